// Windows below 1280 pixels of width: the sides are drawers, the top bar has two rows, and everything stays within reach.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

const PHONE = { width: 360, height: 640 };
const SMALL = { width: 600, height: 800 };
const TABLET = { width: 1024, height: 768 };
const ALMOST = { width: 1279, height: 800 };
const WIDE = { width: 1280, height: 800 };

const at = (viewport) => ({ context: { viewport, reducedMotion: "reduce" } });
const named = (window) => `${window.width} × ${window.height}`;

const LEFT = "Palette and outline";
const RIGHT = "Details";

/** The button of a drawer. */
const button = (page, name) => page.getByRole("banner").getByRole("button", { name, exact: true });
/** The drawer, if it is open. */
const drawer = (page, name) => page.getByRole("complementary", { name, exact: true });

const isOpen = async (page, name) => (await button(page, name).getAttribute("aria-expanded")) === "true";

async function expectOpen(page, ...names) {
  for (const name of [LEFT, RIGHT]) {
    await drawer(page, name).waitFor({ state: names.includes(name) ? "visible" : "hidden" });
    assert.equal(await isOpen(page, name), names.includes(name), `aria-expanded of ${name}`);
  }
}

async function hasFocus(thing) {
  await thing.and(thing.page().locator(":focus")).waitFor({ state: "attached" });
}

/** What stands in the top bar, each with the part of its place that is seen. */
async function topBar(page) {
  return page.getByRole("banner").evaluate((bar) => {
    const row = bar.querySelector(".tabs").getBoundingClientRect();
    const things = [...bar.querySelectorAll(":is(.top-bar-start, .top-bar-end) > :is(button, p), .tab, .drawer-button")];
    const seen = things.map((thing) => {
      const { left, right, top, bottom, width } = thing.getBoundingClientRect();
      const [from, to] = thing.matches(".tab") ? [Math.max(left, row.left), Math.min(right, row.right)] : [left, right];
      return { name: thing.getAttribute("aria-label") ?? thing.textContent, left: from, right: to, top, bottom, isSeen: width > 1 && to > from };
    });
    return seen.filter(({ isSeen }) => isSeen);
  });
}

async function expectNoOverlap(page, where) {
  const things = await topBar(page);
  const { width } = page.viewportSize();
  assert.ok(things.length >= 8, `${where}: only ${things.length} things in the top bar`);
  for (const [index, one] of things.entries()) {
    assert.ok(one.left >= 0 && one.right <= width, `${where}: ${one.name} is cut off`);
    for (const other of things.slice(index + 1)) {
      const apart = one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5;
      assert.ok(apart, `${where}: ${one.name} lies on ${other.name}`);
    }
  }
  assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, `${where}: the page is wider than the window`);
}

for (const window of [PHONE, SMALL, TABLET, ALMOST]) {
  browserTest(`nothing in the top bar overlaps at ${named(window)}`, at(window), async ({ app, page, watch }) => {
    await expectNoOverlap(page, "at first");
    await app.renameModel("The whole of the bookshop as it was before the great migration of the year before last");
    await expectNoOverlap(page, "a long name");
    const isCut = await app.modelMenu.locator(".button-label").evaluate((label) => label.scrollWidth > label.clientWidth);
    assert.ok(isCut, "a long name ends with an ellipsis");
    for (const name of [LEFT, RIGHT]) {
      await button(page, name).click();
      await expectNoOverlap(page, `${name} open`);
      await button(page, name).click();
    }
    await page.getByRole("tab", { name: "Map" }).focus();
    for (const view of ["Matrix", "Coupling", "Blast radius", "Findings"]) {
      await page.keyboard.press("ArrowRight");
      await expectSeenWhole(page, page.getByRole("tab", { name: view, selected: true }));
    }
    await expectNoOverlap(page, "the last tab");
    await app.showModels();
    await page.getByRole("heading", { name: "Counterpoint" }).waitFor();
    assert.ok(!(await topBar(page)).some(({ name }) => [LEFT, RIGHT].includes(name)), "the start screen has no drawers");
    expectNothingForeign(watch);
  });

  browserTest(`the canvas takes the whole width, and a drawer what is below its button, at ${named(window)}`, at(window), async ({ app, page }) => {
    await expectOpen(page);
    const canvas = await app.canvas.element.boundingBox();
    assert.deepEqual([canvas.x, canvas.width], [0, window.width]);
    const [bar, status] = [await page.getByRole("banner").boundingBox(), await page.getByRole("contentinfo").boundingBox()];
    assert.deepEqual([canvas.y, canvas.y + canvas.height], [bar.y + bar.height, status.y]);
    for (const name of [LEFT, RIGHT]) {
      await button(page, name).click();
      await expectOpen(page, name);
      assert.equal(await button(page, name).getAttribute("aria-controls"), await drawer(page, name).getAttribute("id"));
      const { x, y, width, height } = await drawer(page, name).boundingBox();
      assert.ok(x >= 0 && x + width <= window.width && y >= bar.y + bar.height && y + height <= status.y, `${name} is not in its place`);
      // A click only comes through where nothing lies on top.
      await button(page, name).click();
      await expectOpen(page);
    }
  });
}

