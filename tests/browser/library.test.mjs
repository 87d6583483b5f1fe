// The models of this browser: nothing that was drawn is lost, and nothing on screen is replaced unsaved.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";

const model = (name, more = {}) => JSON.stringify({ format: "counterpoint", version: 1, name, ...more });

browserTest("a first visit opens on the Bookshop with one prompt", async ({ app }) => {
  await app.expectModel("Bookshop");
  await app.page.getByText("Press X on Pricing").waitFor();
});

browserTest("what was done survives a reload", async ({ app, page }) => {
  await app.newModel();
  await app.renameModel("Harbour");
  await app.expectSaved();
  await page.reload();
  await app.ready();
  await app.expectModel("Harbour");
});

browserTest("a reload within the delay of autosave loses nothing", async ({ app, page }) => {
  await app.newModel();
  await app.expectSaved();
  await app.renameModel("At once");
  await page.reload();
  await app.ready();
  await app.expectModel("At once");
});

browserTest("opening a file opens another model and keeps the one on screen", async ({ app }) => {
  await app.newModel();
  await app.renameModel("Mine");
  await app.openFile("theirs.json", model("Theirs"));
  await app.expectModel("Theirs");
  assert.deepEqual(await app.recentModels(), ["Bookshop", "Mine", "Theirs"]);
});

browserTest("a dropped file is opened", async ({ app, page }) => {
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
    return transfer;
  }, model("Dropped"));
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await app.expectModel("Dropped");
});

browserTest("a refused file says why and changes nothing", async ({ app, page }) => {
  await app.openFile("notes.json", "not JSON at all");
  const dialog = page.getByRole("dialog", { name: "notes.json cannot be opened" });
  await dialog.getByText("What is on screen is untouched.").waitFor();
  await dialog.getByRole("button", { name: "OK" }).click();
  await app.expectModel("Bookshop");
});

browserTest("a file with problems lists them all and opens what is sound", async ({ app, page }) => {
  const services = [
    { id: "web", name: "Web" },
    { id: "basket", name: "Basket", kind: "sevice" },
    { id: "pay", name: "Pay", context: "nowhere" },
  ];
  await app.openFile("odd.json", model("Odd", { services }));
  const dialog = page.getByRole("dialog", { name: "odd.json has problems" });
  await dialog.getByText("/services/1/kind").waitFor();
  await dialog.getByText("/services/2/context").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await app.expectModel("Bookshop");
  await app.openFile("odd.json", model("Odd", { services }));
  await dialog.getByRole("button", { name: "Open what is sound" }).click();
  await app.expectModel("Odd");
});

browserTest("a link opens a file of this site once", { path: "?open=linked.json", files: { "linked.json": model("Linked") } }, async ({ app, page }) => {
  await app.expectModel("Linked");
  await app.expectSaved();
  await page.reload();
  await app.ready();
  await app.expectModel("Linked");
  assert.ok((await app.recentModels()).filter((name) => name === "Linked").length === 1);
});

browserTest("a link to another site is refused unasked", { path: "?open=http://127.0.0.1:9/a.json" }, async ({ page, watch }) => {
  await page.getByRole("dialog").getByText("the link points to http://127.0.0.1:9", { exact: false }).waitFor();
  assert.deepEqual(watch.foreign, []);
});

browserTest("recent models are renamed, duplicated, deleted and brought back", async ({ app, page }) => {
  await app.openFile("a.json", model("Alpha"));
  await app.expectModel("Alpha");
  await app.expectSaved();
  await app.openFile("b.json", model("Beta"));
  await app.expectModel("Beta");
  await app.expectSaved();
  await app.showModels();
  await page.getByRole("button", { name: "Rename Alpha" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Gamma");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Duplicate Gamma", exact: true }).click();
  await page.getByRole("button", { name: "Delete Gamma", exact: true }).click();
  await page.getByText("“Gamma” is deleted.").first().waitFor();
  assert.deepEqual(await app.recentModels(), ["Beta", "Bookshop", "Gamma (copy)"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Delete Gamma", exact: true }).waitFor();
  assert.deepEqual(await app.recentModels(), ["Beta", "Bookshop", "Gamma", "Gamma (copy)"]);
});

/** Gives one model two names in two tabs at once, and answers with the other tab. */
async function quarrel(app, context) {
  await app.newModel();
  await app.expectSaved();
  const other = await app.inAnotherTab(context);
  await other.expectModel("Untitled");
  await Promise.all([app.typeModelName("Left"), other.typeModelName("Right")]);
  await Promise.all([app.page.keyboard.press("Enter"), other.page.keyboard.press("Enter")]);
  return other;
}

async function expectBothKept(app) {
  const kept = (await app.recentModels()).join();
  assert.match(kept, /Left/);
  assert.match(kept, /Right/);
}

browserTest("two tabs that edit one model at once both keep their work", async ({ app, page, context }) => {
  const other = await quarrel(app, context);
  await Promise.race([app, other].map((tab) => tab.page.getByText("goes on as a copy").first().waitFor()));
  await Promise.all([app.expectSaved(), other.expectSaved()]);
  await page.reload();
  await app.ready();
  await expectBothKept(app);
});

browserTest("two tabs that close at once both leave what they had not stored", async ({ app, page, context, server }) => {
  const other = await quarrel(app, context);
  await Promise.all([page.goto("about:blank"), other.page.goto("about:blank")]);
  await page.goto(server.url);
  await app.ready();
  await expectBothKept(app);
});

browserTest("a closing tab finds a place for what is too long to be kept at once", async ({ app, page, server }) => {
  await app.newModel();
  await app.expectSaved();
  await page.evaluate(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (key.startsWith("counterpoint.draft.")) throw new DOMException("no room", "QuotaExceededError");
      return setItem.call(this, key, text);
    };
  });
  await app.typeModelName("Long");
  await page.keyboard.press("Enter");
  await page.goto("about:blank");
  await page.goto(server.url);
  await app.ready();
  assert.match((await app.recentModels()).join(), /Long/);
});

browserTest("a tab with nothing unsaved follows the other", async ({ app, context }) => {
  await app.newModel();
  await app.expectSaved();
  const other = await app.inAnotherTab(context);
  await other.expectModel("Untitled");
  await other.renameModel("Newer");
  await app.expectModel("Newer");
});

browserTest("a browser that lost its storage says so", async ({ app, page }) => {
  await app.newModel();
  await app.expectSaved();
  await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("counterpoint");
        request.onsuccess = done;
        request.onerror = failed;
      }),
  );
  await page.reload();
  await app.ready();
  await page.getByText("This browser has thrown away").first().waitFor();
});

browserTest("a failed write is said, and the model can still be exported", async ({ app, page }) => {
  await app.expectSaved();
  // As on a full disk: the request succeeds, and the transaction is given up afterwards.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
      const request = put.apply(this, values);
      request.onsuccess = () => this.transaction.abort();
      return request;
    };
  });
  await app.openFile("big.json", model("Big"));
  await app.expectModel("Big");
  await page.getByText("not saved:").waitFor();
  const file = await downloadFrom(page, () => app.share("Export model (JSON)"));
  assert.equal(JSON.parse(file.text).name, "Big");
});

browserTest("export, open, export again: identical bytes", async ({ app, page }) => {
  const first = await downloadFrom(page, () => app.share("Export model (JSON)"));
  assert.equal(first.name, "bookshop.counterpoint.json");
  await app.newModel();
  await app.openFile(first.name, first.text);
  await app.expectModel("Bookshop");
  const second = await downloadFrom(page, () => app.share("Export model (JSON)"));
  assert.equal(second.text, first.text);
});

