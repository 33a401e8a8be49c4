// The strongest ties of a period, with a slider over time.

const TIES = { wide: 40, narrow: 16 };

function networkView(data, settings, address) {
  let period = data.periods.period.indexOf(address.period);
  if (period < 0) {
    period = data.newestPeriod();
  }
  const counts = data.counts.pair;
  const narrow = window.matchMedia("(max-width: 46rem)").matches;
  const box = el("div", { class: "chart tall", role: "img", "aria-label": "Network of the strongest ties; the table below has the numbers" });
  const name = el("output", { for: "period" });
  const table = el("div", {});
  const slider = el("input", {
    id: "period",
    type: "range",
    min: 0,
    max: data.periodCount - 1,
    value: period,
    oninput: () => show(Number(slider.value)),
    onchange: remember,
  });
  const back = el("button", { type: "button", onclick: () => step(-1) }, "Earlier");
  const on = el("button", { type: "button", onclick: () => step(1) }, "Later");
  let ties = [];

  function step(by) {
    slider.value = Number(slider.value) + by;
    show(Number(slider.value));
    remember();
  }

  /** The address follows without a new view: the slider keeps the focus. */
  function remember() {
    history.replaceState(null, "", addressOf("network", settings, { period: data.periods.period[period] }));
  }

  function show(wanted) {
    period = wanted;
    slider.setAttribute("aria-valuetext", data.periodNames[period]);
    name.value = data.periodNames[period] + remark(data, period, " · ");
    back.disabled = period === 0;
    on.disabled = period === data.periodCount - 1;
    ties = counts
      .inPeriod(period, settings.measure, narrow ? TIES.narrow : TIES.wide)
      .map((tie) => ({ ...tie, members: counts.membersOf(tie.subject) }));
    box.hidden = ties.length === 0;
    table.replaceChildren(tieTable(data, settings, ties, period));
    redrawChart(box);
  }

  show(period);
  queueMicrotask(() =>
    drawChart(box, () => networkOptions(data, ties, settings.measure, box.clientWidth, box.clientHeight), ({ dataType, data: point }) => {
      const members = dataType === "edge" ? counts.membersOf(point.subject) : [point.item];
      location.hash = subjectAddress(data, members, settings);
    }),
  );
  return [
    viewTitle("The strongest ties"),
    el(
      "p",
      { class: "note" },
      "Items are joined when they are mentioned in the same articles: a thicker line, more of them. Where the dots lie means nothing but who is near whom.",
    ),
    el("p", { class: "period" }, el("label", { for: "period" }, `The ${data.periodLength}: `), name),
    el("div", { class: "slider" }, back, slider, on),
    el("figure", {}, box, el("figcaption", {}, KINDS.map((kind) => el("span", {}, el("i", { class: `swatch round ${kind}` }), kind)))),
    table,
  ];
}

function tieTable(data, settings, ties, period) {
  return ties.length === 0
    ? el("p", {}, `No pair is in ${data.run.job["counts.min_articles"]} articles of ${data.periodNames[period]} or more.`)
    : dataTable({
        caption: `The ${ties.length} strongest ties of ${data.periodNames[period]}`,
        rows: ties,
        few: FEW,
        columns: [
          { head: "pair", cell: ({ members }) => subjectLink(data, members, settings, { period: data.periods.period[period] }) },
          amountColumn(settings, ({ value }) => value, () => data.periods[settings.measure][period]),
          { head: "sentences with both", number: true, cell: ({ sentences }) => whole(sentences) },
        ],
      });
}
