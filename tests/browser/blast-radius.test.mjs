// What if it breaks, in which way, and what if a team is late?

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";

const pressed = (page, name) => page.getByRole("button", { name, exact: true });

browserTest("a slow Pricing tells what does not help, and a click shows where", async ({ app, page }) => {
  await page.keyboard.press("x");
  await app.canvas.thing("pricing").and(page.locator("[data-outage=failed]")).waitFor({ state: "attached" });
  await pressed(page, "Slow").focus();
  await page.keyboard.press("Enter");
  await page.getByText(/^Pricing is slow:/).first().waitFor();
  await app.canvas.thing("catalog").and(page.locator("[data-outage=down]")).waitFor({ state: "attached" });
  const line = page.locator(".story-lines li", { hasText: "no timeout is set" }).first();
  assert.match(await line.innerText(), /cannot work/);
  await line.getByRole("button").first().click();
});

browserTest("the reliability of the journeys comes from the other thread", async ({ app, page }) => {
  await app.look("Blast radius");
  const region = page.getByRole("region", { name: "How reliable the journeys are" });
  await region.getByText("assumed").first().waitFor();
  assert.match(await region.innerText(), /Pricing: \d+ calls? becomes? \d+/);
});

for (const theme of ["Light", "Dark"]) {
  browserTest(`a late team and who waits for it: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await app.look("Blast radius");
    await expectAccessible(page, "Outage");
    await pressed(page, "Team").click();
    await page.getByRole("heading", { name: "What if a team is late?" }).waitFor();
    await page.getByLabel("Which team is late").selectOption({ label: "Pricing" });
    await page.getByRole("heading", { name: "Waits directly" }).waitFor();
    await expectAccessible(page, "Team");
  });
}
