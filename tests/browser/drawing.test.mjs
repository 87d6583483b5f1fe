// The whole job by mouse: draw a system, see its circle found, break one part of it, take the model away and open it again.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

/** Two contexts side by side, three services in them, and a team that owns one. */
async function drawBoxes({ canvas, page }) {
  await page.getByRole("button", { name: "Zoom out" }).click();
  await canvas.dragFromPalette("Add context", await canvas.spot(0.24, 0.3), "Shop");
  await canvas.dragFromPalette("Add context", await canvas.spot(0.76, 0.3), "Delivery");
  await canvas.dragFromPalette("Add service", await canvas.spot(0.24, 0.26), "Web");
  await canvas.dragFromPalette("Add service", await canvas.spot(0.76, 0.26), "Orders");
  await canvas.dragFromPalette("Add team", await canvas.place("orders"), "Drivers");
  await canvas.dragFromPalette("Add service", await canvas.spot(0.24, 0.36), "Stock");
}

/** Interactions between them, each with its kind; the last one leads to a service that is not there yet. */
async function drawLines({ canvas, page }) {
  await canvas.connect("web", "right", "orders");
  await canvas.kindChooser.getByRole("button", { name: /^Request\b/, pressed: true }).waitFor();
  await canvas.connect("web", "bottom", "stock");
  await page.keyboard.press("q");
  await canvas.kindChooser.getByRole("button", { name: /^Query\b/, pressed: true }).waitFor();
  await canvas.connect("orders", "bottom", await canvas.spot(0.76, 0.75));
  await canvas.typeName("Ledger");
  await canvas.kindChooser.getByRole("button", { name: /^Event\b/ }).click();
  await canvas.kindChooser.getByRole("button", { name: /^Event\b/, pressed: true }).waitFor();
}

const lines = (model) => model.interactions.map(({ from, to, kind }) => `${from} -> ${to}: ${kind}`).sort();
const homes = (model) => Object.fromEntries(model.services.map(({ id, context }) => [id, context]));

browserTest("a system is drawn by mouse, judged, broken, taken away and opened again", async ({ app, page, watch }) => {
  const { canvas } = app;
  await app.newModel();
  await drawBoxes(app);
  await drawLines(app);
  const { x, y } = await canvas.place("delivery", "bottom");
  await canvas.drag(await canvas.place("stock"), { x, y: y - 30 });
  const drawn = await app.exportedModel();
  assert.deepEqual(homes(drawn.model), { ledger: undefined, orders: "delivery", stock: "delivery", web: "shop" });
  assert.deepEqual(lines(drawn.model), ["orders -> ledger: event", "web -> orders: request", "web -> stock: query"]);

  await app.undoAll();
  assert.deepEqual(await canvas.ids(), []);
  await app.redoAll();
  assert.equal((await app.exportedModel()).text, drawn.text);

  await canvas.connect("stock", "left", "web");
  await app.look("Findings");
  await page.getByRole("button", { name: "Stock and Web depend on each other in a circle." }).click();
  await app.look("Map");
  await app.undo.click();

  await canvas.click(await canvas.place("orders"));
  await app.command("Fail").click();
  await canvas.thing("web").and(page.locator("[data-outage=down]")).waitFor({ state: "attached" });
  assert.deepEqual(await canvas.states(), { ledger: "delayed", orders: "failed", web: "down" });
  await app.hit("Web").locator(".state-tag", { hasText: "down" }).waitFor();
  await app.hit("Web").getByText("1 of 2 calls fails").waitFor();
  assert.match(await app.hit("Web").locator(".way").innerText(), /Orders called by Web/);
  assert.equal(await app.calledOut(), "Drivers");
  await app.hit("Web").locator(".way").getByRole("button").last().click();
  assert.equal((await app.exportedModel()).text, drawn.text, "an outage is no part of the model");

  await page.reload();
  await app.ready();
  await canvas.thing("ledger").waitFor({ state: "attached" });
  await app.newModel();
  await app.openFile(drawn.name, drawn.text);
  await canvas.thing("ledger").waitFor({ state: "attached" });
  assert.equal((await app.exportedModel()).text, drawn.text);
  expectNothingForeign(watch);
});

