// Values of the two sides: a row for each (attribute, left, right), and texts line by line.

const context = 3;      // lines shown around a change
const leastFolded = 4;  // a button would need as much room as fewer lines

const hasLines = (value) => value?.includes("\n") ?? false;

/** The default of privileges may give some to PUBLIC. */
const missingText = (attribute) => (attribute === "privileges" ? "default" : "not set");

const markedText = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", {}, text) : text));

/** Each value { name, left, right, missing }; a missing side is undefined, and `missing` says what that means. */
function drawValues(values) {
  const long = values.filter((value) => hasLines(value.left) || hasLines(value.right));
  const short = values.filter((value) => !long.includes(value));
  return [short.length > 0 ? valueTable(short) : null, long.map(drawLines)];
}

/** The widths of a table are those of its columns, whatever its first row is. */
const columns = (...classes) => make("colgroup", {}, classes.map((name) => make(`col.${name}`)));

function valueTable(values) {
  const heads = ["attribute", "left", "right"].map((text) => make("th", { scope: "col" }, text));
  return make("table.values", {}, columns("name", "value", "value"), make("thead.spoken", {}, make("tr", {}, heads)),
              make("tbody", {}, values.map(valueRow)));
}

function valueRow(value) {
  const { left, right } = bothTexts(value);
  return make("tr", {}, make("th", { scope: "row" }, value.name), valueCell("left", value, left),
              valueCell("right", value, right));
}

function bothTexts({ left, right }) {
  if (left !== undefined && right !== undefined) {
    const words = markWords(left, right);
    return { left: markedText(words.left), right: markedText(words.right) };
  }
  return { left: left ?? "", right: right ?? "" };
}

function valueCell(side, value, text) {
  const isMissing = value[side] === undefined;
  return make(`td.value.${side}${isMissing ? ".missing" : ""}`, {}, sign(side),
              make("span.text", {}, isMissing ? value.missing : value[side] === "" ? make("i", {}, "empty") : text),
              isMissing ? null : copyButton(value[side], `the ${side} value of ${value.name}`));
}

/** A value of several lines. If one side has none, the other one gets the whole width. */
function drawLines(value) {
  const buttons = ["left", "right"].filter((side) => value[side] !== undefined)
      .map((side) => make("span", {}, sign(side), copyButton(value[side], `the ${side} value of ${value.name}`)));
  const heading = make("p.attribute", {}, value.name, make("span.buttons", {}, buttons));
  if (value.left !== undefined && value.right !== undefined) {
    return make("div.text-value", {}, heading, lineTable(compareLines(value.left, value.right)));
  }
  const side = value.left === undefined ? "right" : "left";
  const other = side === "left" ? "right" : "left";
  const missing = make(`p.value.missing.${other}`, {}, sign(other), value.missing);
  const text = plainText(value[side], side);
  return make("div.text-value", {}, heading, side === "left" ? [text, missing] : [missing, text]);
}

/** A text of one side. */
function plainText(text, side) {
  return make(`pre.text.${side}`, {}, text.replace(/\n$/, ""));
}

/** Rows of compareLines(). Equal lines far from a difference are folded. */
function lineTable(rows) {
  const table = make("table.lines", { "aria-label": "left and right, line by line" }, columns("number", "text", "number", "text"));
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && rows[end].equal === rows[at].equal) ++end;
    if (rows[at].equal) addEqualLines(table, rows.slice(at, end), at === 0, end === rows.length);
    else table.append(lineBody(rows.slice(at, end)));
    at = end;
  }
  return table;
}

function addEqualLines(table, rows, isFirst, isLast) {
  const before = isFirst ? 0 : context;
  const after = isLast ? 0 : context;
  if (rows.length - before - after < leastFolded) {
    table.append(lineBody(rows));
    return;
  }
  const folded = rows.slice(before, rows.length - after);
  const button = make("button.unfold", { type: "button" }, `${folded.length} equal lines`);
  const fold = make("tbody", {}, make("tr", {}, make("td", { colspan: 4 }, button)));
  button.addEventListener("click", () => {
    const lines = lineBody(folded);
    lines.tabIndex = -1;
    fold.replaceWith(lines);
    lines.focus({ preventScroll: true });
  });
  table.append(lineBody(rows.slice(0, before)), fold, lineBody(rows.slice(rows.length - after)));
}

function lineBody(rows) {
  return make("tbody", {}, rows.map((row) => {
    const words = row.left && row.right && !row.equal ? markWords(row.left.text, row.right.text) : null;
    const cells = (side) => lineCells(row.equal ? "both" : side, row[side], words?.[side]);
    return make(row.equal ? "tr.equal" : "tr", {}, cells("left"), cells("right"));
  }));
}

function lineCells(side, line, words) {
  if (!line) return [make("td.number.void"), make("td.text.void")];
  return [make(`td.number.${side}`, {}, String(line.number)),
          make(`td.text.${side}`, {}, words ? markedText(words) : line.text)];
}
