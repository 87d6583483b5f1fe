// Who leans on whom: the matrix by mouse and by keyboard, what is taken away of it, and the walk along the wall of teams.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";

const grid = (page) => page.getByRole("grid");
const behind = (page) => page.getByRole("region", { name: "Behind the cell" });
const level = (page, name) => page.getByRole("group", { name: "Matrix of" }).getByRole("button", { name, exact: true });
const cell = (page, from, to) => page.getByRole("gridcell", { name: new RegExp(`^${from} (leans|waits) on ${to}:`) });

/** A model in which Orders and Pricing wait for each other, as people say. */
function quarrel() {
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    format: "counterpoint",
    version: 1,
    name: "Quarrel",
    teams: [{ id: "orders", name: "Orders" }, { id: "pricing", name: "Pricing" }, { id: "web", name: "Web" }],
    services: [
      { id: "checkout", name: "Checkout", team: "orders" },
      { id: "prices", name: "Prices", team: "pricing" },
      { id: "shop", name: "Shop", team: "web" },
    ],
    interactions: [
      { id: "one", from: "checkout", to: "prices", kind: "request" },
      { id: "two", from: "shop", to: "checkout", kind: "request" },
    ],
    needs: [
      { id: "currency", from: "orders", on: "pricing", what: "prices with a currency", state: "blocking", since: day(-30), neededBy: day(-5) },
      { id: "vouchers", from: "pricing", on: "orders", what: "which vouchers were used", state: "slowing" },
    ],
  };
}

async function openQuarrel(app) {
  await app.openFile("quarrel.json", JSON.stringify(quarrel()));
  await app.expectModel("Quarrel");
  await app.look("Matrix");
}

browserTest("a cell shows what stands behind it, and selects it", async ({ app, page }) => {
  await app.look("Matrix");
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "12");
  await cell(page, "Checkout", "Pricing").hover();
  await behind(page).getByText("Checkout leans on Pricing: query, strength 3").waitFor();
  await cell(page, "Checkout", "Pricing").click();
  assert.equal(await app.canvas.kindChooser.isVisible(), false, "who looks at the matrix changes no kinds");
  await page.mouse.move(4, 4);
  await behind(page).getByRole("button", { name: "Checkout → Pricing" }).click();
  await app.look("Map");
  await page.locator(".inspector-head", { hasText: "Checkout → Pricing" }).waitFor();
});

browserTest("the matrix is walked with the keyboard", async ({ app, page }) => {
  await app.look("Matrix");
  const focused = page.locator("[role=gridcell]:focus");
  await page.locator("[role=gridcell][tabindex='0']").focus();
  assert.equal(await page.locator("[role=gridcell][tabindex='0']").count(), 1);
  await page.keyboard.press("Control+End");
  await page.locator("[role=gridcell][id='matrix-10-10']:focus").waitFor();
  await page.keyboard.press("Control+ArrowLeft");
  await page.waitForFunction(() => document.activeElement?.textContent.includes("leans on"));
  const label = await focused.locator(".visually-hidden").innerText();
  await behind(page).getByText(label, { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await app.look("Map");
  await page.locator(".inspector-head").waitFor();
});

browserTest("contexts lean on contexts", async ({ app, page }) => {
  await app.look("Matrix");
  await level(page, "Contexts").click();
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "7");
  assert.equal(await page.locator(".matrix-box").count(), 1);
  await cell(page, "Orders", "Pricing").click();
  await behind(page).getByText("Checkout → Pricing").waitFor();
});

browserTest("a large matrix puts only what is in sight on the page", async ({ app, page }) => {
  const services = Array.from({ length: 300 }, (_, at) => ({ id: `s${at}`, name: `Service ${at}` }));
  const interactions = services.slice(1).map(({ id }, at) => ({ id: `i${at}`, from: id, to: `s${at}`, kind: "request" }));
  await app.openFile("large.json", JSON.stringify({ format: "counterpoint", version: 1, name: "Large", services, interactions }));
  await app.expectModel("Large");
  await app.look("Matrix");
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "301");
  assert.ok((await page.locator("[role=gridcell]").count()) < 250);
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("Control+End");
  await page.locator("#matrix-299-299:focus").waitFor();
  const [head, focused] = await Promise.all([page.locator(".matrix-heads").boundingBox(), page.locator("#matrix-299-299").boundingBox()]);
  assert.ok(focused.y >= head.y + head.height, "the focus is not below the heads");
  assert.ok((await page.locator("[role=gridcell]").count()) < 250);
});

