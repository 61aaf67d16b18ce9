// Elements. All text of the document becomes text nodes: none of it is markup.

/** Control characters and characters that reorder others, as escapes. Line ends and tabs stay. */
function visible(text) {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu,
                      (character) => `\\u${character.codePointAt(0).toString(16).padStart(4, "0")}`);
}

/** "td.value.left" with attributes and children: elements, texts, lists of both. Null is left out. */
function make(selector, attributes = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null)
                         .map((child) => (typeof child === "string" ? visible(child) : child)));
  return element;
}

const byId = (id) => document.getElementById(id);

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** Text that only a screen reader reads. */
const spoken = (text) => make("span.spoken", {}, text);

/** Lets a screen reader read the text. */
function announce(text) {
  byId("announcement").textContent = text;
}

const signs = { left: "−", right: "+", both: "~" };

const sideOf = (what) => ({ "only-left": "left", "only-right": "right" })[what] ?? "both";

/** The sign of a side: it goes before values, lines and objects. */
const sign = (side) => make(`span.sign.${side}`, { "aria-hidden": "true" }, signs[side]);

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages of plain http servers have no clipboard.
    const field = make("textarea", { "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** `what` it copies: "the left value". */
function copyButton(text, what) {
  const button = make("button.copy", { type: "button", "aria-label": `Copy ${what}`, title: `Copy ${what}` }, "copy");
  button.addEventListener("click", async () => {
    const done = await copy(text);
    button.textContent = done ? "copied" : "not copied";
    announce(done ? `Copied ${what}` : "The browser does not allow copying");
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  });
  return button;
}
