// Objects that differ, with their parts.

/** The name without the schema, or without the object that it is part of. */
function shortName(name, schema, root) {
  const quoted = schema && `"${schema.replaceAll('"', '""')}"`;
  for (const prefix of [root?.name, schema, quoted]) {
    if (prefix && name.startsWith(`${prefix}.`)) return name.slice(prefix.length + 1);
  }
  return name;
}

const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The differences by schema and object: a list of { schema, objects }, each object { root, own, parts }. */
function groupDifferences(differences) {
  const schemas = new Map();
  for (const difference of differences) {
    const { schema = "", root = difference } = difference;
    if (!schemas.has(schema)) schemas.set(schema, new Map());
    const objects = schemas.get(schema);
    const key = `${root.kind} ${root.name}`;
    if (!objects.has(key)) objects.set(key, { schema, root, own: [], parts: [] });
    objects.get(key)[difference.root ? "parts" : "own"].push(difference);
  }
  return [...schemas].sort(([a], [b]) => inOrder(a, b)).map(([schema, objects]) => ({
    schema,
    objects: [...objects].sort(([a], [b]) => inOrder(a, b)).map(([, object]) => object),
  }));
}

/** Draws the objects of a comparison. `labels` are short names of the sides: { left: "create/", right: ... }. */
class ObjectDrawing {
  constructor(labels) {
    this.labels = labels;
  }

  draw(object) {
    const { schema, root, own, parts } = object;
    const what = parts.length === 0 && own.length === 1 ? own[0].what : "changed";
    const title = this.title(root.kind, shortName(root.name, schema), what);
    return new Card({
      title,
      about: this.about(object),
      kinds: [...own, ...parts].map((difference) => difference.what),
      words: () => [root.kind, root.name, ...[...own, ...parts].flatMap(wordsOf)],
      side: sideOf(what),
      body: () => [own.map((difference) => this.difference(difference)), parts.map((part) => this.part(part))],
    });
  }

  title(kind, name, what) {
    return [sign(sideOf(what)), make("span.kind", {}, kind), " ", make("span.name", {}, name)];
  }

  onlyIn(what) {
    return `only in ${this.labels[sideOf(what)]}`;
  }

  about({ own, parts }) {
    if (own.length + parts.length > 1) return `${own.length + parts.length} differences`;
    const [difference] = own.length > 0 ? own : parts;
    return own.length === 0 ? "1 difference" : this.aboutOne(difference);
  }

  aboutOne(difference) {
    switch (difference.what) {
      case "changed": return difference.differences.map((attribute) => attribute.name).join(", ");
      case "renamed": return "other name";
      case "reordered": return "order of columns";
      default: return this.onlyIn(difference.what);
    }
  }

  part(difference) {
    const { kind, name, schema, root, what } = difference;
    const isOneSided = sideOf(what) !== "both";
    return make(`section.part.${sideOf(what)}`, {},
                make("h4", {}, this.title(kind, shortName(name, schema, root), what),
                     isOneSided ? [" ", make("span.about", {}, this.onlyIn(what))] : null),
                this.difference(difference));
  }

  difference(difference) {
    switch (difference.what) {
      case "changed": return [drawValues(difference.differences.map(valueOfAttribute)), this.renames(difference)];
      case "renamed": return [drawValues([valueOfName(difference)]), this.renames(difference)];
      case "reordered": return drawMoves(difference);
      default: return drawOneSided(difference, sideOf(difference.what));
    }
  }

  /** The statements that give the object the name of the other side. */
  renames(difference) {
    return ["left", "right"].filter((side) => difference[`rename_${side}`]).map((side) => {
      const statement = `${difference[`rename_${side}`]};`;
      return make("div.rename", {}, make("p", {}, `To rename it in ${this.labels[side]}:`),
                  make("div.statement", {}, make("code", {}, statement), copyButton(statement, "the statement")));
    });
  }
}

// Names, attributes and values.
function wordsOf({ kind, name, right, differences = [], attributes = {}, contains = [] }) {
  return [kind, name, right?.name ?? "", ...Object.entries(attributes).flat(), ...contains.flatMap(wordsOf),
          ...differences.flatMap((attribute) => [attribute.name, attribute.left ?? "", attribute.right ?? ""])];
}

const valueOfAttribute = ({ name, left, right }) => ({ name, left, right, missing: missingText(name) });

function valueOfName({ name, right, schema, root }) {
  const other = shortName(right.name, schema, root);
  return { name: "name", left: other === right.name ? name : shortName(name, schema, root), right: other };
}

function drawMoves({ left_columns, right_columns }) {
  return make("ul.moves", {}, movesBetween(left_columns, right_columns).map(({ name, from, to }) =>
    make("li", {}, "column ", make("span.name", {}, name), " moved from ", make("b.left", {}, String(from)), " to ",
         make("b.right", {}, String(to)))));
}

// An object of one side, with its parts. The position of a column is only used as its order.
function drawOneSided(difference, side) {
  const { attributes, contains = [], schema, root = difference } = difference;
  const facts = factsOf(attributes);
  return make(`div.one-sided.${side}`, {}, facts.length > 0 ? make("dl", {}, facts.map(drawFact)) : null,
              contains.length > 0 ? drawParts(contains, (name) => shortName(name, schema, root)) : null);
}

const factsOf = (attributes) => Object.entries(attributes).filter(([name]) => name !== "position");

function drawFact([name, value]) {
  const text = hasLines(value) ? make("pre.text", {}, value.replace(/\n$/, "")) : make("span.text", {}, value);
  return make("div", {}, make("dt", {}, name), make("dd", {}, text, copyButton(value, name)));
}

const positionOf = ({ attributes }) => Number(attributes.position ?? Infinity);

function drawParts(parts, shorten) {
  const sorted = [...parts].sort((a, b) => inOrder(positionOf(a), positionOf(b)));
  return make("ul.tree", {}, sorted.map((part) => {
    const facts = factsOf(part.attributes).map(([name, value]) =>
      make("span.fact", {}, make("span.kind", {}, name), " ", make("span.text", {}, value), " "));
    return make("li", {}, make("span.kind", {}, part.kind), " ", make("span.name", {}, shorten(part.name)),
                facts.length > 0 ? [" ", make("span.facts", {}, facts)] : null,
                part.contains ? drawParts(part.contains, shorten) : null);
  }));
}
