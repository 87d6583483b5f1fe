// The frame around the drawing: reachable by name and by keyboard, accessible in both themes.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";

for (const theme of ["Light", "Dark"]) {
  browserTest(`views, menus and dialogs are accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    for (const view of ["Map", "Coupling", "Blast radius", "Findings"]) {
      await page.getByRole("tab", { name: view }).click();
      await expectAccessible(page, view);
    }
    for (const menu of [app.modelMenu, app.shareMenu]) {
      await menu.click();
      await expectAccessible(page, "a menu");
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expectAccessible(page, "the help sheet");
    await page.keyboard.press("Escape");
    await app.openFile("notes.json", "not JSON at all");
    await page.getByRole("dialog").getByRole("button", { name: "OK" }).waitFor();
    await expectAccessible(page, "the refusal of a file");
    await page.keyboard.press("Escape");
    await app.showModels();
    await expectAccessible(page, "the start screen");
  });
}

browserTest("every file command is one click inside a menu, by its exact name", async ({ app, page }) => {
  await app.modelMenu.click();
  for (const name of ["New model", "Open"]) await page.getByRole("menuitem", { name, exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await app.shareMenu.click();
  for (const name of ["Export model (JSON)", "Export analysis (JSON)", "Export SVG", "Export PNG"]) {
    await page.getByRole("menuitem", { name, exact: true }).waitFor();
  }
});

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
  assert.equal(await page.getByRole("tab", { name: "Coupling" }).getAttribute("aria-selected"), "true");
  await page.keyboard.press("End");
  assert.equal(await page.getByRole("tab", { name: "Findings" }).getAttribute("aria-selected"), "true");
});

browserTest("the question mark lists the shortcuts", async ({ page }) => {
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByText("Group into context").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
});

browserTest("the file input is labelled on every view", async ({ app, page }) => {
  const input = page.getByLabel("Open model file");
  for (const view of ["Map", "Coupling", "Blast radius", "Findings"]) {
    await page.getByRole("tab", { name: view }).click();
    assert.equal(await input.count(), 1);
  }
  await app.showModels();
  assert.equal(await input.count(), 1);
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
