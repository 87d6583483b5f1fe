// The figures at the foot of the page follow the model, also where they take long.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { synthetic } from "./support/synthetic.mjs";

/** From now on everything seems to take long to the page. */
function hurryClock() {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + (ahead += 400);
}

/** Clicks the redo button once, as soon as it is said that figures are on their way; keeps all that stands as the first figure from now on. */
function redoWhenLate() {
  const bar = document.querySelector("footer");
  globalThis.stood = [];
  let isLate = false;
  const watch = new MutationObserver(() => {
    globalThis.stood.push(bar.querySelector(".status-figure b").textContent);
    if (isLate || !bar.textContent.includes("reckoning …")) return;
    isLate = true;
    document.querySelector("header button[aria-label='Redo']").click();
  });
  watch.observe(bar, { subtree: true, childList: true, characterData: true });
}

browserTest("figures that take long are said to be on their way, and people go on meanwhile", async ({ app, page }) => {
  await app.openFile("large.json", synthetic(300, 1_500));
  await app.expectModel("Synthetic 300");
  const bar = page.getByRole("contentinfo");
  const late = bar.getByText("reckoning …");
  const first = (number) => bar.locator(".status-figure b").first().and(page.getByText(String(number), { exact: true }));
  await first(288).waitFor();
  await app.canvas.element.press("n");
  await page.keyboard.press("Escape");
  await first(289).waitFor();

  await page.evaluate(hurryClock);
  await page.evaluate(redoWhenLate);
  await app.undo.click();
  await page.waitForFunction(() => globalThis.stood.length > 0);
  await late.waitFor({ state: "detached" });
  assert.deepEqual([...new Set(await page.evaluate(() => globalThis.stood))], ["289"], "figures of a model that nobody sees any more");
  await app.undo.click();
  await first(288).waitFor();
  await late.waitFor({ state: "detached" });
});
