// What a first session meets: names asked for at the edge, notices that have had their time, links that say nothing.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";

const trusted = { context: { permissions: ["clipboard-read", "clipboard-write"] } };

async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+v");
}

/** How far the area around the canvas is scrolled. */
const scrolled = (page) => page.locator(".canvas-area").evaluate((area) => [area.scrollLeft, area.scrollTop]);

browserTest("a name asked for beyond the edge moves the drawing, never the page", async ({ app, page }) => {
  await app.newModel();
  for (const name of ["A1", "B1"]) {
    await page.keyboard.press("n");
    await app.canvas.nameField.fill(name);
    await page.keyboard.press("Enter");
    await app.canvas.nameField.waitFor({ state: "detached" });
  }
  await page.keyboard.press("i");
  await page.keyboard.press("Enter");
  await app.canvas.nameField.waitFor();
  assert.deepEqual(await scrolled(page), [0, 0]);
  const [canvas, field] = [await app.canvas.element.boundingBox(), await app.canvas.nameField.boundingBox()];
  assert.ok(field.x >= canvas.x && field.x + field.width <= canvas.x + canvas.width, "the field is out of view");
  await page.keyboard.press("Enter");
  await app.canvas.nameField.waitFor({ state: "detached" });
  const box = await app.canvas.box("service");
  assert.ok(box.x >= canvas.x && box.x + box.width <= canvas.x + canvas.width, "the new service is out of view");
});

browserTest("a notice about a paste goes with the next edit, paste or model", trusted, async ({ app, page }) => {
  const notice = page.getByLabel("Notices").getByText("Lines that were not read");
  const next = {
    edit: () => page.keyboard.press("n").then(() => page.keyboard.press("Enter")),
    paste: () => paste(page, "Web"),
    model: () => app.newModel(),
  };
  await app.newModel();
  for (const act of Object.values(next)) {
    await paste(page, "-> :: ->");
    await notice.waitFor();
    await act();
    await notice.waitFor({ state: "detached" });
  }
});

browserTest("a link that names no file opens nothing", { path: "?open=" }, async ({ page }) => {
  assert.equal(await page.getByRole("dialog").count(), 0);
});
