package org.newsweft.explore;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.newsweft.config.PeriodLength;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;
import org.newsweft.text.Sentences;
import org.newsweft.trends.MannKendall;
import org.newsweft.trends.TheilSen;

/**
 * What is behind a row of the table {@code trends}: the series, the tests in words, and the
 * articles of its peak with their lead sentences.
 */
public final class TrendExplanation {
  private static final int BAR_CHARS = 30;
  private static final int SHORT_SENTENCE_CHARS = 40;
  private static final String[] PAIR = {"item_a", "item_b"};
  private static final String[] TRIPLE = {"entity_a", "entity_b", "topic"};

  private final TableStore tables;
  private final List<String> items;
  private final String title;
  private final List<Point> series;
  private final Row tested;

  /**
   * A period of the series.
   *
   * @param stories null if not known, only that there are fewer than {@code counts.min_articles}
   */
  public record Point(
      LocalDate period, boolean complete, boolean gap, long allStories, Long stories) {
    /** Stories by all stories of the period; what is not known counts for 0. */
    public double share() {
      return stories == null || allStories == 0 ? 0 : (double) stories / allStories;
    }

    private boolean isTested() {
      return complete && !gap && allStories > 0;
    }
  }

  private TrendExplanation(TableStore tables, List<String> items) {
    this.tables = tables;
    this.items = items;
    this.title = names();
    this.series = readSeries();
    this.tested = readTested();
  }

  /**
   * Reads what there is on an item, a pair or a triple.
   *
   * @param ids one id, two, or two entities and a topic, in any order
   * @throws UserError if an item is not in the tables, or if no row can be about these
   */
  public static TrendExplanation of(TableStore tables, List<String> ids) {
    List<String> sorted = ids.stream().distinct().sorted().toList();
    if (sorted.size() != ids.size() || sorted.isEmpty() || sorted.size() > 3) {
      throw new UserError("Name one to three different items, by ids; found " + ids);
    }
    long topics = sorted.stream().filter(id -> id.startsWith("topic:")).count();
    if (sorted.size() == 3 && topics != 1) {
      throw new UserError("A triple is two entities and one topic; found " + ids);
    }
    return new TrendExplanation(tables, sorted);
  }

  /** The series, a period after the other without a hole. */
  public List<Point> series() {
    return series;
  }

  private String kind() {
    return switch (items.size()) {
      case 1 -> "item";
      case 2 -> "pair";
      default -> "triple";
    };
  }