async function expectSeenWhole(page, tab) {
  await tab.waitFor();
  const [row, { x, width }] = [await page.getByRole("tablist").boundingBox(), await tab.boundingBox()];
  assert.ok(x >= row.x && x + width <= row.x + row.width, `${await tab.innerText()} is scrolled out of sight`);
}

for (const window of [PHONE, TABLET]) {
  browserTest(`a system is drawn with the mouse out of the drawers at ${named(window)}`, at(window), async ({ app, page, watch }) => {
    const { canvas } = app;
    await app.newModel();
    await button(page, LEFT).click();
    await canvas.dragFromPalette("Add service", await canvas.spot(0.5, 0.3), "Web");
    await expectOpen(page, LEFT);
    await canvas.dragFromPalette("Add datastore", await canvas.spot(0.5, 0.7), "Stock");
    await app.outlineItem("Web").click();
    await button(page, RIGHT).click();
    await expectOpen(page, ...(window.width < 1024 ? [RIGHT] : [LEFT, RIGHT]));
    await drawer(page, RIGHT).getByLabel("Name", { exact: true }).fill("Shop");
    await button(page, RIGHT).click();
    await canvas.thing("web").and(page.locator("[title^=Shop]")).waitFor({ state: "attached" });
    const { model } = await app.exportedModel();
    assert.deepEqual(model.services.map(({ name }) => name).sort(), ["Shop", "Stock"]);
    expectNothingForeign(watch);
  });

  browserTest(`drawers are opened, walked through and closed by keyboard at ${named(window)}`, at(window), async ({ page }) => {
    for (const [name, key] of [[LEFT, "Enter"], [RIGHT, " "]]) {
      await button(page, name).focus();
      await page.keyboard.press(key);
      await expectOpen(page, name);
      await hasFocus(button(page, name));
      await page.keyboard.press("Tab");
      await hasFocus(drawer(page, name).locator("*"));
      await page.keyboard.press("Escape");
      await expectOpen(page);
      await hasFocus(button(page, name));
      await page.keyboard.press(key);
      await expectOpen(page, name);
      await page.keyboard.press(key);
      await expectOpen(page);
    }
  });
}

for (const [window, theme] of [[PHONE, "Light"], [TABLET, "Dark"]]) {
  browserTest(`each drawer is accessible at ${named(window)}: ${theme}`, at(window), async ({ app, page }) => {
    await app.chooseTheme(theme);
    await expectAccessible(page, "drawers closed");
    for (const name of [LEFT, RIGHT]) {
      await button(page, name).click();
      await expectAccessible(page, name);
      await button(page, name).click();
    }
    for (const view of ["Matrix", "Coupling", "Blast radius", "Findings"]) {
      await app.look(view);
      await drawer(page, RIGHT).waitFor();
      await expectAccessible(page, view);
    }
  });
}

browserTest("a view opens its drawer, and the map closes it", at(TABLET), async ({ app, page }) => {
  await app.look("Coupling");
  await expectOpen(page, RIGHT);
  await drawer(page, RIGHT).getByRole("heading", { name: "How tightly is it coupled?" }).waitFor();
  await button(page, RIGHT).click();
  await expectOpen(page);
  await app.look("Coupling");
  await expectOpen(page, RIGHT);
  await app.look("Map");
  await expectOpen(page);
});

