package org.newsweft.tables;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of an output: what one row is, the columns with their comments, and the order of rows.
 *
 * <p>{@code docs/tables.md} is the same contract for users; a test keeps the two equal. Periods are
 * named by their first day. A period is a day, week, month, quarter or year, as the manifest says.
 */
public enum Table {
  /** An article that was kept. */
  ARTICLES(
      columns(
          column("article_id", StringType, "Id from the corpus, or made from the text."),
          column("published", DateType, "Day of publication in the zone of the job file."),
          column("period", DateType, "First day of the period of publication."),
          column(
              "date_source", StringType, "Where the date was found: field, text, dateline, path."),
          column("source", StringType, "Outlet; null if unknown."),
          column("title", StringType, "Headline; null if there is none."),
          column("url", StringType, "Address; null if there is none."),
          column("language", StringType, "Language code; null if the corpus does not say."),
          column("text", StringType, "Cleaned text in Unicode NFC; null if not kept."),
          column("text_hash", StringType, "SHA-256 of the cleaned text, in hexadecimal."),
          column("words", IntegerType, "Words in the text."),
          column("sentences", IntegerType, "Sentences in the text."),
          column("story_id", StringType, "Story: id of the earliest of the copies of one text.")),
      true,
      "period",
      "article_id"),

  /** A record of the corpus that was not kept, and why. */
  REJECTS(
      columns(
          column("input", StringType, "File and record number, from 1."),
          column("reason", StringType, "One of a closed list of reasons."),
          column("detail", StringType, "What was wrong, with the value found."),
          column("excerpt", StringType, "Beginning of the record, 200 characters at most.")),
      false,
      "input"),

  /** A record whose text is exactly that of an article that was kept. */
  DUPLICATES(
      columns(
          column("input", StringType, "File and record number, from 1."),
          column("article_id", StringType, "The article that was kept."),
          column("published", DateType, "Day of publication of the copy."),
          column("source", StringType, "Outlet of the copy; null if unknown."),
          column("title", StringType, "Headline of the copy; null if there is none."),
          column("url", StringType, "Address of the copy; null if there is none.")),
      false,
      "article_id",
      "input"),

  /** A mention of an item in the text of an article. */
  MENTIONS(
      columns(
          column("article_id", StringType, "The article."),
          column("period", DateType, "First day of the period of the article."),
          column("item_id", StringType, "The item that is mentioned."),
          column("sentence", IntegerType, "Number of the sentence in the article, from 0."),
          column("start", IntegerType, "First character of the mention, in code points from 0."),
          column("end", IntegerType, "The character after the last one, in code points."),
          column("surface", StringType, "The text of the mention, as it stands."),
          column("label", StringType, "Kind of mention: PER, ORG, LOC, MISC or TOPIC."),
          column("annotator", StringType, "What found it: lexicon or model."),
          column("confidence", FloatType, "0 to 1; 1 for the lexicon."),
          column(
              "country",
              StringType,
              "ISO 3166 alpha-3 of the country that it is or lies in; null if unknown."),
          column("rule", StringType, "Why it is that item: one of a closed list of rules."),
          column("counted", BooleanType, "Whether it counts in pairs and triples.")),
      true,
      "period",
      "item_id",
      "article_id",
      "start"),

  /** A name of the texts that was joined to another item, and why. */
  NAMES(
      columns(
          column("name_id", StringType, "Kind and folded name, as the texts give it."),
          column("name", StringType, "Its most frequent surface."),
          column(
              "period",
              DateType,
              "First day of the period, of a surname alone; null if it holds in all periods."),
          column("item_id", StringType, "The item that it is; ambiguous: if it is nobody's."),
          column("rule", StringType, "Why: one of the rules of mentions."),
          column("evidence", StringType, "The reason in words, with its numbers."),
          column("articles", LongType, "Articles that call it so, in the whole corpus.")),
      false,
      "name_id",
      "period"),

  /** A thing that is mentioned. */
  ITEMS(
      columns(
          column("item_id", StringType, "Kind and name: country:KAZ, topic:water."),
          column("name", StringType, "Name for people to read."),
          column("kind", StringType, "person, organization, country, place, topic or other."),
          column("wikidata", StringType, "Wikidata id; null if unknown."),
          column("country", StringType, "ISO 3166 alpha-3 of its country; null if it has none."),
          column(
              "aliases",
              DataTypes.createArrayType(StringType, false),
              "Surfaces under which the corpus mentions it, sorted."),
          column("articles", LongType, "Articles that mention it.")),
      false,
      "item_id"),

  /** A period of time, with the totals that shares are taken of. */
  PERIODS(
      columns(
          column("period", DateType, "First day of the period."),
          column("complete", BooleanType, "Whether the corpus covers all of it."),
          column("articles", LongType, "Articles, with those that mention nothing."),
          column("stories", LongType, "Stories with an article in the period."),
          column("sources", LongType, "Outlets with an article in the period."),
          column("sentences", LongType, "Sentences of those articles."),
          column(
              "gap",
              BooleanType,
              "Whether it has fewer articles than half the median of its neighbours.")),
      false,
      "period"),

