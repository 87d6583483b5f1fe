// Runs every browser test, or those whose file name contains one of the arguments:
//   node tests/browser/run.mjs [PART OF A NAME ...]
// They look at dist/, which `cargo xtask build` leaves; CHROMIUM names the browser if it is not /usr/bin/chromium.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

import { distFolder } from "./support/server.mjs";

const folder = import.meta.dirname;
const parts = process.argv.slice(2);
const isAsked = (name) => parts.length === 0 || parts.some((part) => name.includes(part));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && isAsked(name))
  .sort()
  .map((name) => join(folder, name));

function refuse(message) {
  console.error(message);
  process.exit(1);
}

if (!existsSync(join(distFolder, "index.html"))) refuse("dist/ holds no build; run `cargo xtask build` first");
if (files.length === 0) refuse("no browser test has such a name");

run({ files, concurrency: 2, timeout: 180_000 })
  .on("test:fail", () => (process.exitCode = 1))
  .compose(new spec())
  .pipe(process.stdout);
