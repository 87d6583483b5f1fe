// What a person sees when the app cannot start or stops: never an empty page, and never without their work.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";

const isRest = (name) => name.startsWith("counterpoint-rest-");
const isWasm = (name) => name.endsWith(".wasm") && !isRest(name);
const isModule = (name) => /^counterpoint-.*\.js$/.test(name);

async function expectCouldNotStart({ app, page }) {
  await page.goto(app.url);
  await app.crashPanel.waitFor();
  await app.crashPanel.getByRole("heading", { name: "Counterpoint could not start" }).waitFor();
  assert.equal(await app.crashPanel.getByRole("button", { name: "Download last good copy" }).isVisible(), false);
  assert.ok(await app.crashPanel.getByRole("button", { name: "Reload" }).isVisible());
}

const missingWasm = { open: false, alter: (name, bytes) => (isWasm(name) ? null : bytes) };
browserTest("a missing WebAssembly file is told", missingWasm, expectCouldNotStart);

const missingModule = { open: false, alter: (name, bytes) => (isModule(name) ? null : bytes) };
browserTest("a missing module is told", missingModule, expectCouldNotStart);

const missingStart = { open: false, alter: (name, bytes) => (name === "start.js" ? null : bytes) };
browserTest("a missing start script is told", missingStart, expectCouldNotStart);

function withOneBitFlipped(bytes) {
  const altered = Buffer.from(bytes);
  altered[altered.length - 100] ^= 1;
  return altered;
}

const alteredWasm = { open: false, alter: (name, bytes) => (isWasm(name) ? withOneBitFlipped(bytes) : bytes) };
browserTest("an altered WebAssembly file does not run and is told", alteredWasm, expectCouldNotStart);

const missingRest = { open: false, alter: (name, bytes) => (isRest(name) ? null : bytes) };
browserTest("a missing rest of the program is told", missingRest, expectCouldNotStart);

const alteredRest = { open: false, alter: (name, bytes) => (isRest(name) ? withOneBitFlipped(bytes) : bytes) };
browserTest("an altered rest of the program does not run and is told", alteredRest, expectCouldNotStart);

const policy = "script-src 'self'";
const blockedWasm = { open: false, headers: { "content-security-policy": policy } };
browserTest("blocked WebAssembly is told", blockedWasm, expectCouldNotStart);

const withoutJavaScript = { open: false, context: { javaScriptEnabled: false } };
browserTest("without JavaScript the page says what it needs", withoutJavaScript, async ({ app, page }) => {
  await page.goto(app.url);
  // The driver's way of switching scripts off leaves the note undrawn, so its text is all that can be asked for.
  assert.match(await page.locator("noscript").textContent(), /needs JavaScript and WebAssembly/);
});

browserTest("after a crash the last good copy can be downloaded", async ({ app, page }) => {
  await page.evaluate(() => {
    window.counterpointLastGood = '{"name":"Büro"}\n';
    window.counterpointLastGoodName = "buero.counterpoint.json";
    window.counterpointCrashed("panicked at a made-up place");
    window.counterpointCrashed("a consequence");
  });
  await app.crashPanel.getByText("Counterpoint has stopped").waitFor();
  assert.equal(await page.evaluate(() => window.counterpointHasCrashed), true);
  assert.equal(await page.locator("#crash-message").textContent(), "panicked at a made-up place");
  await expectAccessible(page, "the crash panel");

  const copy = await downloadFrom(page, () => page.getByRole("button", { name: "Download last good copy" }).click());
  assert.equal(copy.name, "buero.counterpoint.json");
  assert.equal(copy.text, '{"name":"Büro"}\n');
});

browserTest("Escape does not lead back into a crashed app, Reload does", async ({ app, page }) => {
  await page.evaluate(() => window.counterpointCrashed("made up"));
  await app.crashPanel.waitFor();
  for (let times = 0; times < 2; times += 1) {
    await page.keyboard.press("Escape");
    // It comes back when the browser has told that it closed.
    await app.crashPanel.waitFor();
  }

  await Promise.all([page.waitForEvent("framenavigated"), page.getByRole("button", { name: "Reload" }).click()]);
  await app.ready();
  assert.equal(await page.evaluate(() => window.counterpointHasCrashed), false);
  assert.equal(await app.crashPanel.isVisible(), false);
});

browserTest("an uncaught error shows the panel, a resize observer's notice does not", async ({ app, page }) => {
  await page.evaluate(() => {
    const message = "ResizeObserver loop completed with undelivered notifications.";
    dispatchEvent(new ErrorEvent("error", { message }));
  });
  assert.equal(await page.evaluate(() => window.counterpointHasCrashed), false);
  await page.evaluate(() => setTimeout(() => { throw new RangeError("out of stack"); }));
  await app.crashPanel.waitFor();
  assert.match(await page.locator("#crash-message").textContent(), /RangeError: out of stack/);
});

browserTest("a promise that fails unhandled shows the panel", async ({ app, page }) => {
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error("nobody caught this"))));
  await app.crashPanel.waitFor();
  assert.match(await page.locator("#crash-message").textContent(), /nobody caught this/);
});
