// Parts that several views are made of.

const FEW = 15;

/** What a subject is called: its items, joined. */
function subjectName(data, members) {
  const names = members.map((item) => data.items.name[item]);
  return names.length === 1 ? names[0] : names.slice(0, -1).join(", ") + " and " + names.at(-1);
}

/** The same as elements, so that names of both directions of writing stand side by side. */
function subjectNameParts(data, members) {
  return members.flatMap((item, i) => [
    i === 0 ? null : i === members.length - 1 ? " and " : ", ",
    foreign(data.items.name[item]),
  ]);
}

function subjectAddress(data, members, settings, more = {}) {
  const view = ["item", "pair", "triple"][members.length - 1];
  return addressOf(view, settings, { ids: data.idsOf(members), ...more });
}

function subjectLink(data, members, settings, more = {}) {
  return el("a", { href: subjectAddress(data, members, settings, more) }, subjectNameParts(data, members));
}

function nounOf(settings) {
  return settings.measure === "stories" ? "story" : "article";
}

/**
 * A table.
 *
 * @param columns each with head, cell (row to content), and whether it is a number, a drawing or for
 *     wide screens only; the first is the head of its row
 * @param few rows shown at first; a button shows the others
 */
function dataTable({ caption, columns, rows, few = Infinity, className = null }) {
  const classes = ({ number, wide, drawing }) =>
    [number && "number", wide && "wide-only", drawing && "drawing"].filter(Boolean).join(" ") || null;
  const line = (row) =>
    el(
      "tr",
      {},
      columns.map((column, i) =>
        el(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: classes(column) }, column.cell(row)),
      ),
    );
  const body = el("tbody", {}, rows.slice(0, few).map(line));
  const table = el(
    "table",
    { class: className },
    caption ? el("caption", {}, caption) : null,
    el("thead", {}, el("tr", {}, columns.map((c) => el("th", { scope: "col", class: classes(c) }, c.head)))),
    body,
  );
  const scroll = el("div", { class: "scroll" }, table);
  if (rows.length <= few) {
    return scroll;
  }
  const more = el("button", { type: "button", onclick: showAll }, `Show all ${whole(rows.length)}`);
  function showAll() {
    const added = rows.slice(few).map(line);
    body.append(...added);
    more.remove();
    added[0].querySelector("a")?.focus();
  }
  return el("div", {}, scroll, el("p", { class: "more" }, more));
}

/** The chart of a series with its key, and its numbers in a table that can be opened. */
function seriesFigure(data, { values, columns, settings, label, table }) {
  const shown = data.asShown(values, settings);
  const box = el("div", { class: "chart", role: "img", "aria-label": `${label}; the table below has the numbers` });
  queueMicrotask(() => drawChart(box, () => seriesOptions(data, shown, settings)));
  return el(
    "figure",
    {},
    box,
    el("figcaption", {}, partialKey(data)),
    table ?? numbersTable(data, columns, settings),
  );
}

/** Says what hollow bars are, if there are any. */
function partialKey(data) {
  const kinds = new Set(data.periods.period.map((_, period) => remark(data, period, "")));
  kinds.delete("");
  return kinds.size === 0
    ? null
    : el("span", {}, el("i", { class: "swatch partial" }), `pale, on a shaded ground: ${[...kinds].join(" or ")}; not to be compared with others`);
}

/** Every period with its numbers. */
function numbersTable(data, columns, settings, link) {
  const rows = data.periods.period.map((_, period) => period).reverse();
  const all = [
    {
      head: data.periodLength,
      cell: (period) => [link?.(period) ?? data.periodNames[period], remark(data, period, " · ")],
    },
    ...columns.map(({ head, values, wide }) => ({ head, number: true, wide, cell: (period) => whole(values[period]) })),
    ...columns
      .filter(({ measure }) => measure === settings.measure)
      .map(({ values, measure }) => ({
        head: `share of all ${measure}`,
        number: true,
        cell: (period) =>
          data.periods[measure][period] ? percent(values[period] / data.periods[measure][period]) : "–",
      })),
  ];
  return el("details", {}, el("summary", {}, "The numbers as a table"), dataTable({ columns: all, rows }));
}

/** A sparkline of a subject, in the measure of the controls. */
function subjectSpark(data, counts, subject, settings) {
  const values = data.asShown(counts.series(subject, settings.measure), settings);
  const most = Math.max(...values);
  const when = data.periodNames[values.indexOf(most)];
  const size = settings.share ? percent(most) : counted(most, nounOf(settings));
  return sparkline(values, `By ${data.periodLength}; most ${size}, ${when}`);
}

/** A choice of one of several, as radio buttons. */
function choice({ legend, name, options, value, onchoice }) {
  return el(
    "fieldset",
    {},
    el("legend", {}, legend),
    Object.entries(options).map(([key, text]) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name, value: key, checked: key === value, onchange: () => onchoice(key) }),
        text,
      ),
    ),
  );
}

/** A heading that the page goes to when the view is new. */
function viewTitle(...content) {
  return el("h2", { tabindex: "-1" }, content);
}
