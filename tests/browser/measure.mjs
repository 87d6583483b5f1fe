// How long a first visit takes until the app stands: node tests/browser/measure.mjs [VISITS]
// A figure to look at, not a test: it depends on the machine and on what else runs there.

import { chromium } from "playwright-core";

import { App } from "./app.mjs";
import { CHROMIUM, FLAGS } from "./support/chromium.mjs";
import { serveDist } from "./support/server.mjs";

async function timeOneVisit(browser, url) {
  // A new context has an empty cache: each visit is a first one.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await new App(page, url).open();
  const milliseconds = await page.evaluate(() => performance.now());
  await context.close();
  return milliseconds;
}

const visits = Number(process.argv[2] ?? 9);
const server = await serveDist();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
const times = [];
for (let visit = 0; visit < visits; visit += 1) times.push(await timeOneVisit(browser, server.url));
await browser.close();
await server.close();

times.sort((a, b) => a - b);
const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const middle = times[Math.floor(times.length / 2)];
console.log(`first visit until ready: median ${inSeconds(middle)}, slowest ${inSeconds(times.at(-1))} of ${visits}`);
