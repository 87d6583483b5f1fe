// What is taken for granted: told beside the figures, changed where one knows better, set back, and kept in the file.

import assert from "node:assert/strict";

import { expectAccessible } from "./support/accessible.mjs";
import { browserTest } from "./support/browser.mjs";
import { downloadFrom } from "./support/download.mjs";

const field = (page) => page.getByRole("textbox", { name: "A team is on time" });
const told = (page) => page.locator(".assumptions-told");

async function assumed({ app, page }) {
  await app.canvas.element.focus();
  const { text } = await downloadFrom(page, () => page.keyboard.press("Control+s"));
  return JSON.parse(text).assumptions;
}

browserTest("a figure says what it rests on, and what is assumed can be changed, undone and reset", async ({ app, page }) => {
  await app.look("Coupling");
  await page.getByText(/^Not set by hand, so assumed: \d+ of \d+ strengths/).waitFor();
  await page.getByRole("region", { name: "Coupling" }).getByRole("button", { name: "Assumptions" }).click();
  await page.getByRole("heading", { name: "What is taken for granted?" }).waitFor();
  assert.equal(await told(page).textContent(), "All as usual.");

  await field(page).fill("0,6");
  await field(page).press("Enter");
  await page.getByText("1 changed in this model.").waitFor();
  await page.getByText("changed; usually 0.8").waitFor();
  assert.equal(await field(page).inputValue(), "0.6");
  assert.deepEqual(await assumed({ app, page }), { onTime: 0.6 });

  await page.keyboard.press("Control+z");
  await page.getByText("All as usual.").waitFor();
  assert.equal(await field(page).inputValue(), "0.8");
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("button", { name: "Reset A team is on time" }).click();
  await page.getByText("All as usual.").waitFor();
  assert.equal(await assumed({ app, page }), undefined);
});

browserTest("what may not be assumed is refused beside the field, and nothing changes", async ({ app, page }) => {
  await app.look("Assumptions");
  await field(page).fill("7");
  await field(page).press("Enter");
  await page.getByText("A number from 0 to 1, like 0.8.").waitFor();
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  assert.equal(await told(page).textContent(), "All as usual.");
  await field(page).press("Escape");
  assert.equal(await field(page).inputValue(), "0.8");
});

for (const theme of ["Light", "Dark"]) {
  browserTest(`the assumptions are accessible: ${theme}`, async ({ app, page }) => {
    await app.chooseTheme(theme);
    await app.look("Assumptions");
    await field(page).fill("0.5");
    await field(page).press("Enter");
    await page.getByText("1 changed in this model.").waitFor();
    await expectAccessible(page);
  });
}
