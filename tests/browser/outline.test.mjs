// The outline: the whole model as a tree, for those who do not see the drawing and for those who look for a name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { browserTest } from "./support/browser.mjs";
import { synthetic } from "./support/synthetic.mjs";

const bookshop = readFileSync(join(import.meta.dirname, "../../samples/bookshop.counterpoint.json"), "utf8");

browserTest("on the first visit the outline is seen from its beginning", async ({ app, page }) => {
  await app.canvas.thing("pricing").waitFor({ state: "attached" });
  await expectFirstItemInSight({ app, page });
});

browserTest("after a file is opened the first item is in sight beside the palette", async ({ app, page }) => {
  await app.openFile("other.json", bookshop.replace('"Bookshop"', '"Other"'));
  await app.expectModel("Other");
  await expectFirstItemInSight({ app, page });
  await page.getByRole("button", { name: "Add service", exact: true }).waitFor();
});

async function expectFirstItemInSight({ app, page }) {
  const first = app.outline.getByRole("treeitem").first();
  await first.waitFor();
  const item = await first.boundingBox();
  const { width, height } = page.viewportSize();
  assert.ok(item.x >= 0 && item.x + item.width <= width && item.y >= 0 && item.y + item.height <= height);
  const tree = await app.outline.boundingBox();
  assert.ok(item.y >= tree.y - 1 && item.y + item.height <= tree.y + tree.height + 1, "scrolled out of sight");
}

browserTest("every entity has an item that says its place", async ({ app }) => {
  const { contexts, services, interactions, teams, workflows } = JSON.parse(bookshop);
  const items = await app.outline.getByRole("treeitem").evaluateAll((all) =>
    all.map((item) => ({
      name: item.querySelector(".visually-hidden").textContent,
      level: Number(item.getAttribute("aria-level")),
      position: Number(item.getAttribute("aria-posinset")),
      size: Number(item.getAttribute("aria-setsize")),
    })),
  );
  const said = (word, pattern) => items.filter(({ name }) => pattern.test(name)).length;
  for (const { name } of [...contexts, ...services, ...teams, ...workflows]) {
    assert.ok(items.some((item) => item.name.startsWith(`${name},`)), `no item for ${name}`);
  }
  assert.equal(said("interactions", /^(requests|queries|commands|sends events to|streams to|shares data in) /), interactions.length);
  for (const { name, level, position, size } of items) {
    assert.ok(level >= 1 && position >= 1 && position <= size, `${name}: level ${level}, ${position} of ${size}`);
  }
});

