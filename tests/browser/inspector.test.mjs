// The form of what is selected.

import assert from "node:assert/strict";

import { browserTest } from "./support/browser.mjs";

browserTest("a choice that cannot be taken says why, and shows what holds", async ({ app, page }) => {
  await app.outlineItem("Orders, core context").click();
  const inside = page.getByRole("combobox", { name: "Inside of" });
  const more = page.locator("summary", { hasText: /^More$/ });
  await more.click();
  await inside.waitFor();
  await inside.selectOption({ label: "Orders" });
  await page.locator("[aria-invalid=true]").waitFor();
  assert.equal(await inside.locator("option:checked").innerText(), "No other context");
  assert.match(await page.locator(`[id="${await inside.getAttribute("aria-describedby")}"]`).innerText(), /itself/);
  await inside.selectOption({ label: "Payments" });
  assert.equal(await inside.locator("option:checked").innerText(), "Payments");
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
});
