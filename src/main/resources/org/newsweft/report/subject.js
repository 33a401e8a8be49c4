// A pair or a triple: its series, and the articles behind it with the sentences that hold all items.

function subjectView(data, settings, members, address) {
  const counts = data.counts[members.length === 2 ? "pair" : "triple"];
  const subject = counts.find(members);
  const title = viewTitle(
    members.flatMap((item, i) => [
      i === 0 ? null : i === members.length - 1 ? " and " : ", ",
      el("a", { href: subjectAddress(data, [item], settings) }, foreign(data.items.name[item])),
    ]),
  );
  if (subject === undefined) {
    return [
      title,
      el("p", {}, `This ${members.length === 2 ? "pair" : "triple"} is not in this file: it is in fewer than ${data.run.job["counts.min_articles"]} articles of every ${data.periodLength}, or too weak for the room that there is.`),
    ];
  }
  const articles = counts.series(subject, "articles");
  const columns = seriesColumns(counts, subject, members.length === 2 ? "sentences with both" : "sentences with all");
  const link = (period) =>
    articles[period] === 0
      ? null
      : el("a", { href: subjectAddress(data, members, settings, { period: data.periods.period[period] }) }, data.periodNames[period]);
  return [
    title,
    el("p", { class: "lead" }, subjectLead(data, counts, subject, members)),
    seriesFigure(data, {
      values: counts.series(subject, settings.measure),
      columns,
      settings,
      label: `${subjectName(data, members)} by ${data.periodLength}`,
      table: numbersTable(data, columns, settings, link),
    }),
    el("p", { class: "note" }, `No bar: fewer than ${counted(data.run.job["counts.min_articles"], "article")} with ${members.length === 2 ? "both" : "all three"}.`),
    members.length === 2 ? topicsOf(data, settings, members) : pairsOf(data, settings, members),
    articleSection(data, settings, members, articles, address),
  ];
}

function subjectLead(data, counts, subject, members) {
  const articles = counts.totals.articles[subject];
  const periods = counts.start[subject + 1] - counts.start[subject];
  const stories = counts.totals.stories[subject];
  const sentences = counts.series(subject, "sentences").reduce((sum, n) => sum + n, 0);
  return `${counted(articles, "article")} (${counted(stories, "story")}) in ${counted(periods, data.periodLength)}; ${counted(sentences, "sentence")} with ${members.length === 2 ? "both" : "all three"}.`;
}

function topicsOf(data, settings, members) {
  const triples = data.counts.triple;
  const withBoth = triples
    .with(members[0], settings.measure)
    .filter((subject) => triples.membersOf(subject).includes(members[1]));
  const topicOnly = (subject) =>
    el("a", { href: subjectAddress(data, triples.membersOf(subject), settings) }, foreign(data.items.name[triples.membersOf(subject)[2]]));
  return tripleSection(data, settings, withBoth, "In threes with a topic", { head: "topic", cell: topicOnly });
}

function pairsOf(data, settings, [a, b, topic]) {
  const counts = data.counts.pair;
  const pairs = [[a, b], [a, topic], [b, topic]].filter((pair) => counts.find(pair) !== undefined);
  return pairs.length === 0
    ? null
    : el("p", {}, "Its pairs: ", pairs.flatMap((pair, i) => [i ? "; " : null, subjectLink(data, pair, settings)]), ".");
}

function articleSection(data, settings, members, counts, address) {
  const period = data.periods.period.indexOf(address.period);
  const section = el("section", {}, el("h3", {}, period < 0 ? "The articles" : `The articles of ${data.periodNames[period]}`));
  const expected = period < 0 ? counts.reduce((sum, n) => sum + n, 0) : counts[period];
  const waiting = el("p", {}, "Unpacking the articles …");
  section.append(waiting);
  data.articles().then((all) => {
    const found = all
      .filter((article) => members.every((item) => article.items.includes(item)))
      .filter((article) => period < 0 || isInPeriod(data, article.published, period))
      .filter((article) => counts[periodIndexOf(data, article.published)] > 0)
      .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : a.id < b.id ? -1 : 1));
    waiting.replaceWith(...present(articleList(data, settings, members, found, expected, period)));
    section.dataset.ready = "true";
  });
  return section;
}