browserTest("the matrix is taken away as a table and as a picture", async ({ app, page }) => {
  await app.look("Matrix");
  const table = await downloadFrom(page, () => page.getByRole("button", { name: "Export the matrix as CSV" }).click());
  assert.equal(table.name, "bookshop.services.csv");
  const lines = table.text.trimEnd().split("\r\n");
  assert.equal(lines.length, 12);
  assert.ok(lines.some((line) => line.startsWith("Checkout,") && line.includes("request, strength")));
  const picture = await downloadFrom(page, () => page.getByRole("button", { name: "Export the matrix as SVG" }).click());
  assert.equal(picture.name, "bookshop.services.svg");
  assert.match(picture.text, /^<svg [^]*Checkout[^]*<\/svg>\n$/);
});

browserTest("the foot of the page leads to the wall, and circles stand above it", async ({ app, page }) => {
  await openQuarrel(app);
  await app.look("Map");
  await page.getByRole("contentinfo").getByRole("button", { name: "teams waiting" }).waitFor();
  await page.getByRole("button", { name: "Show the wall" }).click();
  await page.getByText(/^(Orders waits for Pricing waits for Orders|Pricing waits for Orders waits for Pricing)$/).waitFor();
  await cell(page, "Orders", "Pricing").getByText("stated", { exact: true }).waitFor();
  await cell(page, "Orders", "Pricing").click();
  await behind(page).getByText("prices with a currency", { exact: true }).waitFor();
});

browserTest("the wall is walked stop by stop", async ({ app, page }) => {
  await openQuarrel(app);
  await level(page, "Teams").click();
  await page.getByRole("button", { name: "Walk the wall" }).click();
  const stop = page.getByRole("article");
  await stop.getByRole("heading", { name: "Orders waits for Pricing" }).waitFor();
  await stop.getByText(/raised 30 days ago, 5 days overdue/).waitFor();
  await page.getByText("1 of 3", { exact: true }).waitFor();
  await stop.and(page.locator(":focus")).waitFor();
  for (const [key, place] of [["Tab", page.getByRole("button", { name: "Edit the need" })], ["Shift+Tab", stop]]) {
    await page.keyboard.press(key);
    await place.and(page.locator(":focus")).waitFor();
  }
  await page.keyboard.press("ArrowRight");
  await page.getByText("2 of 3", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("3 of 3", { exact: true }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByText("3 of 3", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Previous" }).click();
  await page.keyboard.press("ArrowLeft");
  await page.getByText("1 of 3", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Edit the need" }).click();
  await page.getByRole("region", { name: "Inspector" }).waitFor();
  await page.locator("#wall-stop").focus();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Walk the wall" }).and(page.locator(":focus")).waitFor();
});

for (const theme of ["Light", "Dark"]) {
  browserTest(`the matrix and the wall are accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await app.look("Matrix");
    for (const name of ["Services", "Contexts", "Teams"]) {
      await level(page, name).click();
      await expectAccessible(page, `Matrix, ${name}`);
    }
    await openQuarrel(app);
    await expectAccessible(page, "a quarrel on the wall");
    await page.getByRole("button", { name: "Walk the wall" }).click();
    await expectAccessible(page, "the walk");
    await app.newModel();
    await app.look("Matrix");
    await expectAccessible(page, "an empty matrix");
  });
}
