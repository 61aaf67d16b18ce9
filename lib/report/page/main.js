// Draws the document that --output json prints.

// The functions that have a page, by the event of their document.
const functions = {
  verified: { name: "verify", labels: { left: "create/", right: "the deployments" } },
  compared: { name: "drift", labels: { left: "the expected schema", right: "the instance" } },
};
const undoLabels = { left: "the state before", right: "the state after undo" };

const kindTexts = {
  "only-left": (number, labels) => `${number} only in ${labels.left}`,
  "only-right": (number, labels) => `${number} only in ${labels.right}`,
  changed: (number) => `${number} changed`,
  renamed: (number) => `${number} renamed`,
  reordered: (number) => `${number} with another column order`,
  rows: (number) => `${count(number, "table", "tables")} with other rows`,
};

function schemaSections({ differences }, labels) {
  const drawing = new ObjectDrawing(labels);
  return groupDifferences(differences).map(({ schema, objects }) => drawSection({
    heading: schema === "" ? "The database as a whole" : `schema ${schema}`,
    about: count(objects.length, "object differs", "objects differ"),
    cards: objects.map((object) => drawing.draw(object)),
  }));
}

function rowsSection(rows, labels) {
  if (!rows || rows.tables.length === 0) return [];
  return [drawSection({
    heading: "Rows",
    about: `of ${rows.tables.length} of ${count(rows.compared, "table", "tables")} differ`,
    cards: rows.tables.map((table) => cardOfRows(table, labels)),
  })];
}

function undoSections({ inexact }) {
  return inexact.map(({ path, schemas, rows }) => {
    const drawing = new ObjectDrawing(undoLabels);
    const objects = groupDifferences(schemas.differences).flatMap((schema) => schema.objects);
    const tables = rows?.tables ?? [];
    return drawSection({
      heading: path,
      about: "does not revert its deployment exactly",
      note: make("p.legend", {}, legendEntry("left", undoLabels.left), legendEntry("right", undoLabels.right)),
      cards: [...objects.map((object) => drawing.draw(object)),
              ...tables.map((table) => cardOfRows(table, undoLabels))],
    });
  });
}

const legendEntry = (side, ...name) => make(`span.${side}`, {}, sign(side), spoken(`${side}: `), name);

function versionText(version) {
  return version === 0 ? null : `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}`;
}

function drawLegend({ left, right }) {
  byId("legend").append(...[["left", left], ["right", right]].map(([side, schema]) => {
    const facts = [versionText(schema.server_version), count(schema.objects, "object", "objects")];
    return legendEntry(side, make("b", {}, schema.name), " ",
                       make("small", {}, facts.filter((fact) => fact !== null).join(", ")));
  }));
}

function verdictOf(result) {
  const { schemas, rows, undo } = result;
  const { left, right, differences } = schemas;
  const parts = [];
  if (differences.length > 0) parts.push(count(differences.length, "difference", "differences"));
  const changedRows = (rows?.tables ?? []).reduce((sum, table) => sum + table.rows.length, 0);
  if (changedRows > 0) parts.push(count(changedRows, "row differs", "rows differ"));
  const inexact = undo?.inexact.length ?? 0;
  const findings = findingsOf(result).length;
  if (inexact > 0) parts.push(count(inexact, "inexact undo file", "inexact undo files"));
  if (findings > 0) parts.push(count(findings, "other finding", "other findings"));
  const same = `${left.name} and ${right.name} have the same schema`;
  return parts.length === 0 ? same : differences.length === 0 ? `${same}; ${parts.join(", ")}` : parts.join(", ");
}

/** What was found beside the differences. */
function findingsOf(result) {
  const { partly_applied: attempts = [], invalid_indexes: indexes = [], undo } = result;
  return [
    ...attempts.map(({ path, statements_done: done = 0 }) =>
      `"${path}" is partly applied: ${count(done, "statement is", "statements are")} committed`),
    ...(result.create_unfinished ? ["create was not completed"] : []),
    ...indexes.map(({ name, hint }) => `index ${name} is INVALID. ${hint}`),
    ...(undo?.failed ?? []).map(({ side, failure }) =>
      `could not run ${side}${failure?.error ? `: ${failure.error.message}` : ""}`),
    ...(undo?.not_tried ?? []).map((path) => `${path} was not tried`),
  ];
}

function notComparedOf({ schemas, rows }) {
  const objects = ["left", "right"].flatMap((side) => schemas[side].not_compared.map(({ catalog, name }) =>
    `${name} (${catalog}, in ${schemas[side].name})`));
  return [...objects, ...(rows?.left_out ?? []).map((column) => `column ${column}: its default differs in each run`)];
}

function kindsOf({ schemas, rows }, labels) {
  const counts = { ...schemas.counts, rows: rows?.tables.length ?? 0 };
  return Object.entries(kindTexts).filter(([kind]) => counts[kind] > 0)
      .map(([kind, text]) => ({ kind, side: sideOf(kind), text: text(counts[kind], labels) }));
}

function drawPage(result) {
  const { name, labels } = functions[result.event];
  const { schemas, rows, undo } = result;
  const verdict = verdictOf(result);
  document.title = `${visible(verdict)} – ${name}`;
  byId("function").textContent = `postgres-manager ${name}`;
  byId("verdict").textContent = visible(verdict);
  drawLegend(schemas);
  const sections = [...schemaSections(schemas, labels), ...rowsSection(rows, labels),
                    ...(undo ? undoSections(undo) : [])];
  byId("contents").open = matchMedia("(min-width: 60rem)").matches;
  byId("contents").append(make("ol", {}, sections.map((section) => section.entry)));
  const findings = findingsOf(result);
  const hints = result.hints ?? (result.hint ? [result.hint] : []);
  byId("differences").append(...[
    drawNotes("Also found", findings),
    ...sections.map((section) => section.element),
    drawNotes("What to do", hints),
    drawNotes("Not compared", notComparedOf(result)),
    drawNotes("Notices", result.notices),
    drawEqualObjects(schemas.equal_objects),
  ].filter((part) => part !== null));
  document.body.classList.toggle("same", sections.length === 0 && findings.length === 0);
  drawCards(sections.flatMap((section) => section.cards));
  new Navigation(sections).start(kindsOf(result, labels));
  byId("page").hidden = false;
}

drawPage(JSON.parse(byId("document").textContent));
