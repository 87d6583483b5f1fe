// What a large model costs in the browser: node tests/browser/measure-large.mjs [SERVICES/INTERACTIONS ...]
// Figures to look at, not tests: they depend on the machine and on what else runs there.

import { readFileSync } from "node:fs";

import { chromium } from "playwright-core";

import { App } from "./app.mjs";
import { CHROMIUM, FLAGS } from "./support/chromium.mjs";
import { downloadFrom } from "./support/download.mjs";
import { serveDist } from "./support/server.mjs";
import { synthetic } from "./support/synthetic.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2) : ["300/1500", "1000/5000", "10000/50000"];
const server = await serveDist();

for (const size of sizes) {
  const [services, interactions] = size.split("/").map(Number);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, acceptDownloads: true });
  const page = await context.newPage();
  const app = new App(page, server.url);
  await page.goto("about:blank");
  const blank = await mostMemory(browser);
  await app.open();
  await app.whole();
  const figures = {};
  const time = async (name, action) => {
    const start = performance.now();
    await action();
    figures[name] = performance.now() - start;
  };

  await time("open, until drawn", async () => {
    await app.openFile("large.json", synthetic(services, interactions));
    await app.expectModel(`Synthetic ${services}`);
  });
  await page.waitForTimeout(2_000);
  for (const view of ["Map", "Coupling", "Findings"]) {
    await app.look(view);
    await page.waitForTimeout(2_000);
    const [drawn, figured] = await medianOfEdits(page);
    figures[`edit drawn, ${view} open`] = drawn;
    figures[`its figures, ${view} open`] = figured;
  }
  await app.look("Map");
  for (const run of ["first", "second"]) figures[`report, ${run}`] = await untilDownload(page, app, "Export analysis (JSON)");
  figures.SVG = await untilDownload(page, app, "Export SVG");
  console.log(`\n${size}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(30)} ${value.toFixed(0).padStart(7)} ms`);
  const memory = await mostMemory(browser);
  const rows = [
    ["most memory of the page", memory.most],
    ["beyond that of an empty page", memory.most - blank.most],
    ["without the browser's program", memory.most - memory.program],
  ];
  for (const [name, value] of rows)
    console.log(`  ${name.padEnd(30)} ${String(value).padStart(7)} MB`);
  await browser.close();
}
await server.close();

/** The median times from a key that changes the model until the frame that shows it is drawn, and until the figures are there too. */
function medianOfEdits(page) {
  return page.evaluate(async () => {
    const canvas = document.querySelector("[aria-label='Architecture canvas']");
    const press = (key, control = false) =>
      canvas.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, ctrlKey: control, bubbles: true, cancelable: true }));
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // A message is handled after the frame was drawn, and before whatever a timer does then.
    const drawn = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        }),
      );
    // Figures come in parts, with frames between them; the number of services is among them.
    const figured = () => {
      const figures = document.querySelector("footer");
      const services = () => figures.querySelector("b").textContent;
      const before = services();
      return new Promise((done) => {
        const watch = new MutationObserver(() => {
          if (services() === before) return;
          watch.disconnect();
          requestAnimationFrame(done);
        });
        watch.observe(figures, { subtree: true, childList: true, characterData: true });
      });
    };
    canvas.focus();
    const times = [];
    for (let round = 0; round < 7; round += 1) {
      const added = figured();
      press("n"); // A new service, named at once.
      await frame();
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
      await frame();
      canvas.focus();
      await added;
      await new Promise((rested) => setTimeout(rested, 400));
      const [start, change] = [performance.now(), figured()];
      press("z", true);
      await drawn();
      const seen = performance.now() - start;
      await change;
      times.push([seen, performance.now() - start]);
      await new Promise((rested) => setTimeout(rested, 400));
    }
    const median = (at) => times.map((pair) => pair[at]).sort((a, b) => a - b)[3];
    return [median(0), median(1)];
  });
}

/** How long it takes from the click on an entry of the share menu until the browser has the whole file. */
async function untilDownload(page, app, entry) {
  await app.shareMenu.click();
  const item = page.getByRole("menuitem", { name: entry });
  await item.evaluate((element) => {
    window.handedOver = new Promise((done) => {
      const createObjectURL = URL.createObjectURL;
      element.addEventListener("click", () => (window.clicked = performance.now()), { capture: true, once: true });
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = createObjectURL;
        done(performance.now() - window.clicked);
        return createObjectURL.call(URL, blob);
      };
    });
  });
  await downloadFrom(page, () => item.click());
  return page.evaluate(() => window.handedOver);
}

/**
 * The most that a renderer ever held in MB, worker and page together, and how much of the browser's own program it has in memory now: shared
 * with all other pages, and in memory as long as any page uses it.
 */
async function mostMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const held = renderers.map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    const inMegabytes = (row) => Math.round(Number(status.match(new RegExp(`${row}:\\s+(\\d+)`))[1]) / 1024);
    return { most: inMegabytes("VmHWM"), program: inMegabytes("RssFile") };
  });
  return held.sort((one, other) => other.most - one.most)[0];
}
