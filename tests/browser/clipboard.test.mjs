// The speed of talk: names and lines of text become a drawing, and parts of a drawing travel from tab to tab.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";

/** Puts a text on the clipboard of the page and presses the key that pastes. */
async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+v");
}

const trusted = { context: { permissions: ["clipboard-read", "clipboard-write"] } };
const lines = (model) => model.interactions.map(({ from, to, kind }) => `${from} -> ${to}: ${kind}`).sort();

browserTest("a pasted list of names is drawn, and lines between them too", trusted, async ({ app, page }) => {
  await app.newModel();
  await paste(page, "Web\n- Basket\n- Payment: external\n");
  await app.canvas.thing("payment").waitFor({ state: "attached" });
  assert.deepEqual(await app.canvas.ids(), ["basket", "payment", "web"]);
  await paste(page, "web -> basket: request\nbasket -> payment -> ledger: event");
  await app.canvas.thing("ledger").waitFor({ state: "attached" });
  const { model } = await app.exportedModel();
  assert.deepEqual(lines(model), ["basket -> payment: event", "payment -> ledger: event", "web -> basket: request"]);
  assert.equal(model.services.find(({ id }) => id === "payment").kind, "external");
});

browserTest("a context travels to another tab with what is in it", trusted, async ({ app, page, context }) => {
  await app.canvas.click(await app.canvas.place("orders", "top").then(({ x, y }) => ({ x, y: y + 6 })));
  await page.keyboard.press("Control+c");
  const other = await app.inAnotherTab(context);
  await other.newModel();
  await other.page.keyboard.press("Control+v");
  await other.canvas.thing("checkout").waitFor({ state: "attached" });
  const { model } = await other.exportedModel();
  assert.deepEqual(model.services.map(({ id, context }) => [id, context]), [["basket", "orders"], ["checkout", "orders"]]);
  assert.deepEqual(lines(model), ["checkout -> basket: query"]);
  assert.deepEqual(model.teams.map(({ name }) => name), ["Orders"]);
});

browserTest("what is typed in a field stays text", trusted, async ({ app, page }) => {
  await app.newModel();
  await page.keyboard.press("n");
  await paste(page, "Web -> Shop");
  await page.keyboard.press("Enter");
  await app.canvas.nameField.waitFor({ state: "detached" });
  const { model } = await app.exportedModel();
  assert.deepEqual(model.services.map(({ name }) => name), ["Web -> Shop"]);
});
