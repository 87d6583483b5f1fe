// Everyone can use it: no grave violation in any view, dialog or menu, and the names that assistive technology relies on.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";

const VIEWS = ["Map", "Matrix", "Coupling", "Blast radius", "Findings"];

for (const theme of ["Light", "Dark"]) {
  browserTest(`views with something in them are accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await app.canvas.click(await app.canvas.place("pricing"));
    for (const view of VIEWS) {
      await app.look(view);
      await expectAccessible(page, view);
    }
    await app.look("Coupling");
    for (const level of ["Interactions", "System"]) {
      await page.getByRole("button", { name: level, exact: true }).click();
      await expectAccessible(page, `Coupling, ${level}`);
    }
    await app.look("Map");
    await app.command("Fail").click();
    await page.getByRole("region", { name: "What happens" }).waitFor();
    await expectAccessible(page, "an outage");
    await page.keyboard.press("Escape");
    await app.look("Map");
    for (const [what, id] of [["a service", "checkout"], ["a context", "orders"], ["a line", "web-catalog"]]) {
      await selectByName(app, page, id);
      await page.locator("summary", { hasText: "More" }).click();
      await expectAccessible(page, `the inspector of ${what}`);
      await page.locator("summary", { hasText: "More" }).click();
    }
  });

  browserTest(`what opens over the drawing is accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await selectByName(app, page, "web-catalog");
    await app.canvas.kindChooser.waitFor();
    await expectAccessible(page, "the kind chooser");
    await app.canvas.click(await app.canvas.place("pricing"), { button: "right" });
    await page.getByRole("menu", { name: "Selection" }).waitFor();
    await expectAccessible(page, "the context menu");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await app.canvas.nameField.waitFor();
    await expectAccessible(page, "a name being typed");
    await page.keyboard.press("Escape");
    const services = [{ id: "web", name: "Web", kind: "sevice" }];
    await app.openFile("odd.json", JSON.stringify({ format: "counterpoint", version: 1, name: "Odd", services }));
    await page.getByRole("dialog", { name: "odd.json has problems" }).waitFor();
    await expectAccessible(page, "the problems of a file");
    await page.keyboard.press("Escape");
    await app.openFile("notes.json", "not JSON at all");
    await page.getByRole("dialog", { name: "notes.json cannot be opened" }).waitFor();
    await expectAccessible(page, "the refusal of a file");
    await page.keyboard.press("Escape");
    for (const menu of [app.modelMenu, app.shareMenu]) {
      await menu.click();
      await expectAccessible(page, "a menu");
      await page.keyboard.press("Escape");
    }
    await app.command("Keyboard shortcuts").click();
    await expectAccessible(page, "the help sheet");
    await page.keyboard.press("Escape");
    await app.showModels();
    await expectAccessible(page, "the start screen");
    await app.newModel();
    for (const view of VIEWS) {
      await app.look(view);
      await expectAccessible(page, `${view}, empty`);
    }
  });
}

/** Selects what stands in the middle of its element on the canvas. */
async function selectByName(app, page, id) {
  const place = await app.canvas.place(id, id === "orders" ? "top" : "middle");
  await app.canvas.click(id === "orders" ? { x: place.x, y: place.y + 6 } : place);
  await page.locator(".inspector-head").waitFor();
}

browserTest("the names that automation relies on are exactly these, in sight or one click away", async ({ app, page }) => {
  const named = (role, name) => page.getByRole(role, { name, exact: true });
  for (const view of VIEWS) {
    await app.look(view);
    assert.equal(await page.getByLabel("Open model file", { exact: true }).getAttribute("type"), "file");
  }
  await page.locator("[aria-label='Architecture canvas']").waitFor();
  await page.getByRole("tree").waitFor();
  await named("button", "Fail").waitFor();
  assert.equal(await page.getByRole("status").filter({ hasText: "saved" }).count(), 1);
  const hidden = { "model-menu": ["New model", "Open"], "share-menu": ["Export model (JSON)", "Export analysis (JSON)", "Export SVG", "Export PNG"] };
  for (const [id, names] of Object.entries(hidden)) {
    const opener = page.locator(`button[aria-haspopup][popovertarget='${id}']`);
    await opener.click();
    for (const name of names) await named("menuitem", name).waitFor();
    await page.keyboard.press("Escape");
  }
  await app.showModels();
  for (const name of ["New model", "Open"]) await named("button", name).waitFor();
  await page.getByLabel("Open model file", { exact: true }).waitFor({ state: "attached" });
});
