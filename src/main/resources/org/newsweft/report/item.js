// An item: its series, and the items that are mentioned with it, each with the series of the pair.

function itemView(data, settings, [item]) {
  const counts = data.counts.item;
  const subject = counts.find([item]);
  const kind = data.items.kind[item];
  const aliases = data.items.aliases[item];
  return [
    viewTitle(foreign(data.items.name[item])),
    el(
      "p",
      { class: "lead" },
      `${kind} · ${counted(data.items.articles[item], "article")}`,
      aliases.length > 0 ? [" · also ", foreign(aliases.join(", "))] : null,
      el("span", { class: "note" }, ` · ${data.items.id[item]}`),
    ),
    seriesFigure(data, {
      values: counts.series(subject, settings.measure),
      columns: seriesColumns(counts, subject, "sentences"),
      settings,
      label: `${data.items.name[item]} by ${data.periodLength}`,
    }),
    neighbours(data, settings, item),
    triplesWith(data, settings, item),
  ];
}

/** The columns of the table of numbers of any subject. */
function seriesColumns(counts, subject, sentences) {
  return [
    { head: "articles", measure: "articles", values: counts.series(subject, "articles") },
    { head: "stories", measure: "stories", values: counts.series(subject, "stories"), wide: true },
    { head: sentences, values: counts.series(subject, "sentences"), wide: true },
  ];
}

function neighbours(data, settings, item) {
  const counts = data.counts.pair;
  const all = counts.with(item, settings.measure).map((subject) => ({
    subject,
    other: counts.membersOf(subject).find((member) => member !== item),
  }));
  const section = el("section", {}, el("h3", {}, "Mentioned together with"));
  if (all.length === 0) {
    section.append(el("p", {}, `No other item is in ${data.run.job["counts.min_articles"]} articles of a ${data.periodLength} with it, or none that this file has room for.`));
    return section;
  }
  const total = data.counts.item.totals[settings.measure][data.counts.item.find([item])];
  const table = el("div", {});
  const show = (kind) =>
    table.replaceChildren(
      dataTable({
        caption: `Over all periods, by ${settings.measure}; share: of those with ${data.items.name[item]}`,
        rows: all.filter(({ other }) => kind === "all" || data.items.kind[other] === kind),
        few: FEW,
        columns: [
          {
            head: "item",
            cell: ({ subject, other }) =>
              el("a", { href: subjectAddress(data, counts.membersOf(subject), settings) }, foreign(data.items.name[other])),
          },
          { head: "kind", wide: true, cell: ({ other }) => data.items.kind[other] },
          amountColumn(settings, ({ subject }) => counts.totals[settings.measure][subject], () => total),
          { head: "together over time", drawing: true, cell: ({ subject }) => subjectSpark(data, counts, subject, settings) },
        ],
      }),
    );
  const kinds = KINDS.filter((kind) => all.some(({ other }) => data.items.kind[other] === kind));
  show("all");
  section.append(
    choice({
      legend: "Kind",
      name: "neighbours",
      options: Object.fromEntries([["all", "all"], ...kinds.map((kind) => [kind, kind])]),
      value: "all",
      onchoice: show,
    }),
    table,
  );
  return section;
}

function triplesWith(data, settings, item) {
  const counts = data.counts.triple;
  return tripleSection(data, settings, counts.with(item, settings.measure), "In threes: two entities and a topic");
}

/** A table of triples, by default under their whole names. */
function tripleSection(data, settings, subjects, title, name = null) {
  const counts = data.counts.triple;
  const wholeName = { head: "triple", cell: (subject) => subjectLink(data, counts.membersOf(subject), settings) };
  return subjects.length === 0
    ? null
    : el(
        "section",
        {},
        el("h3", {}, title),
        dataTable({
          caption: `Over all periods, by ${settings.measure}`,
          rows: subjects,
          few: FEW,
          columns: [
            name ?? wholeName,
            amountColumn(settings, (subject) => counts.totals[settings.measure][subject], () => data.total(settings.measure)),
            { head: "over time", drawing: true, cell: (subject) => subjectSpark(data, counts, subject, settings) },
          ],
        }),
      );
}
