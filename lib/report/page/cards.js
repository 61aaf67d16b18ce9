// A card shows one object, or the rows of one table. Cards are in sections, and all of them are in the contents.

const cardsAtOnce = 300;  // more are drawn when they come near the visible part of the page

/**
 * A card: its `element`, the `title` of its entry in the contents, and what it is found by: `kinds` and `text()`.
 * `title` and the result of `body` are children for make(); `about` is a text after the title; `words` returns a list.
 */
class Card {
  constructor({ title, about, kinds, words, side, body }) {
    this.element = make(`details.card.${side}`, { open: "", tabindex: "-1" },
                        make("summary", {}, make("h3", {}, title), " ", make("span.about", {}, about)));
    this.title = make("span", {}, title.map((part) => part.cloneNode?.(true) ?? part));
    this.kinds = new Set(kinds);
    this.words = words;
    this.body = body;
  }

  /** What the search looks in. */
  text() {
    this.lowerText ??= this.words().join(" ").toLowerCase();
    return this.lowerText;
  }

  draw() {
    if (this.body) this.element.append(make("div.body", {}, this.body()));
    this.body = null;
  }
}

function drawCards(cards) {
  if (cards.length <= cardsAtOnce) {
    for (const card of cards) card.draw();
    return;
  }
  const byElement = new Map(cards.map((card) => [card.element, card]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      byElement.get(target).draw();
      observer.unobserve(target);
    }
  }, { rootMargin: "1000px" });
  for (const card of cards) observer.observe(card.element);
  addEventListener("beforeprint", () => { for (const card of cards) card.draw(); });
}

/** A section: its `element`, its `entry` in the contents, its cards. `note` is null or an element. */
function drawSection({ heading, about, note = null, cards }) {
  for (const card of cards) {
    card.element.id = `card-${drawSection.next++}`;
    card.entry = make("li", {}, make("a", { href: `#${card.element.id}` }, card.title));
  }
  return {
    cards,
    element: make("section.cards", {}, make("h2", {}, heading, " ", make("small", {}, about)), note,
                  cards.map((card) => card.element)),
    entry: make("li", {}, heading, make("ol", {}, cards.map((card) => card.entry))),
  };
}
drawSection.next = 1;

/** Notes at the end of the page: what is equal, what was not compared, what to do. Null if there are none. */
function drawNotes(heading, notes) {
  if (notes.length === 0) return null;
  return make("section.notes", {}, make("h2", {}, heading), make("ul", {}, notes.map((note) => make("li", {}, note))));
}

/** Names by kind, folded. */
function drawEqualObjects(byKind) {
  const names = Object.entries(byKind).flatMap(([kind, list]) => list.map((name) => ({ kind, name })));
  if (names.length === 0) return null;
  return make("details.equal-objects", {}, make("summary", {}, count(names.length, "equal object", "equal objects")),
              make("ul", {}, names.map(({ kind, name }) =>
                make("li", {}, make("span.kind", {}, kind), " ", make("span.name", {}, name)))));
}
