// The data of the report: unpacking, and the look-ups that the views need. An item is a number, its
// place in the lists of items; so is a subject (an item, a pair or a triple) in its Counts.

/** Text from a script element that holds gzip in Base64. */
async function unpack(id) {
  const binary = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** The counts by period of all items, pairs or triples of the report. */
class Counts {
  constructor(columns, itemCount, periodCount) {
    const subjects = columns.rows.length;
    const rows = columns.periodSteps.length;
    this.all = columns.all;
    this.completeAbove = columns.completeAbove;
    this.items = columns.items;
    this.size = subjects;
    this.periodCount = periodCount;
    this.start = new Int32Array(subjects + 1);
    this.period = new Int32Array(rows);
    this.columns = {
      articles: Int32Array.from(columns.articles),
      stories: Int32Array.from(columns.articles, (n, row) => n - columns.articlesLessStories[row]),
      sentences: Int32Array.from(columns.sentences),
    };
    this.totals = { articles: new Int32Array(subjects), stories: new Int32Array(subjects) };
    this.#index(columns, itemCount);
  }

  #index(columns, itemCount) {
    this.ofItem = new Map();
    this.places = new Map();
    this.itemCount = itemCount;
    let row = 0;
    for (let subject = 0; subject < this.size; subject++) {
      this.start[subject] = row;
      let period = 0;
      for (let n = 0; n < columns.rows[subject]; n++, row++) {
        period += columns.periodSteps[row];
        this.period[row] = period;
        this.totals.articles[subject] += this.columns.articles[row];
        this.totals.stories[subject] += this.columns.stories[row];
      }
      const members = this.membersOf(subject);
      this.places.set(this.#key(members), subject);
      for (const item of members) {
        if (!this.ofItem.has(item)) {
          this.ofItem.set(item, []);
        }
        this.ofItem.get(item).push(subject);
      }
    }
    this.start[this.size] = row;
  }

  /** A number for a set of three items at most; exact up to 200,000 items. */
  #key(members) {
    return [...members].sort((a, b) => a - b).reduce((key, item) => key * (this.itemCount + 1) + item + 1, 0);
  }

  membersOf(subject) {
    return this.items.map((column) => column[subject]);
  }

  /** The subject of these items, in any order; undefined if it is not in the report. */
  find(members) {
    return this.places.get(this.#key(members));
  }

  /** The subjects with an item, the strongest first. */
  with(item, measure) {
    const totals = this.totals[measure];
    return [...(this.ofItem.get(item) ?? [])].sort((a, b) => totals[b] - totals[a] || a - b);
  }

  /** The strongest subjects of all. */
  strongest(count, measure) {
    const totals = this.totals[measure];
    return Array.from({ length: this.size }, (_, subject) => subject)
      .sort((a, b) => totals[b] - totals[a] || a - b)
      .slice(0, count);
  }

  /** The counts of a subject in each period; 0 where the table has no row. */
  series(subject, column) {
    const values = new Array(this.periodCount).fill(0);
    for (let row = this.start[subject]; row < this.start[subject + 1]; row++) {
      values[this.period[row]] = this.columns[column][row];
    }
    return values;
  }

  /** The strongest subjects of a period, as subject and count. */
  inPeriod(period, measure, count) {
    const found = [];
    for (let subject = 0; subject < this.size; subject++) {
      for (let row = this.start[subject]; row < this.start[subject + 1]; row++) {
        if (this.period[row] === period) {
          found.push({ subject, value: this.columns[measure][row], sentences: this.columns.sentences[row] });
        }
      }
    }
    return found
      .sort((a, b) => b.value - a.value || b.sentences - a.sentences || a.subject - b.subject)
      .slice(0, count);
  }
}

/** All that the file holds. */
class ReportData {
  constructor(data) {
    this.run = data.run;
    this.trends = data.trends;
    this.trendP = data.trendP;
    this.emergenceQ = data.emergenceQ;
    this.periodLength = data.run.period_length;
    this.periods = data.periods;
    this.periodCount = data.periods.period.length;
    this.periodNames = data.periods.period.map((start) => periodName(start, this.periodLength));
    this.items = data.items;
    this.itemNumbers = new Map(data.items.id.map((id, number) => [id, number]));
    this.counts = Object.fromEntries(
      ["item", "pair", "triple"].map((kind) => [
        kind,
        new Counts(data[kind + "Counts"], data.items.id.length, this.periodCount),
      ]),
    );
    this.articleCount = Number(document.getElementById("articles").dataset.count);
  }

  /** Items by their ids; undefined for one that is not in the report. */
  numbersOf(ids) {
    return ids.map((id) => this.itemNumbers.get(id));
  }

  idsOf(numbers) {
    return numbers.map((number) => this.items.id[number]);
  }

  /** Whether a period's number can be compared with others. */
  isWhole(period) {
    return this.periods.complete[period] && !this.periods.gap[period];
  }

  /** The newest period that is complete; the newest at all if none is. */
  newestPeriod() {
    const complete = this.periods.complete.lastIndexOf(true);
    return complete >= 0 ? complete : this.periodCount - 1;
  }

  /** A series as the controls want it: counts, or shares of all articles or stories of the period. */
  asShown(values, settings) {
    const totals = this.periods[settings.measure];
    return settings.share ? values.map((n, period) => (totals[period] ? n / totals[period] : 0)) : values;
  }

  total(measure) {
    return this.periods[measure].reduce((sum, n) => sum + n, 0);
  }

  /** The articles with their quotes, unpacked when they are first asked for. */
  articles() {
    this.unpackedArticles ??= unpack("articles").then(JSON.parse);
    return this.unpackedArticles;
  }
}
