// The first view: what was read, what is in the tables, what is in this file.

function overview(data, settings) {
  return [
    viewTitle("What the tables hold"),
    el("p", { class: "lead" }, overviewLead(data)),
    corpusFigure(data, settings),
    el("div", { class: "columns" }, mostMentioned(data, settings), strongestPairs(data, settings)),
    el("div", { class: "columns" }, rowAccount(data), leftOut(data)),
    settingsOfRun(data),
  ];
}

function overviewLead(data) {
  const first = data.periodNames[0];
  const last = data.periodNames.at(-1);
  return data.periodCount === 0
    ? "The run kept no article."
    : `${counted(data.total("articles"), "article")} from ${first} to ${last}; ${counted(data.run.tables.items, "item")} mentioned, ${counted(data.counts.pair.all, "pair")} in at least ${counted(data.run.job["counts.min_articles"], "article")} of a ${data.periodLength}.`;
}

function corpusFigure(data, settings) {
  const raw = { measure: settings.measure, share: false };
  const columns = ["articles", "stories", "sources"].map((name) => ({ head: name, values: data.periods[name] }));
  return el(
    "section",
    {},
    el("h3", {}, `The corpus: ${settings.measure} by ${data.periodLength}`),
    seriesFigure(data, { values: data.periods[settings.measure], columns, settings: raw, label: `${settings.measure} by ${data.periodLength}`, table: numbersTable(data, columns, { measure: null }) }),
  );
}

function mostMentioned(data, settings) {
  const counts = data.counts.item;
  const total = data.total(settings.measure);
  return el(
    "section",
    {},
    el("h3", {}, "Most mentioned"),
    dataTable({
      caption: `Over all periods, by ${settings.measure}`,
      rows: counts.strongest(100, settings.measure),
      few: FEW,
      columns: [
        { head: "item", cell: (subject) => subjectLink(data, counts.membersOf(subject), settings) },
        { head: "kind", wide: true, cell: (subject) => data.items.kind[counts.items[0][subject]] },
        amountColumn(settings, (subject) => counts.totals[settings.measure][subject], () => total),
        { head: "over time", drawing: true, cell: (subject) => subjectSpark(data, counts, subject, settings) },
      ],
    }),
  );
}

/** A column of counts, or of shares of a total, as the controls want it. */
function amountColumn(settings, value, total) {
  return settings.share
    ? { head: "share", number: true, cell: (row) => percent(total(row) ? value(row) / total(row) : 0) }
    : { head: settings.measure, number: true, cell: (row) => whole(value(row)) };
}

function strongestPairs(data, settings) {
  const period = data.newestPeriod();
  const counts = data.counts.pair;
  const rows = counts.inPeriod(period, settings.measure, 100);
  return el(
    "section",
    {},
    el("h3", {}, "Most often together"),
    rows.length === 0
      ? el("p", {}, "No pair in the newest period.")
      : dataTable({
          caption: `In ${data.periodNames[period]}, the newest ${data.periods.complete[period] ? "complete " : ""}${data.periodLength}, by ${settings.measure}`,
          rows,
          few: FEW,
          columns: [
            { head: "pair", cell: ({ subject }) => subjectLink(data, counts.membersOf(subject), settings) },
            amountColumn(settings, ({ value }) => value, () => data.periods[settings.measure][period]),
            { head: "over time", drawing: true, cell: ({ subject }) => subjectSpark(data, counts, subject, settings) },
          ],
        }),
  );
}

function rowAccount(data) {
  const rows = data.run.rows;
  const lines = [
    ["Records read", rows.read, "sum"],
    ["Articles kept", rows.articles],
    ["Exact duplicates", rows.duplicates],
    ["Rejects", rows.rejected],
    ...Object.entries(rows.rejects).map(([reason, n]) => [`– ${reason.replaceAll("_", " ")}`, n]),
  ];
  return el(
    "section",
    {},
    el("h3", {}, "What was read, and what became of it"),
    dataTable({
      caption: data.run.input.length === 1 ? fileName(data.run.input[0]) : `${whole(data.run.input.length)} files, ${megabytes(data.run.input.reduce((sum, f) => sum + f.bytes, 0))}`,
      rows: lines,
      columns: [
        { head: "records", cell: ([name]) => name },
        { head: "number", number: true, cell: ([, n]) => whole(n) },
        { head: "of all", number: true, cell: ([, n]) => percent(rows.read ? n / rows.read : 0) },
      ],
    }),
    data.run.input.length > 1
      ? el("details", {}, el("summary", {}, "The files"), el("ul", {}, data.run.input.map((file) => el("li", {}, fileName(file)))))
      : null,
  );
}

function fileName(file) {
  return el("span", {}, foreign(file.name), ` (${megabytes(file.bytes)})`);
}

/** What the tables lack, and what this file lacks of the tables. */
function leftOut(data) {
  const dropped = data.run.left_out_by_min_articles;
  const least = data.run.job["counts.min_articles"];
  return el(
    "section",
    {},
    el("h3", {}, "What is not here"),
    el("p", {}, `Left out of the tables: pairs and triples in fewer than ${least} articles of a ${data.periodLength} (${whole(dropped.pairs)} and ${whole(dropped.triples)} rows). Where a series of a pair shows no bar, there may be up to ${counted(least - 1, "article")}.`),
    dataTable({
      caption: "In this file, of all in the tables",
      rows: [
        ["items", data.counts.item],
        ["pairs", data.counts.pair],
        ["triples", data.counts.triple],
      ],
      columns: [
        { head: "", cell: ([name]) => name },
        { head: "here", number: true, cell: ([, counts]) => whole(counts.size) },
        { head: "in all", number: true, cell: ([, counts]) => whole(counts.all) },
        {
          head: "complete",
          cell: ([, counts]) => (counts.completeAbove === 0 ? "yes" : `with more than ${counted(counts.completeAbove, "article")}`),
        },
      ],
    }),
    el("p", { class: "note" }, `Quotes come from ${whole(data.articleCount)} of ${counted(data.total("articles"), "article")}: the newest of each pair and triple, those of the strongest first, as many as the file has room for.`),
  );
}

function settingsOfRun(data) {
  const rows = [
    ["Newsweft", data.run.version],
    ["entity model", data.run.model?.name ?? "none"],
    ...Object.entries(data.run.job),
  ];
  return el(
    "section",
    {},
    el("h3", {}, "How the run was set"),
    el(
      "details",
      {},
      el("summary", {}, "All settings of the job"),
      dataTable({
        rows,
        columns: [
          { head: "key", cell: ([key]) => key },
          { head: "value", cell: ([, value]) => foreign(typeof value === "string" ? value : JSON.stringify(value)) },
        ],
      }),
    ),
  );
}
