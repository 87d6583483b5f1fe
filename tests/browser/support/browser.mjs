// One Chromium per test file, one fresh profile per test, one server per test.

import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { App } from "../app.mjs";
import { CHROMIUM, FLAGS } from "./chromium.mjs";
import { serveDist } from "./server.mjs";
import { watchPage } from "./watch.mjs";

let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});

after(() => browser?.close());

/**
 * A test with the app open in a page of its own.
 *
 * `body` gets `{ app, page, context, server, watch }`. `options`: those of `serveDist`, `context` for Playwright's
 * `newContext`, `path` to open (default: the page itself), `open: false` to open nothing yet.
 */
export function browserTest(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  test(name, () => withPage(options, body));
}

async function withPage({ context: contextOptions = {}, open = true, path = "", ...serverOptions }, body) {
  const server = await serveDist(serverOptions);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...contextOptions });
  try {
    const page = await context.newPage();
    // Choosing a file is caught from the start: switched on together with the key that asks for it, it may come too late.
    page.on("filechooser", () => {});
    const watch = watchPage(page, server.origin);
    const app = new App(page, server.url);
    if (open) {
      await app.open(path);
      await app.whole();
    }
    await body({ app, page, context, server, watch });
  } finally {
    await context.close();
    await server.close();
  }
}
