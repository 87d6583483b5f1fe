// The rest of the program, which comes after the first page: held back, to see what the first page does without it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const REST = /counterpoint-rest-[^/]*\.wasm$/;

/** The functions of the first part by their index, as the build has noted them. */
const namesFile = join(import.meta.dirname, "../../../target/split/first-part.txt");

/**
 * Holds the rest back from a page until `release()`. What the first part needs of it at once is refused, which ends the page, and
 * `needed()` then names the functions on the way there; or it is granted, if `grantAtOnce`.
 */
export async function holdRestBack(page, { grantAtOnce = false } = {}) {
  // The deepest frames are those that see to the rest; those that need it come after.
  await page.addInitScript(() => (Error.stackTraceLimit = 50));
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(REST, async (route) => {
    const isNeededAtOnce = route.request().resourceType() === "xhr";
    if (isNeededAtOnce && !grantAtOnce) return route.abort();
    if (!isNeededAtOnce) await released;
    await route.continue();
  });
  const needed = async () => namesIn(await page.locator("#crash-message").textContent());
  return { release, needed };
}

/** The names of the functions in a stack trace. */
function namesIn(stack) {
  const names = readFileSync(namesFile, "utf8").split("\n");
  return [...stack.matchAll(/wasm-function\[(\d+)\]/g)].map(([, index]) => names[Number(index)] ?? index);
}
