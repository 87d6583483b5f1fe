// The whole job by keyboard alone: no test in this file touches the mouse.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

/** Presses keys one after the other. */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on with Tab until a thing has the focus. */
async function tabTo(page, thing) {
  for (let stops = 0; stops < 60; stops += 1) {
    if (await thing.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${thing}`);
}

/** Ends when the new model is on screen, which its name alone does not tell: the model before may be untitled too. */
async function newModel({ app, page }) {
  const item = page.getByRole("menuitem", { name: "New model" });
  await tabTo(page, app.modelMenu);
  await press(page, "Enter");
  await hasFocus(item);
  await press(page, "Enter");
  await item.waitFor({ state: "hidden" });
  await app.canvas.thing().first().waitFor({ state: "detached" });
  await app.expectModel("Untitled");
}

/** Waits until a thing has the focus. */
async function hasFocus(thing) {
  await thing.and(thing.page().locator(":focus")).waitFor({ state: "attached" });
}

async function exportModel(page) {
  return downloadFrom(page, () => page.keyboard.press("Control+s"));
}

const lines = (model) => model.interactions.map(({ from, to, kind }) => `${from} -> ${to}: ${kind}`).sort();
const homes = (model) => Object.fromEntries(model.services.map(({ id, context }) => [id, context]));

/** Two contexts, three services in them, and what they say to each other. */
async function draw({ app, page }) {
  const { canvas } = app;
  await press(page, "Shift+C");
  await canvas.typeName("Shop");
  await press(page, "n");
  await canvas.typeName("Web");
  await press(page, "Escape", "Shift+C");
  await canvas.typeName("Delivery");
  await press(page, "n");
  await canvas.typeName("Orders");
  await press(page, "Shift+M");
  await canvas.typeName("Drivers");
  await press(page, "n");
  await canvas.typeName("Stock");
  await selectInOutline({ app, page }, "Web");
  await press(page, "i", "Tab", "Enter", "q");
  await canvas.kindChooser.getByRole("button", { name: /^Query\b/, pressed: true }).waitFor();
  await selectInOutline({ app, page }, "Orders");
  await press(page, "i", "Enter");
  await canvas.typeName("Ledger");
  await press(page, "e");
  await canvas.kindChooser.getByRole("button", { name: /^Event\b/, pressed: true }).waitFor();
}

/** Draws the way back, finds the circle among the findings, and takes it back. */
async function seeCircle({ app, page }) {
  await selectInOutline({ app, page }, "Orders");
  await press(page, "i", "Tab", "Tab", "Tab", "Enter", "r");
  await tabTo(page, page.getByRole("tab", { selected: true }));
  await press(page, "End", "ArrowLeft");
  await tabTo(page, page.getByRole("button", { name: "Orders and Web depend on each other in a circle." }));
  await press(page, "Enter");
  await tabTo(page, page.getByRole("tab", { selected: true }));
  await press(page, "Home", "Control+z");
}

/** Finds an entity by its name in the outline, and goes to it on the canvas. */
async function selectInOutline({ app, page }, name) {
  const search = page.getByLabel("Search the outline");
  await tabTo(page, search);
  await page.keyboard.type(name);
  await press(page, "ArrowDown");
  await hasFocus(app.outline);
  await press(page, "Home");
  for (let row = 0; row < 30 && !(await isAt(app, name)); row += 1) await press(page, "ArrowDown");
  await press(page, "Enter");
  await app.outlineItem(name).and(page.locator("[aria-selected=true]")).waitFor();
  await hasFocus(app.canvas.element);
}

async function isAt(app, name) {
  const [spoken] = await app.spoken(app.outlineRow);
  return spoken.startsWith(`${name}, `);
}

browserTest("a system is drawn, judged, broken, taken away and opened again without a mouse", async ({ app, page, watch }) => {
  const { canvas } = app;
  await newModel({ app, page });
  await draw({ app, page });
  const drawn = await exportModel(page);
  const model = JSON.parse(drawn.text);
  assert.deepEqual(homes(model), { ledger: "delivery", orders: "delivery", stock: "delivery", web: "shop" });
  assert.deepEqual(lines(model), ["orders -> ledger: event", "web -> orders: query"]);

  while ((await canvas.ids()).length > 0) await press(page, "Control+z");
  while ((await app.redo.getAttribute("aria-disabled")) === null) await press(page, "Control+Shift+z");
  assert.equal((await exportModel(page)).text, drawn.text);

  await seeCircle({ app, page });
  await selectInOutline({ app, page }, "Orders");
  await press(page, "x");
  await page.getByRole("tab", { name: "Blast radius", selected: true }).waitFor();
  await canvas.thing("orders").and(page.locator("[data-outage=failed]")).waitFor({ state: "attached" });
  assert.deepEqual(await canvas.states(), { ledger: "delayed", orders: "failed", web: "down" });
  assert.equal(await app.calledOut(), "Drivers");
  await press(page, "Escape");
  assert.deepEqual(await canvas.states(), {});

  await page.reload();
  await app.ready();
  await canvas.thing("ledger").waitFor({ state: "attached" });
  await newModel({ app, page });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
  await chooser.setFiles({ name: drawn.name, mimeType: "application/json", buffer: drawn.bytes });
  await canvas.thing("ledger").waitFor({ state: "attached" });
  assert.equal((await exportModel(page)).text, drawn.text);
  expectNothingForeign(watch);
});

browserTest("the parts of the page follow each other with Tab, and the focus is always seen", async ({ app, page }) => {
  await app.expectModel("Bookshop");
  const stops = [
    app.modelMenu,
    page.getByRole("tab", { name: "Map" }),
    app.command("Fail"),
    app.shareMenu,
    page.getByRole("button", { name: "Add service", exact: true }),
    page.getByLabel("Search the outline"),
    app.outline,
    app.canvas.element,
  ];
  for (const stop of stops) {
    await tabTo(page, stop);
    const ring = await stop.evaluate((element) => {
      const rings = [getComputedStyle(element), getComputedStyle(element, "::after")];
      return rings.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none");
    });
    assert.ok(ring, `no focus is seen on ${stop}`);
  }
});

browserTest("keys scroll what is read, and change nothing of what is selected", async ({ app, page }) => {
  await app.outlineItem("Pricing").first().click();
  await app.look("Findings");
  const list = page.getByRole("region", { name: "List of findings" });
  await list.focus();
  for (const key of ["ArrowDown", "ArrowDown", "PageDown", "Delete", "Backspace", "Enter", " "]) await page.keyboard.press(key);
  await page.waitForFunction((element) => element.scrollTop > 0, await list.elementHandle());
  assert.ok(await app.undo.isDisabled(), "something was changed");
  assert.equal(await page.getByRole("textbox", { name: "Name" }).and(page.locator(":focus")).count(), 0);
});

browserTest("a key that removes does so in the drawing and in the outline, and at no control elsewhere", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").click();
  await app.look("Findings");
  const controls = [
    page.getByRole("tab", { name: "Findings" }),
    app.shareMenu,
    page.getByRole("button", { name: "Add service", exact: true }),
    page.getByRole("button", { name: "Zoom in", exact: true }),
    page.locator(".side-right button").first(),
    page.getByRole("contentinfo").getByRole("button").first(),
  ];
  for (const control of controls) {
    await control.focus();
    await press(page, "Delete", "Backspace", "Control+x");
  }
  await app.outlineItem("Pricing, service").and(page.locator("[aria-selected=true]")).waitFor();
  assert.ok(await app.undo.isDisabled(), "something was removed");
  const fit = page.getByRole("button", { name: "Zoom to fit", exact: true });
  for (const goThere of [() => app.canvas.element.focus(), () => app.outline.focus(), () => fit.click()]) {
    await goThere();
    await press(page, "Delete");
    await app.canvas.thing("pricing").waitFor({ state: "detached" });
    await press(page, "Control+z");
    await app.canvas.thing("pricing").waitFor({ state: "attached" });
  }
});

browserTest("where a button went with what it did, Delete removes nothing", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").click();
  await press(page, "x");
  const recover = page.getByRole("button", { name: "Recover all" });
  await recover.focus();
  await press(page, "Enter");
  await recover.waitFor({ state: "detached" });
  await press(page, "Delete", "Backspace", "Control+x");
  // What is said next is said after the keys were heard.
  await app.canvas.element.focus();
  await press(page, "ArrowRight");
  await app.said.filter({ hasText: /^Pricing moved right/ }).waitFor({ state: "attached" });
  await app.canvas.thing("pricing").waitFor({ state: "attached" });
});

browserTest("what is begun anywhere goes on in the drawing, and is said until it ends", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").click();
  await app.shareMenu.focus();
  await press(page, "i");
  await hasFocus(app.canvas.element);
  await app.said.filter({ hasText: /^Connecting Pricing\./ }).waitFor({ state: "attached" });
  await press(page, "Escape");
  await app.said.filter({ hasText: /^Not connected$/ }).waitFor({ state: "attached" });
  await app.look("Blast radius");
  await press(page, "x");
  await app.said.filter({ hasText: /^Pricing failed: / }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Recover all" }).click();
  await app.said.filter({ hasText: /^Recovered$/ }).waitFor({ state: "attached" });
});

browserTest("the same said twice is said anew", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").click();
  await app.canvas.element.focus();
  for (let time = 0; time < 3; time += 1) {
    const before = await app.said.textContent();
    await press(page, "ArrowDown");
    const said = await app.said.elementHandle();
    await page.waitForFunction(({ said, before }) => said.textContent !== before, { said, before });
    assert.equal((await app.said.textContent()).trim(), "Pricing moved down");
  }
});

browserTest("whoever follows the foot of the page arrives at what it shows", async ({ app, page }) => {
  const foot = page.getByRole("contentinfo");
  for (const [way, place] of [["Show the wall", "[role=gridcell]"], ["Show the findings", "[role=region][aria-label='List of findings']"]]) {
    const button = foot.getByRole("button", { name: way }).or(foot.getByTitle(way)).first();
    await button.focus();
    await press(page, "Enter");
    await page.locator(`.side-right ${place}:focus`).waitFor();
  }
});