browserTest("an outage opens the drawer that tells of it, without taking the focus", at(PHONE), async ({ app, page }) => {
  await app.canvas.click(await app.canvas.place("pricing"));
  await page.keyboard.press("x");
  await page.getByRole("region", { name: "What happens" }).waitFor();
  await expectOpen(page, RIGHT);
  await hasFocus(app.canvas.element);
  await expectSeenWhole(page, page.getByRole("tab", { name: "Blast radius", selected: true }));
  const [canvas, pricing] = [await app.canvas.element.boundingBox(), await app.canvas.box("pricing")];
  assert.ok(pricing.y >= canvas.y && pricing.y + pricing.height <= canvas.y + canvas.height, "what failed is still seen");
  await page.getByLabel("Name an element that breaks").focus();
  await page.keyboard.press("Escape");
  await expectOpen(page);
  await hasFocus(button(page, RIGHT));
  assert.equal((await app.canvas.states()).pricing, "failed", "the first Escape closes the drawer only");
  await page.keyboard.press("Escape");
  assert.deepEqual(await app.canvas.states(), {});
});

browserTest("what is being typed is not lost to a drawer", at(TABLET), async ({ app, page }) => {
  await button(page, LEFT).click();
  await page.getByLabel("Search the outline").click();
  await page.keyboard.type("ship");
  await page.getByRole("tab", { name: "Coupling" }).click();
  await expectOpen(page, LEFT, RIGHT);
  assert.equal(await page.getByLabel("Search the outline").inputValue(), "ship");
  await page.getByLabel("Search the outline").fill("");
  await app.look("Map");
  await button(page, LEFT).click();
  await app.newModel();
  await page.keyboard.press("n");
  await app.canvas.nameField.waitFor();
  await page.keyboard.type("Half a na");
  await button(page, LEFT).click();
  await app.outlineItem("Half a na").waitFor();
});

browserTest("Escape in an explanation closes only that", at(TABLET), async ({ app, page }) => {
  await app.look("Coupling");
  await page.getByRole("button", { name: "System", exact: true }).click();
  await drawer(page, RIGHT).locator(".explained").first().click();
  await drawer(page, RIGHT).getByRole("note").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("note").first().waitFor({ state: "hidden" });
  await expectOpen(page, RIGHT);
  await page.keyboard.press("Escape");
  await expectOpen(page);
});

browserTest("both drawers are open at once only where there is room", at(ALMOST), async ({ page }) => {
  await button(page, LEFT).click();
  await button(page, RIGHT).click();
  await expectOpen(page, LEFT, RIGHT);
  await page.setViewportSize({ width: 800, height: 600 });
  await expectOpen(page, RIGHT);
  await button(page, LEFT).click();
  await expectOpen(page, LEFT);
  await button(page, RIGHT).click();
  await expectOpen(page, RIGHT);
});

browserTest("a wide window shows the sides beside the canvas, whatever was open before", at(TABLET), async ({ app, page }) => {
  await button(page, RIGHT).click();
  await page.setViewportSize(WIDE);
  for (const name of [LEFT, RIGHT]) {
    await drawer(page, name).waitFor();
    assert.equal(await button(page, name).count(), 0, `${name} needs no button`);
  }
  const [left, canvas, right] = [await drawer(page, LEFT).boundingBox(), await app.canvas.element.boundingBox(), await drawer(page, RIGHT).boundingBox()];
  assert.deepEqual([left.x + left.width, canvas.x + canvas.width], [canvas.x, right.x]);
  await app.canvas.click(await app.canvas.place("pricing"));
  await page.locator("summary", { hasText: "More" }).focus();
  await page.keyboard.press("Escape");
  await page.locator(".inspector-head", { hasText: "Pricing" }).waitFor({ state: "detached" });
  await drawer(page, RIGHT).waitFor();
  await page.setViewportSize(TABLET);
  await expectOpen(page, RIGHT);
});
