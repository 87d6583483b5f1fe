// The figures at the foot of the page follow the model, also where they take long.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { synthetic } from "./support/synthetic.mjs";

/** From now on the page's clock runs so fast that everything seems to take long. */
function hurryClock() {
  const { now } = Date;
  let ahead = 0;
  Date.now = () => now() + (ahead += 400);
}

/** As soon as it is said that figures are on their way, clicks the redo button; answers all that stood as the first figure until then. */
function redoWhileLate() {
  const bar = document.querySelector("footer");
  const seen = new Set();
  return new Promise((done) => {
    const watch = new MutationObserver(() => {
      seen.add(bar.querySelector(".status-figure b").textContent);
      if (!bar.textContent.includes("being reckoned anew")) return;
      watch.disconnect();
      document.querySelector("header button[aria-label='Redo']").click();
      done([...seen]);
    });
    watch.observe(bar, { subtree: true, childList: true, characterData: true });
  });
}

browserTest("figures that take long are said to be on their way, and people go on meanwhile", async ({ app, page }) => {
  await app.openFile("large.json", synthetic(300, 1_500));
  await app.expectModel("Synthetic 300");
  const bar = page.getByRole("contentinfo");
  const late = bar.getByText("being reckoned anew");
  const first = (number) => bar.locator(".status-figure b").first().and(page.getByText(String(number), { exact: true }));
  await first(288).waitFor();
  await app.canvas.element.press("n");
  await page.keyboard.press("Escape");
  await first(289).waitFor();
  assert.equal(await late.count(), 0, "what takes no time is said to be late");

  await page.evaluate(hurryClock);
  const meanwhile = page.evaluate(redoWhileLate);
  await app.undo.click();
  assert.deepEqual(await meanwhile, ["289"], "figures came before they were all there");
  await late.waitFor({ state: "detached" });
  await first(289).waitFor();
  await app.undo.click();
  await first(288).waitFor();
  await late.waitFor({ state: "detached" });
});