function periodIndexOf(data, day) {
  let period = data.periodCount - 1;
  while (period > 0 && data.periods.period[period] > day) {
    period--;
  }
  return period;
}

function isInPeriod(data, day, period) {
  return periodIndexOf(data, day) === period;
}

function articleList(data, settings, members, found, expected, period) {
  const scope = period < 0 ? null : el("a", { href: subjectAddress(data, members, settings) }, "Show those of all periods");
  return [
    el("p", { class: "note" }, found.length >= expected
      ? `All ${counted(expected, "article")} counted, the newest first. `
      : `${whole(found.length)} of ${counted(expected, "article")} counted are in this file, the newest first. `, scope),
    found.length < expected ? sqlForAll(data, members, period) : null,
    articlePages(data, members, found),
  ];
}

/** The list of articles, in portions. */
function articlePages(data, members, found) {
  const list = el("ol", { class: "articles" });
  const more = el("button", { type: "button", onclick: next }, "Show more");
  let shown = 0;
  function next() {
    const portion = found.slice(shown, shown + 20).map((article) => articleEntry(data, members, article));
    list.append(...portion);
    shown += portion.length;
    more.hidden = shown >= found.length;
  }
  next();
  return el("div", {}, list, el("p", { class: "more" }, more));
}

/** The command that lists what has no room here. */
function sqlForAll(data, members, period) {
  const ids = data.idsOf(members).map((id) => `'${id.replaceAll("'", "''")}'`);
  const when = period < 0 ? "" : ` AND m.period = DATE '${data.periods.period[period]}'`;
  const query =
    "SELECT a.published, a.source, a.title, a.url FROM articles a JOIN mentions m USING (article_id)" +
    ` WHERE m.item_id IN (${ids.join(", ")}) AND m.counted${when}` +
    ` GROUP BY ALL HAVING count(DISTINCT m.item_id) = ${members.length} ORDER BY a.published`;
  return el(
    "details",
    {},
    el("summary", {}, "How to list them all"),
    el("code", {}, `jobs/newsweft sql "${query}"`),
  );
}

function articleEntry(data, members, article) {
  const origin = [
    dayName(article.published),
    article.source ? [" · ", foreign(article.source)] : null,
    article.story ? " · copy of an earlier article" : null,
  ];
  // Without a title its origin is the best name of an article.
  const heading = article.title === null ? el("span", {}, ...present(origin)) : foreign(article.title);
  return el(
    "li",
    {},
    el("h4", {}, outwardLink(article.url, heading)),
    el("p", { class: "origin" }, article.title === null ? foreign(article.id) : origin),
    quotesOf(members, article),
  );
}

/** The sentences with all items; where there is none, the first with each. */
function quotesOf(members, article) {
  if (article.quotes === null) {
    return el("p", { class: "note" }, "The tables hold no texts.");
  }
  const itemsIn = ([, , , marks]) => marks.filter((_, i) => i % 3 === 0);
  const together = article.quotes.filter((quote) => members.every((item) => itemsIn(quote).includes(item)));
  if (together.length > 0) {
    return together.map((quote) => quoteElement(quote, members));
  }
  const firsts = members.map((item) => article.quotes.find((quote) => itemsIn(quote).includes(item)));
  const apart = [...new Set(firsts.filter((quote) => quote !== undefined))].sort((a, b) => a[0] - b[0]);
  return [
    el("p", { class: "note" }, "In different sentences:"),
    ...apart.map((quote) => quoteElement(quote, members)),
  ];
}

/** A sentence with the mentions of the subject marked; others stay plain. */
function quoteElement([, text, cut, marks], members) {
  const parts = [];
  let at = 0;
  for (let i = 0; i < marks.length; i += 3) {
    const [item, start, end] = marks.slice(i, i + 3);
    const place = members.indexOf(item);
    if (place >= 0 && start >= at) {
      parts.push(text.slice(at, start), el("mark", { class: `item-${place}` }, text.slice(start, end)));
      at = end;
    }
  }
  return el("blockquote", { dir: "auto" }, ...parts, text.slice(at), cut ? " …" : null);
}
