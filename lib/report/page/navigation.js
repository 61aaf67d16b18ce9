// Search, filters, and the way from card to card.

class Navigation {
  constructor(sections) {
    this.sections = sections;
    this.cards = sections.flatMap((section) => section.cards);
    this.equal = document.querySelector(".equal-objects");
    this.only = null;
    this.current = null;
  }

  start(kinds) {
    byId("kinds").append(...kinds.map((kind) => this.kindButton(kind)));
    byId("search").addEventListener("input", () => this.filter());
    byId("next").addEventListener("click", () => this.step(1));
    byId("previous").addEventListener("click", () => this.step(-1));
    document.addEventListener("keydown", (event) => this.press(event));
    this.filter();
  }

  kindButton({ kind, side, text }) {
    const button = make("button", { type: "button", "aria-pressed": "false" }, sign(side), text);
    button.addEventListener("click", () => {
      this.only = this.only === kind ? null : kind;
      for (const each of byId("kinds").children) {
        each.setAttribute("aria-pressed", String(each === button && this.only !== null));
      }
      this.filter();
    });
    return button;
  }

  filter() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (text) => words.every((word) => text.includes(word));
    for (const section of this.sections) {
      for (const card of section.cards) {
        const isShown = matches(card.text()) && (this.only === null || card.kinds.has(this.only));
        card.element.hidden = card.entry.hidden = !isShown;
      }
      section.element.hidden = section.entry.hidden = section.cards.every((card) => card.element.hidden);
    }
    const equal = this.filterEqual(words.length > 0, matches);
    byId("nothing-found").hidden = equal > 0 || this.shown().length > 0 || (words.length === 0 && this.only === null);
    this.showPosition();
  }

  filterEqual(isSearch, matches) {
    if (!this.equal) return 0;
    let found = 0;
    for (const item of this.equal.querySelectorAll("li")) {
      item.hidden = !matches(item.textContent.toLowerCase());
      if (!item.hidden) ++found;
    }
    this.equal.hidden = found === 0 || this.only !== null;
    this.equal.open = isSearch && found > 0;
    return this.equal.hidden ? 0 : found;
  }

  shown() {
    return this.cards.filter((card) => !card.element.hidden);
  }

  /** Moves from the current card if it is visible, otherwise from the first visible card. */
  step(direction) {
    const shown = this.shown();
    if (shown.length === 0) return;
    const top = byId("bar").getBoundingClientRect().bottom;
    const isVisible = ({ element }) => {
      const { top: begin, bottom: end } = element.getBoundingClientRect();
      return end > top && begin < innerHeight;
    };
    let at = shown.indexOf(this.current);
    if (at < 0 || !isVisible(this.current)) {
      const first = shown.findIndex(isVisible);
      at = direction > 0 ? first - 1 : Math.max(first, 0);
      if (this.current === null && scrollY === 0) at = direction > 0 ? -1 : 0;
    }
    this.goTo(shown[Math.min(Math.max(at + direction, 0), shown.length - 1)]);
  }

  goTo(card) {
    this.current?.element.classList.remove("current");
    this.current?.entry.firstChild.removeAttribute("aria-current");
    this.current = card;
    card.draw();
    card.element.classList.add("current");
    card.entry.firstChild.setAttribute("aria-current", "true");
    card.entry.scrollIntoView({ block: "nearest" });
    card.element.scrollIntoView({ block: "start" });
    card.element.focus({ preventScroll: true });
    this.showPosition();
  }

  showPosition() {
    const shown = this.shown();
    const at = shown.indexOf(this.current);
    byId("position").textContent = at < 0 ? String(shown.length) : `${at + 1} of ${shown.length}`;
    byId("next").disabled = byId("previous").disabled = shown.length === 0;
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = byId("search");
    if (event.target === search) {
      if (event.key !== "Escape") return;
      search.value = "";
      search.blur();
      this.filter();
    } else if (event.key === "n" || event.key === "j") {
      this.step(1);
    } else if (event.key === "p" || event.key === "k") {
      this.step(-1);
    } else if (event.key === "/") {
      event.preventDefault();
      search.focus();
    }
  }
}
