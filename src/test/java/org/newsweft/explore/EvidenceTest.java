package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;
import org.newsweft.text.Sentences;

/** The articles behind a number are as many as the number says. */
final class EvidenceTest {
  private static Evidence evidence(String... items) {
    return new Evidence(SampleOutput.tables(), List.of(items), Optional.empty());
  }

  private static Map<LocalDate, Long> listed(Evidence evidence) {
    var listed = new HashMap<LocalDate, Long>();
    for (Iterator<Evidence.Article> articles = evidence.inOrder(); articles.hasNext(); ) {
      listed.merge(articles.next().published().withDayOfMonth(1), 1L, Long::sum);
    }
    return listed;
  }

  /**
   * Every pair of the sample at once, by the very columns that {@link Evidence} joins and groups:
   * one pair after the other would take an hour.
   */
  @Test
  void theArticlesListedForEveryPairOfTheSampleAreAsManyAsCounted() {
    TableStore tables = SampleOutput.tables();
    Map<String, Set<String>> itemsOfArticle = new HashMap<>();
    Map<String, LocalDate> periodOfArticle = new HashMap<>();
    for (Row row :
        tables
            .read(Table.MENTIONS)
            .filter("counted")
            .select("article_id", "item_id", "period")
            .collectAsList()) {
      itemsOfArticle.computeIfAbsent(row.getString(0), a -> new TreeSet<>()).add(row.getString(1));
      periodOfArticle.put(row.getString(0), row.getDate(2).toLocalDate());
    }
    Map<List<Object>, Long> listed = new HashMap<>();
    itemsOfArticle.forEach(
        (article, items) ->
            items.forEach(
                a ->
                    items.stream()
                        .filter(b -> a.compareTo(b) < 0)
                        .forEach(
                            b ->
                                listed.merge(
                                    List.of(periodOfArticle.get(article), a, b), 1L, Long::sum))));
    List<Row> pairs =
        tables
            .read(Table.PAIR_COUNTS)
            .select("period", "item_a", "item_b", "articles")
            .collectAsList();
    assertThat(pairs).hasSizeGreaterThan(1000);
    for (Row row : pairs) {
      assertThat(listed.get(List.of(row.getDate(0).toLocalDate(), row.get(1), row.get(2))))
          .as(row.toString())
          .isEqualTo(row.getLong(3));
    }
  }

  @Test
  void theCountsOfPairsAreThoseOfTheTableInEveryUnitAndThoseOfTheArticlesListed() {
    List<Row> pairs =
        SampleOutput.tables()
            .read(Table.PAIR_COUNTS)
            .selectExpr("item_a", "item_b")
            .distinct()
            .orderBy("item_a", "item_b")
            .collectAsList();
    // A few: each asks Spark several times.
    for (int i = 0; i < pairs.size(); i += 300) {
      assertCounted(pairs.get(i).getString(0), pairs.get(i).getString(1));
    }
    assertCounted("country:KAZ", "org:united-nations");
  }

  private static void assertCounted(String a, String b) {
    Evidence evidence = evidence(a, b);
    List<Evidence.Counts> counts = evidence.counts();
    assertThat(evidence.differences(counts)).as(a + " " + b).isEmpty();
    Map<LocalDate, Long> listed = listed(evidence);
    Map<LocalDate, Evidence.Counts> byPeriod = new HashMap<>();
    for (Evidence.Counts count : counts) {
      byPeriod.put(count.period(), count);
      assertThat(listed.getOrDefault(count.period(), 0L)).isEqualTo(count.articles());
    }
    Dataset<Row> table =
        SampleOutput.tables()
            .read(Table.PAIR_COUNTS)
            .filter("item_a = '%s' AND item_b = '%s'".formatted(a, b))
            .select("period", "articles", "stories", "sources", "sentences");
    for (Row row : table.collectAsList()) {
      Evidence.Counts count = byPeriod.get(row.getDate(0).toLocalDate());
      assertThat(List.of(count.articles(), count.stories(), count.sources(), count.sentences()))
          .as(a + " " + b + " " + row)
          .isEqualTo(List.of(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
  }

  @Test
  void theCountsOfATripleAreThoseOfTheTable() {
    Evidence evidence = evidence("country:KAZ", "org:united-nations", "topic:water");
    List<Evidence.Counts> counts = evidence.counts();
    assertThat(evidence.differences(counts)).isEmpty();
    assertThat(counts.stream().map(Evidence.Counts::articles))
        .endsWith(2L, 1L, 2L, 2L, 2L, 1L, 3L, 3L, 3L, 4L, 2L);
    assertThat(listed(evidence)).containsEntry(LocalDate.of(2024, 5, 1), 4L);
  }

  @Test
  void anotherNumberInTheTableIsADifference() {
    Evidence evidence = evidence("country:KAZ", "org:united-nations");
    var wrong = new ArrayList<Evidence.Counts>();
    for (Evidence.Counts c : evidence.counts()) {
      wrong.add(
          new Evidence.Counts(
              c.period(),
              c.complete(),
              c.articles() + 1,
              c.stories(),
              c.sources(),
              c.sentences(),
              c.allArticles(),
              c.ofItems()));
    }
    assertThat(evidence.differences(wrong)).containsEntry(LocalDate.of(2024, 5, 1), 4L);
  }

  /** The sentences are cut as the annotate stage cut them, so a mention lies in its own. */
  @Test
  void everyMentionOfTheSampleLiesInTheSentenceOfItsNumber() {
    var sentences = new Sentences();
    var seen = new HashSet<String>();
    TestSpark.session();
    Dataset<Row> rows =
        SampleOutput.tables()
            .read(Table.MENTIONS)
            .join(
                SampleOutput.tables().read(Table.ARTICLES).select("article_id", "text"),
                "article_id")
            .select("article_id", "text", "start", "end", "sentence");
    for (Row row : rows.collectAsList()) {
      String text = row.getString(1);
      sentences.split(text);
      int start = text.offsetByCodePoints(0, row.getInt(2));
      int end = text.offsetByCodePoints(0, row.getInt(3));
      assertThat(start).as(row.toString()).isGreaterThanOrEqualTo(sentences.start(row.getInt(4)));
      assertThat(end).as(row.toString()).isLessThanOrEqualTo(sentences.end(row.getInt(4)));
      seen.add(row.getString(0));
    }
    assertThat(seen).hasSizeGreaterThan(100);
  }
}
