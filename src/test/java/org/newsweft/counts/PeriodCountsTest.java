package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.newsweft.counts.Corpora.Article;
import org.newsweft.counts.Corpora.Count;
import org.newsweft.counts.Corpora.Mentioned;
import org.newsweft.counts.PeriodCounts.Dropped;

class PeriodCountsTest {
  private static final Dropped IGNORED = (unit, rows, articles) -> {};

  @Test
  void aPeriodWithoutArticlesHasItsTotalsOnly() {
    assertThat(Corpora.counts(List.of(), 1, IGNORED))
        .containsExactly(new Count(Unit.PERIOD, null, null, null, 0, 0, 0, 0, 0));
  }

  @Test
  void anArticleWithoutMentionsCountsInTheTotals() {
    assertThat(Corpora.counts(List.of(new Article("herald", "s1", 7, List.of())), 1, IGNORED))
        .containsExactly(new Count(Unit.PERIOD, null, null, null, 1, 1, 1, 7, 0));
  }

  @Test
  void anArticleWithoutAnOutletCountsForNone() {
    List<Article> corpus =
        List.of(
            new Article(null, "s1", 1, both(0)),
            new Article("herald", "s2", 1, both(0)),
            new Article(null, "s3", 1, both(0)));

    assertThat(Corpora.counts(corpus, 1, IGNORED))
        .hasSize(4)
        .allSatisfy(
            count -> {
              assertThat(count.articles()).isEqualTo(3);
              assertThat(count.sources()).isEqualTo(1);
            });
  }

  @Test
  void copiesOfAStoryAreOneStoryAndSeveralArticles() {
    List<Article> corpus =
        List.of(
            new Article("herald", "s1", 1, both(0)),
            new Article("post", "s1", 1, both(0)),
            new Article("herald", "s2", 1, both(0)));

    assertThat(Corpora.counts(corpus, 1, IGNORED))
        .contains(new Count(Unit.PAIR, "country:KAZ", "topic:water", null, 3, 2, 2, 3, 0));
  }

  @Test
  void sentencesBeyondTheFirst64AreToldApart() {
    List<Article> corpus =
        List.of(
            new Article(
                "herald",
                "s1",
                130,
                List.of(
                    new Mentioned("country:KAZ", 0),
                    new Mentioned("topic:water", 64),
                    new Mentioned("topic:water", 128),
                    new Mentioned("country:KAZ", 128))));

    assertThat(Corpora.counts(corpus, 1, IGNORED))
        .contains(new Count(Unit.PAIR, "country:KAZ", "topic:water", null, 1, 1, 1, 1, 0));
  }

  @Test
  void theItemWhoseIdSortsFirstInUtf8ComesFirst() {
    // In UTF-16, and so in Java, the second of the two sorts first.
    List<Article> corpus =
        List.of(
            new Article(
                "herald",
                "s1",
                1,
                List.of(
                    new Mentioned("person:\ud835\udc9c", 0), new Mentioned("person:\uff41", 0))));

    assertThat(Corpora.counts(corpus, 1, IGNORED))
        .filteredOn(count -> count.unit() == Unit.PAIR)
        .extracting(Count::itemA)
        .containsExactly("person:\uff41");
  }

  @Test
  void anArticleThatNamesOneItemInVeryManySentencesFitsInMemory() {
    List<Mentioned> mentions = new ArrayList<>();
    for (int s = 0; s < 300_000; s++) {
      mentions.add(new Mentioned("topic:water", s));
    }

    assertThat(Corpora.counts(List.of(new Article("herald", "s1", 300_000, mentions)), 1, IGNORED))
        .contains(new Count(Unit.ITEM, "topic:water", null, null, 1, 1, 1, 300_000, 300_000));
  }

  @Test
  void thereIsNothingAfterTheLastCount() {
    var counts = new PeriodCounts(Corpora.block(List.of()), 1, IGNORED);
    counts.next();

    assertThatThrownBy(counts::next).isInstanceOf(NoSuchElementException.class);
  }

  @Property
  void allCountsEqualThoseOfTheBruteForce(
      @ForAll("corpora") List<Article> corpus, @ForAll @IntRange(min = 1, max = 4) int min) {
    assertThat(Corpora.counts(corpus, min, IGNORED))
        .containsExactlyInAnyOrderElementsOf(Corpora.bruteForce(corpus, min));
  }

