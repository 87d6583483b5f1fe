// What takes long is answered by another thread. When that is missing or crashes, the page says so and lives on.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";

const missing = (file) => ({ alter: (name, bytes) => (name === file ? null : bytes) });

/** The notice that stands after the analysis was asked for. */
async function noticeOfExport({ app, page }) {
  await app.share("Export analysis (JSON)");
  const notice = page.getByLabel("Notices");
  await notice.getByText("Nothing was exported").waitFor();
  return notice.innerText();
}

for (const file of ["other-thread.js", "worker.js", "worker_bg.wasm"]) {
  browserTest(`a missing ${file} is told, and the page lives on`, missing(file), async ({ app, page }) => {
    assert.match(await noticeOfExport({ app, page }), /The calculation crashed and was ended; the model is unharmed/);
    assert.equal((await app.exportedModel()).model.name, "Bookshop");
  });
}

/** Other scripts for the first starts of the thread, then its own. */
function atFirst(...scripts) {
  return { alter: (name, bytes) => (name === "other-thread.js" ? (scripts.shift() ?? bytes) : bytes) };
}

const crashing = atFirst(Buffer.from("onmessage = () => { throw new Error('out of luck'); };"));

browserTest("after a crash the next question is answered by a new thread", crashing, async ({ app, page }) => {
  assert.match(await noticeOfExport({ app, page }), /out of luck/);
  const file = await downloadFrom(page, () => app.share("Export analysis (JSON)"));
  assert.equal(JSON.parse(file.text).model, "Bookshop");
});

const silent = atFirst(Buffer.from("onmessage = () => {};"));

browserTest("a question that is asked again is answered by a new thread, whatever became of the old one", silent, async ({ app, page }) => {
  await app.share("Export analysis (JSON)");
  const file = await downloadFrom(page, () => app.share("Export analysis (JSON)"));
  assert.equal(JSON.parse(file.text).model, "Bookshop");
});
