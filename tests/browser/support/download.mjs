// Downloads, as a person gets them.

import { readFile } from "node:fs/promises";

/** Does `action`, waits for the download that it starts, and returns `{ name, bytes, text }`. */
export async function downloadFrom(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}