browserTest("several boxes are caught, moved together and deleted", async ({ app, page }) => {
  const { canvas } = app;
  await app.newModel();
  for (const [name, across] of [["One", 0.3], ["Two", 0.7]]) {
    const spot = await canvas.spot(across, 0.3);
    await page.mouse.dblclick(spot.x, spot.y);
    await canvas.typeName(name);
  }
  await canvas.drag(await canvas.spot(0.02, 0.1), await canvas.spot(0.98, 0.5));
  const [one, two] = [await canvas.place("one"), await canvas.place("two")];
  await canvas.drag(one, { x: one.x, y: one.y + 160 });
  assert.deepEqual(await canvas.place("two"), { x: two.x, y: two.y + 160 });
  await page.keyboard.press("Delete");
  assert.deepEqual(await canvas.ids(), []);
  await app.undo.click();
  assert.deepEqual(await canvas.ids(), ["one", "two"]);
});

browserTest("the view follows a box that rests at its edge", async ({ app, page }) => {
  const { canvas } = app;
  const [from, edge, frame] = [await canvas.place("pricing"), await canvas.spot(0.5, 0.5), await canvas.element.boundingBox()];
  edge.y = frame.y + frame.height - 3;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y, { steps: 4 });
  // The dots of the ground move with the drawing.
  const ground = () => canvas.element.evaluate((element) => parseFloat(element.style.backgroundPositionY));
  const before = await ground();
  for (let now = before; now > before - 150; now = await ground()) await page.waitForTimeout(20);
  await page.keyboard.press("Escape");
  const still = await ground();
  await page.mouse.up();
  await page.waitForTimeout(100);
  assert.equal(await ground(), still);
  await page.getByRole("button", { name: "Undo", exact: true }).and(page.locator("[aria-disabled='true']")).waitFor();
});

browserTest("two fingers zoom the drawing and change nothing in it", { context: { hasTouch: true } }, async ({ app, page }) => {
  const { canvas } = app;
  const box = await canvas.box("pricing");
  const first = await canvas.place("pricing");
  const before = await app.exportedModel();
  const hand = await page.context().newCDPSession(page);
  const touch = (type, ...places) => {
    const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
    return hand.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  const beside = (by) => ({ x: first.x + by, y: first.y });
  await touch("touchStart", first);
  await touch("touchMove", beside(-20));
  await touch("touchMove", beside(-40));
  await touch("touchStart", beside(-40), beside(40));
  for (const by of [50, 60, 70, 80]) await touch("touchMove", beside(-by), beside(by));
  await touch("touchEnd");
  const after = await canvas.box("pricing");
  assert.ok(Math.abs(after.width / box.width - 2) < 0.1, `the box is ${after.width} wide and was ${box.width}`);
  assert.deepEqual((await app.exportedModel()).model, before.model);
});

browserTest("the kinds that are offered for a line hide no box", async ({ app }) => {
  const { canvas } = app;
  const boxes = await canvas.element.locator(".is-service").evaluateAll((all) => all.map((box) => box.getBoundingClientRect().toJSON()));
  for (const line of ["web-catalog", "web-checkout", "catalog-pricing", "checkout-pricing", "checkout-inventory"]) {
    await canvas.click(await canvas.place(line));
    await canvas.kindChooser.waitFor();
    const panel = await canvas.kindChooser.boundingBox();
    const hides = (box) => box.left < panel.x + panel.width && panel.x < box.right && box.top < panel.y + panel.height && panel.y < box.bottom;
    assert.deepEqual(boxes.filter(hides), [], line);
  }
});

browserTest("an end of a line is drawn from one service to another", async ({ app, page }) => {
  const { canvas } = app;
  await app.newModel();
  await page.getByRole("button", { name: "Zoom out" }).click();
  for (const [name, across, down] of [["Web", 0.2, 0.3], ["Old", 0.8, 0.3], ["New", 0.8, 0.7]]) {
    await canvas.dragFromPalette("Add service", await canvas.spot(across, down), name);
  }
  await canvas.connect("web", "right", "old");
  const end = await canvas.place("old", "left");
  await canvas.drag({ x: end.x - 20 * 0.8, y: end.y }, await canvas.place("new"));
  assert.deepEqual(lines((await app.exportedModel()).model), ["web -> new: request"]);
});
