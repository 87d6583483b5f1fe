// What a first visit shows within three minutes, and the models that come with the program.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

/** What the crash of Pricing does, as the worked example has it. */
const CRASH = {
  basket: "degraded",
  catalog: "degraded",
  checkout: "down",
  notification: "delayed",
  pricing: "failed",
  shipping: "delayed",
  web: "down",
};

browserTest("one key on the first visit shows what breaks with Pricing", async ({ app, page, watch }) => {
  await app.expectModel("Bookshop");
  await page.keyboard.press("x");
  await page.getByRole("tab", { name: "Blast radius", selected: true }).waitFor();
  await app.canvas.thing("web").and(page.locator("[data-outage]")).waitFor({ state: "attached" });
  assert.deepEqual(await app.canvas.states(), CRASH);

  const told = {};
  for (const line of await page.locator(".hit").all()) {
    const name = await line.locator(".hit-name").innerText();
    told[name.toLowerCase()] = (await line.locator(".state-tag").allInnerTexts()).map((tag) => tag.replace(/^\W+/, "").trim()).join(" ");
  }
  assert.deepEqual(told, CRASH);
  const journeys = page.getByRole("region", { name: "What happens" }).locator(".journey");
  assert.match(await journeys.filter({ hasText: "Browse" }).innerText(), /degraded/);
  assert.match(await journeys.filter({ hasText: "Buy" }).innerText(), /fails/);
  assert.match(await page.locator(".outage-score").innerText(), /0\.65/);
  expectNothingForeign(watch);
});

browserTest("an outage ends with Escape and can begin at any name", async ({ app, page }) => {
  await page.keyboard.press("x");
  await app.canvas.thing("pricing").and(page.locator("[data-outage=failed]")).waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await page.getByText("Nothing has failed.").waitFor();
  assert.deepEqual(await app.canvas.states(), {});
  await page.getByLabel("Name an element that breaks").fill("Fraud");
  await page.keyboard.press("Enter");
  await app.canvas.thing("fraud").and(page.locator("[data-outage=failed]")).waitFor({ state: "attached" });
  assert.deepEqual(await app.canvas.states(), { checkout: "degraded", fraud: "failed", payment: "degraded", web: "degraded" });
});

const samples = {
  Bookshop: "bookshop",
  "Online Boutique": "online-boutique",
  "Sock Shop": "sock-shop",
  "Spring PetClinic": "spring-petclinic",
  "Hotel Reservation": "hotel-reservation",
};

browserTest("every sample opens and is drawn whole", async ({ app, watch }) => {
  for (const [name, file] of Object.entries(samples)) {
    const path = join(import.meta.dirname, `../../samples/${file}.counterpoint.json`);
    const { contexts, services, interactions } = JSON.parse(readFileSync(path, "utf8"));
    const drawn = [...contexts, ...services, ...interactions].map(({ id }) => id).sort();
    await app.openSample(name);
    await app.canvas.thing(services[0].id).waitFor({ state: "attached" });
    assert.deepEqual(await app.canvas.ids(), drawn, name);
  }
  expectNothingForeign(watch);
});

browserTest("the analysis is taken away as numbers", async ({ app, page }) => {
  const file = await downloadFrom(page, () => app.share("Export analysis (JSON)"));
  assert.equal(file.name, "bookshop.analysis.json");
  const report = JSON.parse(file.text);
  assert.equal(report.system.cumulativeDependency, 47);
  const checkout = report.services.find(({ id }) => id === "checkout");
  assert.deepEqual([checkout.afferent, checkout.efferent, checkout.criticality], [3, 4, 12]);
  const pricing = report.outages.find(({ failed }) => failed === "pricing");
  assert.deepEqual([pricing.down, pricing.degraded], [["checkout", "web"], ["basket", "catalog"]]);
  assert.ok(Math.abs(pricing.score - 0.65) < 1e-9, `score ${pricing.score}`);
});

browserTest("the drawing is taken away as SVG and PNG", async ({ app, page, context, watch }) => {
  const svg = await downloadFrom(page, () => app.share("Export SVG"));
  assert.equal(svg.name, "bookshop.svg");
  assert.ok(svg.bytes.length < 100_000, `${svg.bytes.length} bytes`);
  assert.equal(await rootOf(context, svg.text), "svg");
  for (const word of ["Checkout", "Notification", "Fulfilment"]) assert.ok(svg.text.includes(word), word);

  const png = await downloadFrom(page, () => app.share("Export PNG"));
  assert.equal(png.name, "bookshop.png");
  assert.equal(png.bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  assert.ok(width > 1_000 && height > 500, `${width} × ${height} pixels`);
  assert.ok(png.bytes.length > 20_000, `${png.bytes.length} bytes`);
  expectNothingForeign(watch);
});

/** The root element of an XML text, or why it is none; asked of a page without the policy of the app, which forbids styles. */
async function rootOf(context, text) {
  const page = await context.newPage();
  return page.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, "image/svg+xml");
    return picture.querySelector("parsererror")?.textContent ?? picture.documentElement.nodeName;
  }, text);
}