browserTest("the tree is walked, folded and searched by keyboard, and selects on the canvas", async ({ app, page }) => {
  const current = async () => (await app.spoken(app.outlineRow)).join();
  await app.outlineItem("Orders, core context").click();
  await page.keyboard.press("ArrowDown");
  assert.match(await current(), /^Basket, service/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.match(await current(), /^Orders, core context/);
  await page.keyboard.press("ArrowLeft");
  await app.outlineItem("Orders, core context").and(page.locator("[aria-expanded=false]")).waitFor();
  assert.equal(await app.outlineItem("Basket").count(), 0);

  await page.getByLabel("Search the outline").fill("ship");
  await app.outlineItem("Shipping").waitFor();
  assert.equal(await app.outlineItem("Web").count(), 0);
  await app.outlineItem("Shipping").click();
  await page.getByRole("heading", { name: "Shipping" }).waitFor();
  assert.ok(await app.outlineItem("Shipping").and(page.locator("[aria-selected=true]")).count());
  await page.keyboard.press("x");
  await app.canvas.thing("shipping").and(page.locator("[data-outage=failed]")).waitFor({ state: "attached" });
  await app.outlineItem("Shipping, .*failed").waitFor();
});

browserTest("what is selected on the canvas is selected and in sight in the outline", async ({ app, page }) => {
  await app.canvas.click(await app.canvas.place("wmsdb"));
  const item = app.outline.locator("[aria-selected=true]");
  await item.waitFor();
  assert.match((await app.spoken(item)).join(), /datastore/);
  const [row, tree] = [await item.boundingBox(), await app.outline.boundingBox()];
  assert.ok(row.y >= tree.y - 1 && row.y + row.height <= tree.y + tree.height + 1);
  await page.getByLabel("Search the outline").waitFor();
});

browserTest("a name is typed in its row, taken with Enter, left alone with Escape, and the focus stays in the tree", async ({ app, page }) => {
  await app.outlineItem("Pricing").first().click();
  await app.outlineRow.waitFor();
  for (const [name, end, taken] of [["Prices", "Enter", "Prices"], ["Nothing", "Escape", "Prices"], ["Costs", "Tab", "Costs"]]) {
    await page.keyboard.press("F2");
    await app.outline.getByRole("textbox", { name: "Name" }).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press(end);
    await app.outline.getByRole("textbox", { name: "Name" }).waitFor({ state: "detached" });
    await app.outlineItem(taken).first().waitFor();
    if (end !== "Tab") await app.outlineRow.waitFor();
  }
});

browserTest("Enter on a row leads to where its entity is worked on", async ({ app, page }) => {
  await app.outlineItem("Fulfilment, team").click();
  await page.keyboard.press("Enter");
  await page.locator(".side-right input:focus").waitFor();
  assert.match(await page.locator(".side-right input:focus").inputValue(), /^Fulfilment/);
});

/** The rows of the tree that are in sight, as how far each begins below the one before. */
function stepsInSight(tree) {
  return tree.evaluate((element) => {
    const frame = element.getBoundingClientRect();
    const tops = [...element.querySelectorAll("[role=treeitem]")].map((row) => row.getBoundingClientRect().top);
    const near = tops.filter((top) => top > frame.top - 26 && top < frame.bottom).sort((one, other) => one - other);
    const ends = [frame.top, ...near.slice(1), frame.bottom];
    return ends.slice(1).map((top, index) => top - ends[index]);
  });
}

browserTest("wherever a long outline is scrolled, in a window of any height, no row is missing", async ({ app, page }) => {
  await app.openFile("large.json", synthetic(300, 1_500));
  await app.expectModel("Synthetic 300");
  for (const height of [800, 2_400, 500]) {
    await page.setViewportSize({ width: 1280, height });
    for (const share of [0, 0.31, 0.77, 1]) {
      await app.outline.evaluate((element, share) => element.scrollTo(0, share * element.scrollHeight), share);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const steps = await stepsInSight(app.outline);
      const { height: room } = await app.outline.boundingBox();
      assert.ok(steps.length >= Math.floor(room / 26), `${steps.length} rows in ${room} pixels`);
      // A row is 26 pixels high; below the last one there is some room.
      assert.ok(steps.every((step) => step <= 36), `at ${share} of the way, in a window ${height} high: ${steps}`);
      assert.ok((await app.outline.getByRole("treeitem").count()) < 2 * steps.length + 90, "far more rows than are in sight");
    }
  }
});

browserTest("the focus stays in its row however far the list is scrolled, and keys go on from there", async ({ app, page }) => {
  await app.openFile("large.json", synthetic(300, 1_500));
  await app.expectModel("Synthetic 300");
  const rows = app.outline.getByRole("treeitem");
  await rows.nth(30).click();
  const [name] = await app.spoken(app.outlineRow);
  const [after] = await app.spoken(rows.nth(31));
  for (const way of [20_000, -20_000, 20_000]) {
    const first = await rows.nth(5).getAttribute("id");
    await app.outline.hover();
    await page.mouse.wheel(0, way);
    await page.locator(`[id="${first}"]`).waitFor({ state: "detached" });
    assert.deepEqual(await app.spoken(app.outlineRow), [name]);
    assert.equal(await app.outline.getAttribute("aria-activedescendant"), await app.outlineRow.getAttribute("id"));
  }
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await app.spoken(app.outlineRow), [after]);
  const [row, tree] = [await app.outlineRow.boundingBox(), await app.outline.boundingBox()];
  assert.ok(row.y >= tree.y - 1 && row.y + row.height <= tree.y + tree.height + 1, "the row with the focus is out of sight");
  const ring = await app.outlineRow.evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.notEqual(ring, "none", "the focus is not seen");
  assert.ok(await app.undo.isDisabled(), "the key moved something");
});

