// The search box: a combobox with a list of items, after the pattern of the ARIA practices guide.

const FOUND = 12;

/** Lower case without accents, for comparing. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** How well a spelling fits what was typed: 0 best, 3 not at all. */
function fit(spelling, typed) {
  if (spelling === typed) {
    return 0;
  }
  if (spelling.startsWith(typed)) {
    return 1;
  }
  return spelling.includes(" " + typed) ? 2 : 3;
}

/** Items by name, alias or id; the best fit first, then the most mentioned. */
class ItemSearch {
  constructor(items) {
    this.spellings = items.name.map((name, item) =>
      [name, ...items.aliases[item], items.id[item]].map(folded),
    );
  }

  find(text) {
    const typed = folded(text.trim());
    if (typed === "") {
      return [];
    }
    const found = [];
    this.spellings.forEach((spellings, item) => {
      const best = Math.min(...spellings.map((spelling) => fit(spelling, typed)));
      if (best < 3) {
        found.push({ item, best });
      }
    });
    // Items are numbered by their articles: the number is the second order.
    return found.sort((a, b) => a.best - b.best || a.item - b.item).slice(0, FOUND).map(({ item }) => item);
  }
}

function setUpSearch(data, settings) {
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  let search = null;
  let found = [];
  let active = -1;

  function show() {
    search ??= new ItemSearch(data.items);
    found = search.find(box.value);
    active = -1;
    const none = box.value.trim() !== "" && found.length === 0;
    list.replaceChildren(
      ...found.map((item, i) => option(item, i)),
      ...(none ? [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such item in this file")] : []),
    );
    list.hidden = found.length === 0 && !none;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
  }

  function option(item, i) {
    return el(
      "li",
      // Before the box loses the focus and the list goes.
      { id: `found-${i}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); open(item); } },
      el("span", {}, foreign(data.items.name[item])),
      el("span", { class: "count" }, `${data.items.kind[item]} · ${whole(data.items.articles[item])}`),
    );
  }

  function activate(next) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (next + found.length) % found.length;
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `found-${active}`);
  }

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  }

  function open(item) {
    box.value = "";
    close();
    location.hash = subjectAddress(data, [item], settings());
  }

  box.addEventListener("input", show);
  box.addEventListener("focus", show);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    } else if (found.length > 0 && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      activate(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && found.length > 0) {
      event.preventDefault();
      open(found[Math.max(0, active)]);
    }
  });
}
