// The first page: it opens from anywhere, weighs little, asks nobody else for anything, and is accessible.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { holdRestBack } from "./support/rest.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

browserTest("the page opens under its strict policy", async ({ page, watch }) => {
  assert.match(await page.title(), /Counterpoint/);
  expectNothingForeign(watch);
});

browserTest("the page opens from a sub-path of a server", { prefix: "/tools/counterpoint/" }, async ({ page, watch }) => {
  assert.match(await page.title(), /Counterpoint/);
  expectNothingForeign(watch);
});

browserTest("the policy is in force: an inline script does not run", async ({ page, watch }) => {
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ranInline = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.ranInline), undefined);
  assert.equal(watch.violations.length, 1);
});

browserTest("a request to another origin is blocked and seen", async ({ page, watch }) => {
  const fetched = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "arrived", () => "blocked"));
  assert.equal(fetched, "blocked");
  assert.throws(() => expectNothingForeign(watch));
});

browserTest("the first page is accessible", async ({ page }) => {
  await expectAccessible(page, "the first page");
});

browserTest("the first page stands and answers before the rest of the program is there", { open: false }, async ({ app, page, watch }) => {
  const rest = await holdRestBack(page);
  await page.goto(app.url);
  await Promise.race([app.ready(), app.crashPanel.waitFor()]);
  assert.deepEqual(await rest.needed(), [], "the first page needs this of the rest; `xtask/deferred.txt` should not list it");
  await app.expectModel("Bookshop");
  await app.canvas.thing("pricing").waitFor({ state: "attached" });
  assert.ok(await isPainted(page), "nothing is painted");
  await page.locator("#architecture-canvas").hover();
  await page.mouse.wheel(0, 40);
  await page.keyboard.press("x");
  assert.deepEqual(await rest.needed(), [], "looking around needs this of the rest");

  rest.release();
  await page.getByRole("tab", { name: "Blast radius", selected: true }).waitFor();
  await page.getByRole("tree", { name: "Model" }).waitFor();
  expectNothingForeign(watch);
});

browserTest("what is needed of the rest before it is there is loaded at once", { open: false }, async ({ app, page }) => {
  const rest = await holdRestBack(page, { grantAtOnce: true });
  await app.open();
  assert.match(await copied(page), /"name": ?"Pricing"/);
  rest.release();
  await page.getByRole("tree", { name: "Model" }).waitFor();
  assert.equal(await app.crashPanel.isVisible(), false);
});

browserTest("a menu that is opened before its items are there takes the focus with them", { open: false }, async ({ app, page }) => {
  const rest = await holdRestBack(page);
  await app.open();
  const menu = page.getByRole("menu", { name: "Share" });
  await page.getByRole("button", { name: "Share" }).focus();
  await page.keyboard.press("Enter");
  await menu.waitFor();
  assert.equal(await menu.getByRole("menuitem").count(), 0);

  rest.release();
  await menu.locator("[role='menuitem']:focus").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const isFirst = (item) => item === document.activeElement;
  assert.ok(await menu.getByRole("menuitem").first().evaluate(isFirst));
});

browserTest("a menu whose items come late leaves the focus where it went meanwhile", { open: false }, async ({ app, page }) => {
  const rest = await holdRestBack(page);
  await app.open();
  await page.getByRole("button", { name: "Share" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu", { name: "Share" }).waitFor();
  await page.locator("#architecture-canvas").focus();

  rest.release();
  await page.getByRole("menuitem").first().waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.equal(await page.evaluate(() => document.activeElement.id), "architecture-canvas");
});

/** What copying puts into the clipboard; it cannot be put off, as the browser asks for it only once. */
function copied(page) {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector("#architecture-canvas").dispatchEvent(event);
    return clipboardData.getData("text/plain");
  });
}

/** Whether anything on the canvas has a colour. */
function isPainted(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector("#architecture-canvas canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value !== 0);
  });
}

/** What a first visit may wait for, gzipped, in bytes. */
const BUDGET = 350_000;

browserTest("what a first visit waits for is within the budget", { open: false }, async ({ app, page, watch }) => {
  const rest = await holdRestBack(page);
  await app.open();
  await app.canvas.thing("pricing").waitFor({ state: "attached" });
  const styles = (await page.locator("meta[name='later-styles']").getAttribute("content")).split(" ");
  const comesLater = (url) => url.includes("-rest-") || styles.some((name) => url === app.url + name);
  const files = [...new Set(watch.requests)].filter((url) => url.startsWith(app.url) && !comesLater(url));
  rest.release();
  assert.ok(files.some((url) => url.endsWith(".wasm")), "the program itself was not seen");
  const total = (await Promise.all(files.map(gzippedSize))).reduce((sum, size) => sum + size, 0);
  assert.ok(total <= BUDGET, `the first visit waits for ${total} bytes gzipped`);
});

/** Asked of the server once more: the browser does not keep large answers. */
async function gzippedSize(url) {
  return gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
}