browserTest("rows that were scrolled past leave nothing behind", { open: false }, async ({ app, page }) => {
  await page.addInitScript(keepMemories);
  await app.open();
  await app.whole();
  await app.openFile("large.json", synthetic(300, 1_500));
  await app.expectModel("Synthetic 300");
  await scrollAbout(app.outline, 50);
  const before = await page.evaluate(() => window.memoryOfPrograms());
  await scrollAbout(app.outline, 100);
  const more = (await page.evaluate(() => window.memoryOfPrograms())) - before;
  // Readers of what outlives them cost 60 kB each time before they were struck off.
  assert.ok(more <= 2_000_000, `${more} more bytes`);

  // Those who still read are told.
  const services = page.getByRole("contentinfo").locator("b").first();
  const known = Number(await services.innerText());
  await app.canvas.element.focus();
  await page.keyboard.press("n");
  await page.keyboard.type("Newcomer");
  await page.keyboard.press("Enter");
  await app.outlineItem("Newcomer").first().waitFor();
  await services.and(page.getByText(String(known + 1), { exact: true })).waitFor();
  await page.getByRole("complementary").getByText("Newcomer").first().waitFor();
});

browserTest("keys for what is selected take up the row with the focus", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").first().click();
  for (const key of ["ArrowDown", "ArrowDown", "Delete"]) await page.keyboard.press(key);
  await app.canvas.thing("catalog").waitFor({ state: "detached" });
  await app.canvas.thing("pricing").waitFor({ state: "attached" });
});

browserTest("with nothing to undo, the browser does not undo what was typed elsewhere", async ({ app, page }) => {
  const search = page.getByLabel("Search the outline");
  await search.focus();
  await page.keyboard.type("pri");
  await page.keyboard.press("Backspace");
  await app.outlineItem("Pricing, service").first().click();
  for (const key of ["Control+z", "Control+z"]) await page.keyboard.press(key);
  assert.equal(await search.inputValue(), "pr");
  await page.keyboard.press("F2");
  await app.outline.getByRole("textbox").waitFor();
});

browserTest("when the row with the focus goes, keys go on from the one that is read out", async ({ app, page }) => {
  await app.outlineItem("Pricing, service").first().click();
  await page.keyboard.press("Delete");
  await app.outlineItem("Pricing, service").waitFor({ state: "detached" });
  const [read] = await app.spoken(app.outlineRow);
  await page.keyboard.press("F2");
  const name = app.outline.getByRole("textbox");
  await name.waitFor();
  assert.ok(read.startsWith(await name.inputValue()), `${read} is read out, ${await name.inputValue()} is renamed`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((before) => !document.querySelector(".outline-row.is-current").textContent.startsWith(before), read);
});

/** On the page: remembers the memory of each program, so that `memoryOfPrograms` can tell the bytes of the largest. */
function keepMemories() {
  const memories = [];
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[way];
    WebAssembly[way] = async (...from) => {
      const made = await instantiate.apply(WebAssembly, from);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }
  window.memoryOfPrograms = () => Math.max(...memories.map((memory) => memory.buffer.byteLength));
}

/** Scrolls to and fro, so far that other rows are on the page each time. */
function scrollAbout(tree, times) {
  return tree.evaluate(async (element, times) => {
    for (let time = 0; time < times; time += 1) {
      element.scrollTop = (time % 2) * 2_000 + (time % 7) * 400;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  }, times);
}
