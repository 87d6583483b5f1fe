// axe-core on the page as it stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Zero serious or critical violations in the page, dialogs included. `where` names the view in the message. */
export async function expectAccessible(page, where = "the page") {
  // Evaluated by the debugger rather than put in as a script element, which the page's policy would block.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const grave = violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
  assert.deepEqual(grave.map(describe), [], `axe violations on ${where}`);
}

function describe(violation) {
  const places = violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.html}`);
  return `${violation.impact} ${violation.id}: ${violation.help} (${violation.nodes.length} places)\n    ${places.join("\n    ")}`;
}
