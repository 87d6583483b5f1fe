// What should worry us: found in the list, filtered, and accepted with a reason that stays in the file.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";
import { expectNothingForeign } from "./support/watch.mjs";

const ENDLESS = "Basket waits for Catalog without a timeout.";
const REASON = "One process until the autumn.";

/** The Findings view, as a person uses it. */
class Findings {
  constructor(app) {
    this.app = app;
    this.page = app.page;
  }

  async open() {
    await this.app.look("Findings");
    await this.list.waitFor();
  }

  get list() {
    return this.page.getByRole("region", { name: "List of findings" });
  }

  /** The open findings with this text. */
  card(text) {
    return this.list.locator(".finding:not(.is-suppressed)").filter({ hasText: text });
  }

  /** The suppressed ones. */
  suppressed(text) {
    return this.list.locator(".finding.is-suppressed").filter({ hasText: text });
  }

  get fold() {
    return this.list.locator("summary", { hasText: /^Suppressed \(/ });
  }

  get reason() {
    return this.page.getByLabel("Why is it fine as it is?");
  }

  async suppress(text, reason) {
    await this.card(text).getByRole("button", { name: "Suppress…" }).click();
    await this.reason.fill(reason);
    await this.card(text).getByRole("button", { name: "Suppress", exact: true }).click();
    await this.card(text).waitFor({ state: "detached" });
  }

  /** Severe, warnings and remarks, as the status bar counts them. */
  async counts() {
    const parts = await this.page.locator(".status-severity").allTextContents();
    return parts.map((part) => Number(part.match(/\d+/)[0]));
  }

  async heads() {
    return this.list.getByRole("heading").allTextContents();
  }
}

async function opened(app) {
  const findings = new Findings(app);
  await findings.open();
  return findings;
}

browserTest("a finding is suppressed with a reason by mouse, comes back with undo, and stays so in the file", async ({ app, page, watch }) => {
  const findings = await opened(app);
  const before = await findings.counts();
  await findings.suppress(ENDLESS, REASON);
  assert.deepEqual(await findings.counts(), [before[0], before[1] - 1, before[2]]);
  await findings.fold.click();
  assert.match(await findings.suppressed(ENDLESS).innerText(), new RegExp(REASON));

  await app.undo.click();
  await findings.card(ENDLESS).waitFor();
  assert.deepEqual(await findings.counts(), before);
  assert.equal(await findings.fold.count(), 0);
  await app.redo.click();
  await findings.fold.waitFor();

  const file = await app.exportedModel();
  assert.deepEqual(file.model.suppressions, [
    { id: "missing-timeout-basket-catalog", rule: "missing-timeout", subjects: ["basket-catalog", "basket", "catalog"], reason: REASON },
  ]);
  const report = JSON.parse((await downloadFrom(page, () => app.share("Export analysis (JSON)"))).text);
  assert.deepEqual(report.findings.filter((it) => "suppressed" in it).map((it) => [it.rule, it.suppressed]), [["missing-timeout", REASON]]);

  await app.newModel();
  await app.openFile("again.json", file.text);
  await app.expectModel("Bookshop");
  await findings.open();
  await findings.fold.click();
  assert.match(await findings.suppressed(ENDLESS).innerText(), new RegExp(REASON));
  await findings.suppressed(ENDLESS).getByRole("button", { name: "Show again" }).click();
  await findings.card(ENDLESS).waitFor();
  assert.deepEqual(await findings.counts(), before);
  expectNothingForeign(watch);
});

browserTest("a finding is suppressed and shown again by keyboard alone", async ({ app, page, watch }) => {
  const findings = await opened(app);
  const focused = page.locator(":focus");
  await findings.card(ENDLESS).locator(".finding-what").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await findings.reason.and(focused).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Say first why it is fine as it is.").waitFor();
  await page.keyboard.press("Escape");
  await findings.reason.waitFor({ state: "detached" });
  assert.equal(await focused.innerText(), "Suppress…");

  await page.keyboard.press("Enter");
  await findings.reason.and(focused).waitFor();
  await page.keyboard.type(REASON);
  await page.keyboard.press("Enter");
  await findings.card(ENDLESS).waitFor({ state: "detached" });
  assert.match(await focused.textContent(), /^warning: Catalog waits for Pricing/, "the next finding has the focus");

  await findings.fold.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.match(await focused.innerText(), new RegExp(ENDLESS));
  await page.keyboard.press("Enter");
  await findings.suppressed(ENDLESS).and(page.locator(".is-chosen")).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await findings.card(ENDLESS).waitFor();
  await page.keyboard.press("Control+z");
  await findings.fold.waitFor();
  expectNothingForeign(watch);
});

browserTest("findings are filtered by severity, rule and words, and grouped three ways", async ({ app, page, watch }) => {
  const findings = await opened(app);
  const [, warnings, remarks] = await findings.counts();
  const shown = () => findings.card("").count();
  assert.equal(await shown(), warnings + remarks);

  await page.getByRole("button", { name: /Remarks \d/ }).click();
  assert.equal(await shown(), remarks);
  await page.getByRole("button", { name: /Remarks \d/ }).click();
  await page.getByLabel("Only of rule").selectOption("hub");
  assert.deepEqual(await findings.card("").locator(".finding-what").allTextContents(), ["warning: Checkout is a hub: used by 3, uses 4."]);
  await page.getByLabel("Only with these words").fill("fraud");
  await page.getByText("No finding is like that.").waitFor();
  await page.getByRole("button", { name: "Show all findings" }).click();
  assert.equal(await shown(), warnings + remarks);
  assert.equal(await page.getByLabel("Only of rule").inputValue(), "");
  await page.getByLabel("Only with these words").fill("fraud timeout");
  assert.equal(await shown(), 1);
  await page.getByLabel("Only with these words").fill("");

  assert.deepEqual((await findings.heads()).slice(0, 3), [
    `●Warnings ${warnings}`,
    "Shared or foreign datastore 1",
    "Call without a timeout 11",
  ]);
  await page.getByRole("button", { name: "Rule", exact: true }).click();
  const byRule = await findings.heads();
  assert.ok(byRule.includes("Call without a timeout 11") && !byRule.some((head) => head.startsWith("●")), byRule.join());
  await page.getByRole("button", { name: "Subject", exact: true }).click();
  assert.equal((await findings.heads())[0].replace(/\d+/, "n"), "WMS DB n");

  await findings.card(ENDLESS).locator(".finding-what").click();
  await page.locator(".outline-row[aria-selected=true]", { hasText: "Catalog" }).first().waitFor();
  expectNothingForeign(watch);
});

for (const theme of ["Light", "Dark"]) {
  browserTest(`findings with a form and a fold open are accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    const findings = await opened(app);
    await findings.suppress(ENDLESS, REASON);
    await findings.fold.click();
    await findings.card("Checkout is a hub").getByRole("button", { name: "Suppress…" }).click();
    await findings.reason.waitFor();
    await page.keyboard.press("Enter");
    await expectAccessible(page, "findings");
  });
}

/** Services that call each other without a timeout: as many findings as calls. */
function calls(count) {
  const services = Array.from({ length: count + 1 }, (_, at) => ({ id: `s${at}`, name: `Service ${at}` }));
  const interactions = Array.from({ length: count }, (_, at) => ({ id: `i${at}`, from: `s${at}`, to: `s${at + 1}`, kind: "request" }));
  return JSON.stringify({ format: "counterpoint", version: 1, name: "Many", services, interactions });
}

browserTest("a long list shows more when asked, and stays where it is when one of it is suppressed", async ({ app, page, watch }) => {
  await app.openFile("many.json", calls(250));
  await app.expectModel("Many");
  const findings = await opened(app);
  // Two heads stand among the first hundred lines.
  await findings.card("").nth(97).waitFor();
  assert.equal(await findings.card("").count(), 98);
  await page.getByRole("button", { name: "Show 100 more" }).click();
  await findings.card("").nth(197).waitFor();
  await findings.card("").nth(98).locator(".finding-what:focus").waitFor();

  const text = await findings.card("").nth(150).locator(".finding-what").textContent();
  const place = () => findings.list.evaluate((list) => list.scrollTop);
  await findings.card("").nth(150).scrollIntoViewIfNeeded();
  const before = await place();
  await findings.suppress(text.replace(/^remark: /, ""), REASON);
  assert.equal(await findings.card("").count(), 198);
  assert.ok(Math.abs((await place()) - before) < 300, `from ${before} to ${await place()}`);
  await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
  await findings.card("").nth(248).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Show \d+ more$/ }).count(), 0);
  expectNothingForeign(watch);
});
