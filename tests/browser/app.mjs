// The app as a person sees it: what tests do and look for, by the names that stand on the screen.

import { Canvas } from "./canvas.mjs";
import { downloadFrom } from "./support/download.mjs";

/** The page with the app. */
export class App {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.canvas = new Canvas(page);
  }

  /** Opens the page (with `path` after its address) and waits until the app stands. */
  async open(path = "") {
    await this.page.goto(this.url + path);
    await this.ready();
  }

  /** Waits until the app has taken the place of the starting note. */
  async ready() {
    // A page just arrived has no starting note yet either.
    await this.page.waitForLoadState("domcontentloaded");
    await this.page.locator("#starting").waitFor({ state: "detached" });
  }

  /** Waits until the rest of the program is there too, which fills the panels. */
  async whole() {
    await this.page.locator("[role=tree], .shell.is-start").first().waitFor({ state: "attached" });
  }

  get crashPanel() {
    return this.page.getByRole("dialog", { name: /Counterpoint (has stopped|could not start)/ });
  }

  /** The menu of the open model; its name is the model's. */
  get modelMenu() {
    return this.page.locator("header button[popovertarget='model-menu']");
  }

  get shareMenu() {
    return this.page.getByRole("button", { name: "Share", exact: true });
  }

  async newModel() {
    await this.modelMenu.click();
    await this.page.getByRole("menuitem", { name: "New model" }).click();
    await this.expectModel("Untitled");
  }

  async renameModel(name) {
    await this.typeModelName(name);
    await this.page.getByRole("dialog", { name: "Rename model" }).getByRole("button", { name: "Rename", exact: true }).click();
  }

  /** Leaves the dialog open with the name typed. */
  async typeModelName(name) {
    await this.modelMenu.click();
    await this.page.getByRole("menuitem", { name: "Rename model" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Rename model" });
    await dialog.getByLabel("Name").fill(name);
  }

  async openFile(name, text) {
    const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
    await this.page.getByLabel("Open model file").setInputFiles(file);
  }

  async openSample(name) {
    await this.showModels();
    await this.page.getByRole("region", { name: "Samples" }).getByRole("button", { name }).click();
    await this.expectModel(name);
  }

  /** The model as its file says it. */
  async exportedModel() {
    const file = await downloadFrom(this.page, () => this.share("Export model (JSON)"));
    return { ...file, model: JSON.parse(file.text) };
  }

  /** Chooses from the menu of what can be taken away. */
  async share(name) {
    await this.shareMenu.click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  /** The button of a command in the top bar. */
  command(name) {
    return this.page.getByRole("banner").getByRole("button", { name, exact: true });
  }

  get undo() {
    return this.command("Undo");
  }

  get redo() {
    return this.command("Redo");
  }

  async undoAll() {
    await clickUntilDisabled(this.undo);
  }

  async redoAll() {
    await clickUntilDisabled(this.redo);
  }

  /** What the panel of the outage says of an element. */
  hit(name) {
    const head = this.page.getByRole("button", { name, exact: true });
    return this.page.getByRole("region", { name: "What happens" }).getByRole("listitem").filter({ has: head });
  }

  /** The teams that are called because of the outage. */
  async calledOut() {
    return this.page.locator(".outage-teams div", { hasText: "Called out" }).getByRole("definition").innerText();
  }

  /** Goes to the view with this tab. */
  async look(view) {
    await this.page.getByRole("tab", { name: view }).click();
  }

  get outline() {
    return this.page.getByRole("tree", { name: "Model" });
  }

  /** The row of the outline whose spoken name begins so. */
  outlineItem(name) {
    return this.outline.getByRole("treeitem", { name: new RegExp(`^${name}\\b`) });
  }

  /** The row that the focus is in while the outline has it. */
  get outlineRow() {
    return this.page.locator("[role=tree]:focus .is-current");
  }

  /** What was last said to people who do not see the change. */
  get said() {
    return this.page.locator("p.visually-hidden[role=status]");
  }

  /** What is read out of rows of the outline. */
  async spoken(rows) {
    return rows.locator(".visually-hidden").allTextContents();
  }

  async chooseTheme(name) {
    await this.page.getByRole("button", { name: "Light or dark" }).click();
    await this.page.getByRole("menuitemradio", { name }).click();
  }

  /** Goes to the start screen. */
  async showModels() {
    if (await this.page.getByRole("heading", { name: "Counterpoint" }).isVisible()) return;
    await this.modelMenu.click();
    await this.page.getByRole("menuitem", { name: "Models and samples" }).click();
    await this.page.getByRole("heading", { name: "Counterpoint" }).waitFor();
  }

  /** The names in the list of recent models, in alphabetical order; what is on screen is listed once it is saved. */
  async recentModels() {
    await this.showModels();
    await this.expectSaved();
    return (await this.page.locator(".recent-name").allTextContents()).sort();
  }

  async expectModel(name) {
    await this.modelMenu.getByText(name, { exact: true }).waitFor();
  }

  async expectSaved() {
    await this.page.getByText("saved in this browser", { exact: true }).waitFor();
  }

  /** The same page once more, in another tab of the same browser. */
  async inAnotherTab(context) {
    const other = new App(await context.newPage(), this.url);
    await other.open();
    return other;
  }
}

async function clickUntilDisabled(button) {
  while ((await button.getAttribute("aria-disabled")) === null) await button.click();
}
