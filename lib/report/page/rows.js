// Rows of tables that differ (--data).

const rowsAtOnce = 100;  // of a table that are drawn, and added by its button

const shownValue = (value) => (value === null ? make("i", {}, "NULL") : value === "" ? make("i", {}, "empty") : value);

/** A card for a table of `rows.tables`. */
function cardOfRows(table, labels) {
  const { table: name, key, rows } = table;
  return new Card({
    title: [sign("both"), make("span.kind", {}, "rows of table"), " ", make("span.name", {}, name)],
    about: count(rows.length, "row", "rows"),
    kinds: ["rows"],
    words: () => ["rows of table", name, ...key],
    side: "both",
    body: () => drawRows(table, labels),
  });
}

function drawRows({ key, rows }, labels) {
  const head = (...children) => make("th", { scope: "col" }, children);
  const heads = rows.some((row) => row.differences)
      ? [head("column"), ...["left", "right"].map((side) => head(sign(side), labels[side]))] : [];
  const table = make("table.rows", {}, make("thead", {}, make("tr", {}, key.map((name) => head(name)), heads)));
  const more = make("button.more", { type: "button" });
  let drawn = 0;
  const drawMore = () => {
    table.append(...rows.slice(drawn, drawn + rowsAtOnce).map((row) => rowBody(row, key, labels)));
    drawn = Math.min(drawn + rowsAtOnce, rows.length);
    more.hidden = drawn === rows.length;
    more.textContent = `show more (${rows.length - drawn})`;
  };
  more.addEventListener("click", drawMore);
  drawMore();
  return [make("div.wide", {}, table), more];
}

// A body per row, with a line for each value that differs.
function rowBody(row, names, labels) {
  const side = sideOf(row.what);
  const lines = Math.max(row.differences?.length ?? 1, 1);
  const keys = row.key.map((value, i) => make(`th.key.${side}`, { scope: "rowgroup", rowspan: lines },
                                              i === 0 ? sign(side) : null, make("span.key-name", {}, names[i], " "),
                                              shownValue(value)));
  if (side !== "both") {
    const only = make(`td.about.${side}`, { colspan: 3 }, `only in ${labels[side]}`);
    return make("tbody", {}, make("tr", {}, keys, only));
  }
  return make("tbody", {}, row.differences.map((value, i) =>
    make("tr", {}, i === 0 ? keys : null, make("th.column", { scope: "row" }, value.column), rowCells(value))));
}

function rowCells({ left, right }) {
  const words = left !== null && right !== null && left !== "" && right !== "" ? markWords(left, right) : null;
  const cell = (side, value) => make(`td.value.${side}`, {}, sign(side),
                                     make("span.text", {}, words ? markedText(words[side]) : shownValue(value)));
  return [cell("left", left), cell("right", right)];
}
