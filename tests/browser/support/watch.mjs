// What must never happen on the page, whatever a test does there.

import assert from "node:assert/strict";

// Chromium's remark that it leaves the digest of a preloaded WebAssembly file unchecked; `boot/start.js` checks it on fetching.
const PRELOAD_REMARK = "`integrity` attribute is currently ignored for preload destinations";

/** Watches a page from now on; see `expectNothingForeign`. */
export function watchPage(page, origin) {
  const watch = { requests: [], foreign: [], violations: [], errors: [] };
  page.on("request", (request) => {
    watch.requests.push(request.url());
    if (!isOwn(request.url(), origin)) watch.foreign.push(request.url());
  });
  page.on("websocket", (socket) => watch.foreign.push(socket.url()));
  page.on("pageerror", (error) => watch.errors.push(error.stack ?? String(error)));
  page.on("console", (message) => {
    if (message.text().includes(PRELOAD_REMARK)) return;
    if (message.text().includes("Content Security Policy")) watch.violations.push(message.text());
    else if (["error", "warning"].includes(message.type())) watch.errors.push(message.text());
  });
  return watch;
}

/** No request to another origin, nothing blocked by the content security policy, no error or warning in the console. */
export function expectNothingForeign(watch) {
  assert.deepEqual(watch.foreign, [], "requests to another origin");
  assert.deepEqual(watch.violations, [], "violations of the content security policy");
  assert.deepEqual(watch.errors, [], "errors and warnings in the console");
}

function isOwn(url, origin) {
  return url.startsWith(`${origin}/`) || url.startsWith("blob:") || url.startsWith("data:");
}
