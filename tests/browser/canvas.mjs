// The drawing as a person sees and points at it. What stands where is told by the elements that carry `data-id`.

const SIDES = { left: [0, 0.5], right: [1, 0.5], top: [0.5, 0], bottom: [0.5, 1], middle: [0.5, 0.5] };

/** The canvas of the open model. */
export class Canvas {
  constructor(page) {
    this.page = page;
  }

  get element() {
    return this.page.getByLabel("Architecture canvas");
  }

  /** The field in which a name is typed in its place. */
  get nameField() {
    return this.page.locator(".canvas-area").getByRole("textbox", { name: "Name" });
  }

  get kindChooser() {
    return this.page.getByRole("group", { name: "Kind of the interaction" });
  }

  /** Everything drawn, or the one thing with this id. */
  thing(id) {
    return this.element.locator(id === undefined ? "[data-id]" : `[data-id="${id}"]`);
  }

  /** The ids of everything drawn, in alphabetical order. */
  async ids() {
    const ids = await this.thing().evaluateAll((things) => things.map((thing) => thing.dataset.id));
    return ids.sort();
  }

  /** The states of the outage on show, by id. */
  async states() {
    const states = await this.element
      .locator("[data-outage]")
      .evaluateAll((things) => things.map((thing) => [thing.dataset.id, thing.dataset.outage]));
    return Object.fromEntries(states.sort());
  }

  /** Where on the page a thing is: its middle, or the middle of a side. */
  async place(id, side = "middle") {
    const box = await this.box(id);
    const [across, down] = SIDES[side];
    return { x: box.x + box.width * across, y: box.y + box.height * down };
  }

  /** The box of a thing on the page, once the page stands still: panels that come and go move the drawing. */
  async box(id) {
    await this.thing(id).waitFor({ state: "attached" });
    for (let before = null; ; ) {
      const now = await this.thing(id).boundingBox();
      if (before?.x === now.x && before?.y === now.y && before?.width === now.width) return now;
      before = now;
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    }
  }

  /** A place on the page, by how far across and down the canvas it is, from 0 to 1. */
  async spot(across, down) {
    const box = await this.element.boundingBox();
    return { x: box.x + box.width * across, y: box.y + box.height * down };
  }

  /** Presses at one place, moves to another as a hand does, and lets go there. */
  async drag(from, to) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 3 });
    await mouse.up();
  }

  async click(place, options) {
    await this.page.mouse.click(place.x, place.y, options);
  }

  /** Drags something from the palette to a place and types its name. */
  async dragFromPalette(command, to, name) {
    const entry = await this.page.getByRole("toolbar", { name: "Add to the drawing" }).getByRole("button", { name: command, exact: true }).boundingBox();
    await this.drag({ x: entry.x + entry.width / 2, y: entry.y + entry.height / 2 }, to);
    await this.typeName(name);
  }

  /** Types the name that is asked for. */
  async typeName(name) {
    await this.nameField.waitFor();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press("Enter");
    await this.nameField.waitFor({ state: "detached" });
  }

  /** Draws an interaction from the middle of one thing's side to another thing, or to an empty place. */
  async connect(from, side, to) {
    const target = typeof to === "string" ? await this.place(to) : to;
    await this.drag(await this.place(from, side), target);
  }
}
