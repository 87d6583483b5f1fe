// How tightly is it coupled? With the mouse and with the keyboard alone.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";

const segment = (page, name) => page.getByRole("button", { name, exact: true });
const why = (page) => page.getByRole("region", { name: "Why" });
const chart = (page) => page.getByRole("group", { name: "Interactions by strength and distance" });

/** What the cells of a row say. */
async function cells(page, name) {
  return page.getByRole("row").filter({ has: segment(page, name) }).locator("td").allInnerTexts();
}

browserTest("the table of interactions begins with its answer, and why begins with the six couplings", async ({ app, page }) => {
  await app.look("Coupling");
  await segment(page, "Interactions").click();
  const heads = await page.getByRole("columnheader").allInnerTexts();
  assert.deepEqual(heads.slice(1, 3).map((head) => head.split("\n")[0].trim()), ["Drag", "Fit"]);
  await segment(page, "Checkout → Pricing").click();
  const told = why(page).locator(".bar-line dt");
  const SIX = ["Structural", "Control", "Data", "Domain", "Organisational", "Incidental"];
  assert.deepEqual((await told.allInnerTexts()).slice(0, 6), SIX);
  await why(page).getByText("More: the facets of this coupling").click();
  await why(page).getByText("waits for the answer").waitFor();
});

browserTest("a point of the chart selects its interactions, and arrows read out the others", async ({ app, page }) => {
  await app.look("Coupling");
  await segment(page, "Interactions").click();
  await segment(page, "Chart").click();
  for (const name of ["High cohesion", "Loose coupling", "Global complexity", "Local complexity"]) {
    await chart(page).getByText(name, { exact: true }).waitFor();
  }
  const points = chart(page).getByRole("button");
  await points.first().click();
  assert.equal(await points.first().getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const focused = page.locator(":focus");
  assert.match(await focused.getAttribute("aria-label"), /strength \d+, distance \d+, volatility \d+/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  assert.equal(await points.last().getAttribute("aria-pressed"), "true");
  await why(page).locator(".bar-line").first().waitFor();
});

browserTest("contexts and teams have figures, and the research is measured by another thread", async ({ app, page, watch }) => {
  await app.look("Coupling");
  const columns = page.getByRole("columnheader");
  assert.equal(await columns.count(), 7);
  await page.getByLabel("Research").focus();
  await page.keyboard.press("Space");
  await columns.filter({ hasText: "PageRank" }).waitFor();
  await page.getByRole("cell", { name: "shared" }).first().waitFor();
  const [role, ...measures] = (await cells(page, "Checkout")).slice(6);
  assert.match(role, /^[a-z]+$/);
  for (const measure of measures) assert.match(measure, /^(\d\.\d{4}|–)$/);
  for (const level of ["Contexts", "Teams"]) {
    await segment(page, level).click();
    await page.waitForFunction(() => !document.querySelector(".figures td:last-child").innerText.includes("–"));
    assert.equal((await cells(page, "Orders")).length, 11, level);
  }
  await page.getByLabel("Research").uncheck();
  await page.waitForFunction(() => document.querySelectorAll(".figures thead th").length === 7);
  assert.deepEqual(watch.errors, []);
});

browserTest("looking elsewhere while the research is being measured harms nothing", async ({ app, page, watch }) => {
  await app.look("Coupling");
  await page.getByLabel("Research").check();
  for (const level of ["Contexts", "Teams", "System", "Services"]) await segment(page, level).click();
  await page.waitForFunction(() => !document.querySelector(".figures td:last-child").innerText.includes("–"));
  assert.equal(await app.crashPanel.count(), 0);
  assert.deepEqual(watch.errors, []);
});

browserTest("the system tells its gauges, its borders and what holds it together", async ({ app, page }) => {
  await app.look("Coupling");
  await segment(page, "System").click();
  const region = page.getByRole("region", { name: "Figures of the system" });
  await region.getByText(/of 5 gauges above 50 %/).waitFor();
  await region.getByRole("button", { name: "Borders of contexts" }).waitFor();
  assert.match(await region.locator(".system-figure", { hasText: "Borders of teams" }).innerText(), /below the best/);
  await region.locator(".system-figure", { hasText: "Single joints" }).getByRole("button", { name: "Checkout", exact: true }).click();
  assert.match(await page.locator(".side-left").getByRole("treeitem", { selected: true }).innerText(), /Checkout/);
  await region.getByRole("button", { name: "Released in lock-step" }).click();
  await page.getByRole("note", { name: "Released in lock-step" }).getByText("Proposed here.").waitFor();
});

for (const theme of ["Light", "Dark"]) {
  browserTest(`every part is accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await app.look("Coupling");
    await page.getByLabel("Research").check();
    for (const level of ["Services", "Contexts", "Teams", "Interactions"]) {
      await segment(page, level).click();
      await expectAccessible(page, level);
    }
    for (const part of ["Chart", "Incidental pairs"]) {
      await segment(page, part).click();
      await expectAccessible(page, part);
    }
    await segment(page, "List").click();
    await segment(page, "Checkout → Pricing").click();
    await why(page).locator("summary").click();
    await expectAccessible(page, "the reasons of an interaction");
    await segment(page, "System").click();
    await page.getByRole("button", { name: "Borders of contexts" }).waitFor();
    await expectAccessible(page, "System");
  });
}