  private String names() {
    var known = new HashMap<String, String>();
    tables
        .read(Table.ITEMS)
        .filter(col("item_id").isInCollection(items))
        .select("item_id", "name")
        .collectAsList() // three rows at most
        .forEach(row -> known.put(row.getString(0), row.getString(1)));
    List<String> unknown = items.stream().filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw new UserError(
          "No article mentions %s; the table items has the ids"
              .formatted(String.join(", ", unknown)));
    }
    return String.join(" + ", items.stream().map(known::get).toList());
  }

  private Dataset<Row> counts() {
    return switch (items.size()) {
      case 1 -> tables.read(Table.ITEM_COUNTS).filter(col("item_id").equalTo(items.get(0)));
      case 2 -> named(tables.read(Table.PAIR_COUNTS), PAIR);
      default -> named(tables.read(Table.TRIPLE_COUNTS), TRIPLE);
    };
  }

  private Dataset<Row> named(Dataset<Row> counts, String... columns) {
    Dataset<Row> found = counts;
    for (int i = 0; i < columns.length; i++) {
      found = found.filter(col(columns[i]).equalTo(items.get(i)));
    }
    return found;
  }

  private List<Point> readSeries() {
    var stories = new HashMap<LocalDate, Long>();
    counts()
        .select("period", "stories")
        .collectAsList() // one row a period
        .forEach(row -> stories.put(row.getDate(0).toLocalDate(), row.getLong(1)));
    boolean hides =
        items.size() > 1 && tables.manifest().path("job").path("counts.min_articles").asInt(1) > 1;
    return tables
        .read(Table.PERIODS)
        .select("period", "complete", "gap", "stories")
        .orderBy("period")
        .collectAsList()
        .stream()
        .map(
            row -> {
              LocalDate period = row.getDate(0).toLocalDate();
              return new Point(
                  period,
                  row.getBoolean(1),
                  row.getBoolean(2),
                  row.getLong(3),
                  stories.getOrDefault(period, hides ? null : Long.valueOf(0)));
            })
        .toList();
  }

  private Row readTested() {
    Column same = col("kind").equalTo(kind()).and(col("item_a").equalTo(items.get(0)));
    if (items.size() > 1) {
      same = same.and(col("item_b").equalTo(items.get(1)));
    }
    if (items.size() > 2) {
      same = same.and(col("topic").equalTo(items.get(2)));
    }
    List<Row> rows = tables.read(Table.TRENDS).filter(same).collectAsList(); // one row or none
    return rows.isEmpty() ? null : rows.get(0);
  }

  private Object value(String column) {
    return tested == null ? null : tested.get(tested.fieldIndex(column));
  }

  private double number(String column) {
    return tested.getDouble(tested.fieldIndex(column));
  }

  /**
   * Prints it.
   *
   * @param articles number of articles of the peak at most
   */
  public void print(int articles, PrintStream out) {
    out.println(title + " (" + kind() + ": " + String.join(" ", items) + ")");
    printTests(out);
    printSeries(out);
    printPeak(articles, out);
  }

  private void printTests(PrintStream out) {
    if (tested == null) {
      out.println("Too few stories to be tested (trends.min_stories).");
      return;
    }
    say(out, "%,d stories in %,d articles.", value("stories"), value("articles"));
    if (value("expected") != null) {
      say(
          out,
          "Bond: %.1f stories expected if its items were independent; NPMI %.2f, G2 %.1f.",
          value("expected"),
          value("npmi"),
          value("log_likelihood"));
    }
    printTrend(out);
    if (value("burst_weight") != null) {
      say(
          out,
          "Heaviest burst: %s to %s, weight %.1f.",
          value("burst_start"),
          value("burst_end"),
          value("burst_weight"));
    }
    if (value("newest_stories") != null) {
      say(
          out,
          "Newest complete period, %s: %d stories, %.1f expected from the periods before%s.",
          value("newest_period"),
          value("newest_stories"),
          value("newest_expected"),
          value("emergence_p") == null
              ? " (too few to be tested)"
              : String.format(
                  Locale.ROOT, "; p %.4f, q %.4f", number("emergence_p"), number("emergence_q")));
    }
    if (value("source_change") != null) {
      say(out, "Mind the outlets: %s.", value("source_change"));
    }
  }

  private void printTrend(PrintStream out) {
    if (value("mann_kendall_p") == null) {
      out.println("Trend: present in too few periods to be tested.");
      return;
    }
    say(
        out,
        "Trend over %d periods: Mann-Kendall z %.2f, p %.4f, q %.4f; %.3f percentage points a period"
            + " (%.3f to %.3f).",
        value("periods_tested"),
        value("mann_kendall_z"),
        value("mann_kendall_p"),
        value("mann_kendall_q"),
        100 * number("slope"),
        100 * number("slope_low"),
        100 * number("slope_high"));
    int seasons = seasons();
    if (seasons > 1 && series.size() >= 3 * seasons) {
      double[] values =
          series.stream().mapToDouble(p -> p.isTested() ? p.share() : Double.NaN).toArray();
      MannKendall seasonal = MannKendall.seasonal(values, seasons);
      say(
          out,
          "Each season with itself: z %.2f, p %.4f; %.3f percentage points a year.",
          seasonal.z(),
          seasonal.p(),
          100 * TheilSen.seasonalSlope(values, seasons));
    }
  }

  /** Periods in a year, or days in a week. */
  private int seasons() {
    String length = tables.manifest().path("period_length").asText().toUpperCase(Locale.ROOT);
    return switch (PeriodLength.valueOf(length)) {
      case DAY -> 7;
      case WEEK -> 52;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR -> 1;
    };
  }

  private static void say(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private void printSeries(PrintStream out) {
    int hiddenBelow = tables.manifest().path("job").path("counts.min_articles").asInt(1);
    double most = series.stream().mapToDouble(Point::share).max().orElse(0);
    out.println("\nperiod      stories    of all  percent");
    for (Point point : series) {
      int bar = most == 0 ? 0 : (int) Math.round(BAR_CHARS * point.share() / most);
      String mark = point.complete() ? point.gap() ? " (gap)" : "" : " (incomplete)";
      out.println(
          String.format(
                  Locale.ROOT,
                  "%s  %7s  %8d  %7.2f  %s%s",
                  point.period(),
                  point.stories() == null ? "<" + hiddenBelow : point.stories().toString(),
                  point.allStories(),
                  100 * point.share(),
                  "#".repeat(bar),
                  mark)
              .stripTrailing());
    }
  }

  /** The period of the highest share, of the tested ones if there is any. */
  private Point peak() {
    boolean anyTested = series.stream().anyMatch(p -> p.isTested() && p.share() > 0);
    Point peak = null;
    for (Point point : series) {
      if ((point.isTested() || !anyTested) && point.share() > (peak == null ? 0 : peak.share())) {
        peak = point;
      }
    }
    return peak;
  }

  private void printPeak(int limit, PrintStream out) {
    Point peak = peak();
    if (peak == null) {
      return;
    }
    List<Row> articles = articles(peak, limit);
    out.println("\nArticles of the peak, " + peak.period() + ":");
    for (Row article : articles) {
      var about = new ArrayList<String>();
      about.add(String.valueOf(article.get(0)));
      for (int i = 1; i < 3; i++) {
        if (!article.isNullAt(i)) {
          about.add(article.getString(i));
        }
      }
      out.println("  " + String.join(" | ", about));
      String lead = lead(article.getString(3));
      if (!lead.isEmpty()) {
        out.println("    " + lead);
      }
    }
  }

  /** Articles of a period with all the items, those of one story together, the oldest first. */
  private List<Row> articles(Point of, int limit) {
    Column inPeriod = col("period").equalTo(java.sql.Date.valueOf(of.period()));
    Dataset<Row> mentions = tables.read(Table.MENTIONS).filter(inPeriod);
    if (Arrays.asList(mentions.columns()).contains("counted")) {
      mentions = mentions.filter(col("counted"));
    }
    Dataset<Row> holding =
        mentions
            .filter(col("item_id").isInCollection(items))
            .groupBy("article_id")
            .agg(countDistinct("item_id").as("found"))
            .filter(col("found").equalTo(items.size()));
    return tables
        .read(Table.ARTICLES)
        .filter(inPeriod)
        .join(holding, "article_id")
        .orderBy("published", "story_id", "article_id")
        .select("published", "source", "title", "text")
        .limit(limit)
        .collectAsList();
  }

  /** The first sentence that says something: a dateline is a sentence too, and a short one. */
  static String lead(String text) {
    if (text == null) {
      return "";
    }
    var sentences = new Sentences();
    sentences.split(text);
    for (int i = 0; i < sentences.count(); i++) {
      if (sentences.end(i) - sentences.start(i) >= SHORT_SENTENCE_CHARS
          || i == sentences.count() - 1) {
        return text.substring(sentences.start(i), sentences.end(i)).replaceAll("\\s+", " ");
      }
    }
    return "";
  }
}
