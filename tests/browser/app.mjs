// The app as a person sees it: what tests do and look for, by the names that stand on the screen.

/** The page with the app. */
export class App {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Opens the page (with `path` after its address) and waits until the app stands. */
  async open(path = "") {
    await this.page.goto(this.url + path);
    await this.ready();
  }

  /** Waits until the app has taken the place of the starting note. */
  async ready() {
    await this.page.locator("#starting").waitFor({ state: "detached" });
  }

  get crashPanel() {
    return this.page.getByRole("dialog", { name: /Counterpoint (has stopped|could not start)/ });
  }
}
