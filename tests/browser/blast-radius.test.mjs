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
  await app.canvas.thing("pricing").and(page.locator("[data-outage=slow]")).waitFor({ state: "attached" });
  const line = page.locator(".story-lines li", { hasText: "no timeout is set" }).first();
  assert.match(await line.innerText(), /cannot work/);
  await line.getByRole("button").first().click();
});

browserTest("the reliability of the journeys comes from the other thread", async ({ app, page }) => {
  await app.look("Blast radius");
  const region = page.getByRole("region", { name: "How reliable the journeys are" });
  await region.getByText(/Pricing: \d+ calls? becomes? \d+/).first().waitFor();
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

/** Pricing offers prices, which Web reads and passes on. */
const CONTRACTS = JSON.stringify({
  format: "counterpoint",
  version: 1,
  name: "Contracts",
  teams: [{ id: "shop", name: "Shop" }, { id: "money", name: "Money" }],
  services: [
    { id: "pricing", name: "Pricing", team: "money" },
    { id: "web", name: "Web", team: "shop" },
  ],
  contracts: [{ id: "prices", name: "Prices", owner: "pricing", fields: [{ name: "amount" }, { name: "currency" }] }],
  interactions: [{ id: "web-pricing", from: "web", to: "pricing", kind: "query", contract: "prices" }],
});

browserTest("a change of a contract says who follows, and of an element whom it touches", async ({ app, page }) => {
  await app.openFile("contracts.json", CONTRACTS);
  await app.expectModel("Contracts");
  await app.look("Blast radius");
  await pressed(page, "Change").click();
  await page.getByRole("button", { name: "Prices", exact: true }).click();
  await page.getByText("2 elements change, by 2 teams").waitFor();
  await page.getByText("At one moment: Pricing and Web").waitFor();
  await page.getByText("2 elements selected").or(page.locator("[role=treeitem][aria-selected=true]").nth(1)).first().waitFor();
  await page.getByLabel("Which field").selectOption("currency");
  await page.getByLabel("What happens to it").selectOption("add-optional");
  await page.getByText("1 element changes, by 1 team").waitFor();
  await page.getByLabel("What happens to it").selectOption("need");
  await page.getByText("released the provider first").waitFor();
  await page.getByLabel("Who needs it").selectOption({ label: "Web" });
  await page.getByText("Wave 2: Web").waitFor();
  await page.getByLabel("What changes").selectOption({ label: "Pricing" });
  await page.getByText("A change of Pricing").waitFor();
  await page.getByText("Web: possible, 30.0 %").waitFor();
  await expectAccessible(page, "Change");
});