  /** An item in a period. */
  ITEM_COUNTS(
      columns(
          column("period", DateType, "First day of the period."),
          column("item_id", StringType, "The item."),
          column("articles", LongType, "Articles that mention it."),
          column("stories", LongType, "Stories that mention it."),
          column("sources", LongType, "Outlets that mention it."),
          column("sentences", LongType, "Sentences that mention it."),
          column("mentions", LongType, "Mentions of it.")),
      true,
      "item_id",
      "period"),

  /** An unordered pair of items in a period. */
  PAIR_COUNTS(
      columns(
          column("period", DateType, "First day of the period."),
          column("item_a", StringType, "The item whose id sorts first."),
          column("item_b", StringType, "The item whose id sorts second."),
          column("articles", LongType, "Articles that mention both."),
          column("stories", LongType, "Stories that mention both."),
          column("sources", LongType, "Outlets that mention both in one article."),
          column("sentences", LongType, "Sentences that mention both.")),
      true,
      "item_a",
      "item_b",
      "period"),

  /** Two entities and a topic in a period. */
  TRIPLE_COUNTS(
      columns(
          column("period", DateType, "First day of the period."),
          column("entity_a", StringType, "The entity whose id sorts first."),
          column("entity_b", StringType, "The entity whose id sorts second."),
          column("topic", StringType, "The topic."),
          column("articles", LongType, "Articles that mention all three."),
          column("stories", LongType, "Stories that mention all three."),
          column("sources", LongType, "Outlets that mention all three in one article."),
          column("sentences", LongType, "Sentences that mention all three.")),
      true,
      "topic",
      "entity_a",
      "entity_b",
      "period"),

  /** An item, a pair or a triple over all periods: its bond, its trend, its bursts. */
  TRENDS(
      columns(
          column("kind", StringType, "item, pair or triple."),
          column("item_a", StringType, "The item; of two the one whose id sorts first."),
          column("item_b", StringType, "The second item; null for an item."),
          column("topic", StringType, "The topic of a triple; null otherwise."),
          column("articles", LongType, "Sum of the articles of its rows by period."),
          column("stories", LongType, "Sum of the stories of its rows by period."),
          column("first_period", DateType, "First period with a row."),
          column("last_period", DateType, "Last period with a row."),
          column(
              "expected", DoubleType, "Stories if its items were independent; null for an item."),
          column("npmi", DoubleType, "Normalised PMI of the stories, -1 to 1; null for an item."),
          column("log_likelihood", DoubleType, "Log-likelihood ratio G2; null for an item."),
          column("periods_tested", IntegerType, "Periods that are complete and no gap."),
          column("mann_kendall_s", LongType, "Periods that rise less those that fall, in pairs."),
          column("mann_kendall_z", DoubleType, "The same as a normal score; above 0 for a rise."),
          column("mann_kendall_p", DoubleType, "Probability of such a score without a trend."),
          column("mann_kendall_q", DoubleType, "False-discovery rate of it among its kind."),
          column("slope", DoubleType, "Change of the share of stories by period, Theil-Sen."),
          column("slope_low", DoubleType, "Lower end of its interval of 95 %."),
          column("slope_high", DoubleType, "Upper end of its interval of 95 %."),
          column("burst_weight", DoubleType, "Weight of the heaviest burst; null without one."),
          column("burst_start", DateType, "First period of that burst."),
          column("burst_end", DateType, "Last period of that burst."),
          column("newest_period", DateType, "The newest period tested."),
          column("newest_stories", LongType, "Stories in it."),
          column("newest_expected", DoubleType, "Stories that the periods before let expect."),
          column("emergence_p", DoubleType, "Probability of so many in it without a change."),
          column("emergence_q", DoubleType, "False-discovery rate of it among its kind."),
          column("source_change", StringType, "Outlets that start or stop with it; null if none.")),
      false,
      "kind",
      "item_a",
      "item_b",
      "topic");

  private final StructType schema;
  private final boolean byYear;
  private final List<String> sortedBy;

  Table(StructType schema, boolean byYear, String... sortedBy) {
    this.schema = schema;
    this.byYear = byYear;
    this.sortedBy = List.of(sortedBy);
  }

  /** Name of its directory and of its view in SQL. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Columns in order; each carries its comment. */
  public StructType schema() {
    return schema;
  }

  /** Whether it lies in {@code year=YYYY} directories by the year of its period. */
  public boolean byYear() {
    return byYear;
  }

  /** Columns that the rows of a file are sorted by; together they identify a row. */
  public List<String> sortedBy() {
    return sortedBy;
  }

  private static StructType columns(StructField... fields) {
    return new StructType(fields);
  }

  private static StructField column(String name, DataType type, String comment) {
    return DataTypes.createStructField(name, type, true).withComment(comment);
  }
}
