// What is painted bit by bit, as things change, is what would have been painted at once.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";

/**
 * By how much a channel of a pixel may differ, of 255, after a blur of one pixel: where lines meet, their edges are smoothed a little differently
 * together with others. Of a lone pixel the blur leaves a sixth, of a line as thin as one pixel still two fifths.
 */
const SMOOTHING = 24;

/** The pixels of the canvas on white, blurred by one pixel, kept in the page under a name. */
function keepPicture(page, name) {
  return page.locator("canvas.drawing").evaluate((element, kept) => {
    const paper = new OffscreenCanvas(element.width, element.height).getContext("2d");
    paper.fillStyle = "white";
    paper.fillRect(0, 0, element.width, element.height);
    paper.filter = "blur(1px)";
    paper.drawImage(element, 0, 0);
    globalThis.pictures = { ...globalThis.pictures, [kept]: paper.getImageData(0, 0, element.width, element.height).data };
  }, name);
}

/** How many channels differ visibly between two kept pictures. */
function differences(page, one, other) {
  return page.evaluate(
    ([one, other, most]) => globalThis.pictures[one].filter((value, at) => Math.abs(value - globalThis.pictures[other][at]) > most).length,
    [one, other, SMOOTHING],
  );
}

const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Makes the page forget what it has painted, and paint all of it. */
async function paintAtOnce(page) {
  for (const scheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await drawn(page);
  }
}

/** How often the canvas was wiped out as a whole, and how often in part. */
const wipes = (page) => page.evaluate(() => globalThis.wipes);

function countWipes() {
  globalThis.wipes = { whole: 0, part: 0 };
  const { clip, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (left, top, width, height) {
    if (width === this.canvas.width && height === this.canvas.height) globalThis.wipes.whole += 1;
    return clearRect.call(this, left, top, width, height);
  };
  CanvasRenderingContext2D.prototype.clip = function (...path) {
    globalThis.wipes.part += 1;
    return clip.apply(this, path);
  };
}

browserTest("changes are painted where they are, and leave no trace elsewhere", { context: { colorScheme: "light" } }, async ({ app, page }) => {
  const { canvas } = app;
  const pointAt = async (id) => {
    const { x, y } = await canvas.place(id);
    await page.mouse.move(x, y);
  };
  const drag = async (id, across, down) => {
    const { x, y } = await canvas.place(id);
    await canvas.drag({ x, y }, { x: x + across, y: y + down });
  };
  const steps = [
    ["a box is pointed at", () => pointAt("checkout")],
    ["another is", () => pointAt("fraud")],
    ["a box is dragged", () => drag("fraud", 60, 24)],
    ["that is undone", () => page.keyboard.press("Control+z")],
    ["a line is pointed at", () => pointAt("web-checkout")],
  ];
  await page.evaluate(countWipes);
  await keepPicture(page, "before");
  for (const [name, act] of steps) {
    await act();
    await drawn(page);
    await drawn(page);
    await keepPicture(page, "bit by bit");
    await paintAtOnce(page);
    await keepPicture(page, "at once");
    assert.equal(await differences(page, "bit by bit", "at once"), 0, `after ${name} the picture differs from one painted at once`);
    assert.notEqual(await differences(page, "before", "at once"), 0, `nothing is to be seen of it that ${name}`);
    await keepPicture(page, "before");
  }
  const { whole, part } = await wipes(page);
  assert.ok(part >= steps.length, `only ${part} of the changes were painted in part, ${whole} times all was`);
});