  @Property
  void theOrderOfTheArticlesChangesNothingNotEvenTheOrderOfTheRows(
      @ForAll("corpora") List<Article> corpus, @ForAll Random random) {
    var shuffled = new ArrayList<>(corpus);
    Collections.shuffle(shuffled, random);

    assertThat(Corpora.counts(shuffled, 1, IGNORED)).isEqualTo(Corpora.counts(corpus, 1, IGNORED));
  }

  @Property
  void theRowsComeInTheOrderOfTheirTables(@ForAll("corpora") List<Article> corpus) {
    for (CountRow row : Corpora.rows(corpus, 1, IGNORED)) {
      if (row.unit() == Unit.PAIR || row.unit() == Unit.TRIPLE) {
        assertThat(Arrays.stream(row.itemB()).map(UTF8String::toString))
            .isSortedAccordingTo(Corpora.BY_CODE_POINT);
        assertThat(row.itemB())
            .allMatch(
                itemB ->
                    Corpora.BY_CODE_POINT.compare(row.itemA().toString(), itemB.toString()) < 0);
      }
    }
  }

  @Property
  void aRepeatedMentionChangesTheNumberOfMentionsOnly(@ForAll("corpora") List<Article> corpus) {
    List<Article> repeated =
        corpus.stream()
            .map(
                a -> {
                  var twice = new ArrayList<>(a.mentions());
                  twice.addAll(a.mentions());
                  return new Article(a.source(), a.story(), a.sentences(), twice);
                })
            .toList();

    List<Count> expected =
        Corpora.counts(corpus, 1, IGNORED).stream()
            .map(
                c ->
                    new Count(
                        c.unit(),
                        c.itemA(),
                        c.itemB(),
                        c.topic(),
                        c.articles(),
                        c.stories(),
                        c.sources(),
                        c.sentences(),
                        2 * c.mentions()))
            .toList();
    assertThat(Corpora.counts(repeated, 1, IGNORED)).isEqualTo(expected);
  }

  @Property
  void aHigherMinimumOnlyTakesRowsAwayAndTellsHowMany(
      @ForAll("corpora") List<Article> corpus, @ForAll @IntRange(min = 2, max = 4) int min) {
    var rows = new HashMap<Unit, Long>();
    var articles = new HashMap<Unit, Long>();
    List<Count> kept =
        Corpora.counts(
            corpus,
            min,
            (unit, n, sum) -> {
              rows.merge(unit, n, Long::sum);
              articles.merge(unit, sum, Long::sum);
            });
    var missing = new ArrayList<>(Corpora.counts(corpus, 1, IGNORED));
    missing.removeAll(kept);

    assertThat(Corpora.counts(corpus, 1, IGNORED)).containsAll(kept);
    assertThat(rows).isEqualTo(sum(missing, false));
    assertThat(articles).isEqualTo(sum(missing, true));
  }

  @Property
  void aPairNeverExceedsItsRarerItem(@ForAll("corpora") List<Article> corpus) {
    List<Count> counts = Corpora.counts(corpus, 1, IGNORED);
    var items = new HashMap<String, Count>();
    counts.stream().filter(c -> c.unit() == Unit.ITEM).forEach(c -> items.put(c.itemA(), c));

    assertThat(counts)
        .filteredOn(c -> c.unit() == Unit.PAIR)
        .allMatch(c -> isAtMost(c, items.get(c.itemA())) && isAtMost(c, items.get(c.itemB())));
  }

  @Provide
  Arbitrary<List<Article>> corpora() {
    return Corpora.corpora();
  }

  private static boolean isAtMost(Count pair, Count item) {
    return pair.articles() <= item.articles()
        && pair.stories() <= item.stories()
        && pair.sources() <= item.sources()
        && pair.sentences() <= item.sentences();
  }

  private static Map<Unit, Long> sum(List<Count> counts, boolean ofArticles) {
    var sums = new HashMap<Unit, Long>();
    counts.forEach(c -> sums.merge(c.unit(), ofArticles ? c.articles() : 1, Long::sum));
    return sums;
  }

  private static List<Mentioned> both(int sentence) {
    return List.of(new Mentioned("country:KAZ", sentence), new Mentioned("topic:water", sentence));
  }
}
