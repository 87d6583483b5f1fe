// The frame around the drawing: menus, tabs, help and themes.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";

browserTest("a menu is walked with the arrow keys and gives the focus back", async ({ app, page }) => {
  await app.shareMenu.focus();
  await page.keyboard.press("Enter");
  await page.locator("[role=menuitem]:focus").waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Export analysis (JSON)");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "Export PNG");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Export model (JSON)");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "Share");
});

browserTest("the tabs are walked with the arrow keys", async ({ page }) => {
  await page.getByRole("tab", { name: "Map" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "Matrix" }).getAttribute("aria-selected"), "true");
  await page.keyboard.press("End");
  assert.equal(await page.getByRole("tab", { name: "Assumptions" }).getAttribute("aria-selected"), "true");
});

browserTest("the drawing is moved with the space bar while a tab has the focus", async ({ app, page }) => {
  const before = await app.canvas.place("pricing");
  await app.look("Map");
  await page.keyboard.down(" ");
  const from = await app.canvas.spot(0.5, 0.5);
  await app.canvas.drag(from, { x: from.x + 60, y: from.y + 40 });
  await page.keyboard.up(" ");
  assert.deepEqual(await app.canvas.place("pricing"), { x: before.x + 60, y: before.y + 40 });
});

browserTest("the question mark lists the shortcuts", async ({ page }) => {
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByText("Group into context").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
});

browserTest("the theme that was chosen is kept", async ({ app, page }) => {
  await app.chooseTheme("Dark");
  await page.reload();
  await app.ready();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
});

async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element.getAttribute("aria-label") ?? element.querySelector(".label, .button-label")?.textContent;
  });
}

browserTest("F6 goes from part to part of the page, and Shift+F6 back", async ({ app, page }) => {
  await app.look("Coupling");
  const isIn = (part) => page.locator(`${part}:focus-within`).waitFor({ state: "attached" });
  for (const part of [".palette", ".outline", "main", ".side-right", ".status-bar", ".top-bar"]) {
    await page.keyboard.press("F6");
    await isIn(part);
  }
  await page.keyboard.press("Shift+F6");
  await isIn(".status-bar");
  await page.getByRole("searchbox").or(page.getByPlaceholder("Search")).first().focus();
  await page.keyboard.press("F6");
  await isIn("main");
  await page.keyboard.press("Shift+F6");
  await app.outlineRow.waitFor({ state: "attached" });
});
