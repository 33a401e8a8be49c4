// What rose, fell, burst and is new, from the table trends.

const TREND_LISTS = {
  rose: "Rose",
  fell: "Fell",
  burst: "Burst",
  new: "New",
};

function trendsView(data, settings, address) {
  const list = address.list in TREND_LISTS ? address.list : "rose";
  const kind = address.kind ?? "all";
  const go = (change) => (location.hash = addressOf("trends", settings, { list, kind: address.kind, ...change }));
  const rows = data.trends[list].filter((row) => kind === "all" || row.kind === kind);
  return [
    viewTitle("What rose, fell, burst and is new"),
    el(
      "div",
      { class: "choices" },
      choice({ legend: "List", name: "list", options: TREND_LISTS, value: list, onchoice: (value) => go({ list: value }) }),
      choice({
        legend: "Of",
        name: "kind",
        options: { all: "all", item: "items", pair: "pairs", triple: "triples" },
        value: kind,
        onchoice: (value) => go({ kind: value === "all" ? null : value }),
      }),
    ),
    el("p", { class: "note" }, trendNote(data, list)),
    rows.length === 0
      ? el("p", {}, "Nothing in the tables passes this test.")
      : dataTable({ rows, few: 50, columns: trendColumns(data, settings, list) }),
  ];
}

function trendNote(data, list) {
  const slope = `Mann-Kendall test over the complete periods (p up to ${data.trendP}), and an interval of the Theil-Sen slope that lies wholly`;
  const many = "p is that of one test; among many series some pass by chance.";
  switch (list) {
    case "rose":
      return `${slope} above zero; the steepest first. ${many}`;
    case "fell":
      return `${slope} below zero; the steepest first. ${many}`;
    case "burst":
      return "Stretches in which a subject was mentioned far more often than elsewhere; the weightiest first.";
    default:
      return `More stories in the newest complete ${data.periodLength} than its past lets expect. q bounds the share of false finds among all lines up to this one (at most ${data.emergenceQ}).`;
  }
}

function trendColumns(data, settings, list) {
  const members = (row) => data.numbersOf([row.item_a, row.item_b, row.topic].filter((id) => id !== null));
  const own = {
    rose: slopeColumns(data),
    fell: slopeColumns(data),
    burst: [
      { head: "weight", number: true, cell: (row) => short(row.burst_weight) },
      { head: "from", cell: (row) => periodOf(data, row.burst_start) },
      { head: "to", cell: (row) => periodOf(data, row.burst_end) },
    ],
    new: [
      { head: "stories", number: true, cell: (row) => whole(row.newest_stories) },
      { head: "expected", number: true, cell: (row) => short(row.newest_expected) },
      { head: "q", number: true, cell: (row) => short(row.emergence_q) },
    ],
  };
  return [
    { head: "subject", cell: (row) => subjectLink(data, members(row), settings) },
    ...own[list],
    { head: `all ${settings.measure}`, number: true, wide: true, cell: (row) => whole(row[settings.measure]) },
    { head: "share of stories", drawing: true, cell: (row) => trendSpark(data, row, members(row)) },
  ];
}

function slopeColumns(data) {
  return [
    {
      head: `% points a ${data.periodLength}`,
      number: true,
      cell: (row) => signed(100 * row.slope),
    },
    {
      head: "interval",
      number: true,
      wide: true,
      cell: (row) => `${signed(100 * row.slope_low)} to ${signed(100 * row.slope_high)}`,
    },
    { head: "p", number: true, cell: (row) => short(row.mann_kendall_p) },
  ];
}

function signed(number) {
  return (number > 0 ? "+" : number < 0 ? "−" : "") + short(Math.abs(number));
}

function periodOf(data, start) {
  return start === null ? "–" : periodName(start, data.periodLength);
}

/** What the tests look at: the share of all stories. */
function trendSpark(data, row, members) {
  const counts = data.counts[row.kind];
  const subject = counts.find(members);
  return subject === undefined ? "" : subjectSpark(data, counts, subject, { measure: "stories", share: true });
}
