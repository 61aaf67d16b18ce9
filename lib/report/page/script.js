"use strict";
(() => {
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const nothing = document.getElementById("nothing-found");
  const chips = [...document.querySelectorAll(".chips button")];
  const sections = [...document.querySelectorAll("section.schema")].map((element) => ({
    element,
    objects: [...element.querySelectorAll(":scope > .object")].map((object) => ({
      element: object,
      text: object.dataset.search.toLowerCase(),
      what: object.dataset.what.split(" "),
    })),
    equal: element.querySelector(":scope > .equal-objects"),
    equals: [...element.querySelectorAll(":scope > .equal-objects li")].map((item) => ({
      element: item,
      text: item.textContent.toLowerCase(),
    })),
  }));
  const differing = sections.reduce((sum, section) => sum + section.objects.length, 0);
  let only = null;

  const show = (element, visible) => {
    if (element.hidden === visible) element.hidden = !visible;
    return visible;
  };
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (item) => words.every((word) => item.text.includes(word));
    let shown = 0;
    let equal = 0;
    for (const section of sections) {
      let here = 0;
      for (const object of section.objects) {
        if (show(object.element, (!only || object.what.includes(only)) && matches(object))) ++here;
      }
      let equalHere = 0;
      for (const item of section.equals) {
        if (show(item.element, !only && matches(item))) ++equalHere;
      }
      if (section.equal) {
        show(section.equal, equalHere > 0);
        if (section.equal.dataset.opened && !words.length) {
          section.equal.open = false;
          delete section.equal.dataset.opened;
        } else if (words.length && equalHere > 0 && !section.equal.open) {
          section.equal.open = true;
          section.equal.dataset.opened = "by search";
        }
      }
      show(section.element, here + equalHere > 0);
      shown += here;
      equal += equalHere;
    }
    show(nothing, shown + equal === 0 && (words.length > 0 || only !== null));
    const all = shown === differing ? count(differing, "object differs", "objects differ")
                                    : `${shown} of ${count(differing, "object that differs", "objects that differ")}`;
    found.textContent = words.length && equal > 0 ? `${all}, ${equal} equal` : all;
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 60);
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      only = only === chip.dataset.only ? null : chip.dataset.only;
      for (const each of chips) each.setAttribute("aria-pressed", String(each.dataset.only === only));
      filter();
    });
  }
  const setOpen = (open) => {
    for (const section of sections) {
      for (const object of section.objects) if (!object.element.hidden) object.element.open = open;
    }
  };
  document.getElementById("open-all").addEventListener("click", () => setOpen(true));
  document.getElementById("close-all").addEventListener("click", () => setOpen(false));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-fold]");
    if (!button) return;
    const body = button.closest("tbody");
    const lines = body.nextElementSibling;
    lines.hidden = false;
    lines.tabIndex = -1;
    lines.focus({ preventScroll: true });
    body.remove();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  });
  document.querySelector(".folding").hidden = differing === 0;
  filter();
})();
