package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newsweft.stories.CandidateSearch.Posting;

final class CandidateSearchTest {
  private static final int WINDOW = 7;
  private static final long IN_EVERY_SAMPLE = 1L << 40;

  /** Days with gaps of none, a few, about a window and about a year. */
  @Provide
  Arbitrary<List<Integer>> days() {
    return Arbitraries.of(0, 0, 0, 1, 2, 6, 7, 8, 100, 350, 357, 358, 365, 366)
        .list()
        .ofMaxSize(40)
        .map(
            gaps -> {
              var days = new ArrayList<Integer>();
              int day = 19_000;
              for (int gap : gaps) {
                day += gap;
                days.add(day);
              }
              return days;
            });
  }

  private record Found(List<Long> fresh, List<String> pairs) implements CandidateSearch.Sink {
    @Override
    public void fresh(Posting article) {
      fresh.add(article.ordinal());
    }

    @Override
    public void pair(Posting earlier, Posting later) {
      pairs.add(earlier.ordinal() + "-" + later.ordinal());
    }
  }

  private static Found search(long fingerprint, List<Integer> days) {
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    var search = new CandidateSearch(WINDOW, found);
    // Another fingerprint before must leave no trace.
    search.add(fingerprint - 1, new Posting(77, days.isEmpty() ? 0 : days.get(0) - 20, 50));
    found.fresh().clear();
    for (int i = 0; i < days.size(); i++) {
      search.add(fingerprint, new Posting(i, days.get(i), 50));
    }
    return found;
  }

  @Property
  void aFingerprintIsFreshIfNoArticleHadItBeforeTheWindowInTheLastYear(
      @ForAll("days") List<Integer> days) {
    var expected = new ArrayList<Long>();
    for (int i = 0; i < days.size(); i++) {
      int day = days.get(i);
      boolean used = days.subList(0, i).stream().anyMatch(d -> d < day - WINDOW && d >= day - 365);
      if (!used) {
        expected.add((long) i);
      }
    }
    assertThat(search(IN_EVERY_SAMPLE, days).fresh()).isEqualTo(expected);
  }

  @Property
  void whileItIsFreshAnArticleIsPairedWithTheEightBeforeItInTheWindow(
      @ForAll("days") List<Integer> days) {
    Found found = search(IN_EVERY_SAMPLE, days);
    var expected = new ArrayList<String>();
    for (int i = 0; i < days.size(); i++) {
      for (int j = Math.max(0, i - 8); j < i; j++) {
        if (found.fresh().contains((long) i) && days.get(j) >= days.get(i) - WINDOW) {
          expected.add(j + "-" + i);
        }
      }
    }
    assertThat(found.pairs()).isEqualTo(expected);
  }

  @Property
  void whatIsSaidOfAnArticleDoesNotDependOnLaterOnes(@ForAll("days") List<Integer> days) {
    int half = days.size() / 2;
    Found all = search(IN_EVERY_SAMPLE, days);
    Found some = search(IN_EVERY_SAMPLE, days.subList(0, half));
    assertThat(all.fresh().stream().filter(i -> i < half)).isEqualTo(some.fresh());
    assertThat(all.pairs().subList(0, some.pairs().size())).isEqualTo(some.pairs());
  }

  @Example
  void aFingerprintOfTenThousandArticlesGivesEightPairsForEach() {
    Found found = search(IN_EVERY_SAMPLE, java.util.Collections.nCopies(10_000, 19_000));
    assertThat(found.pairs()).hasSizeLessThan(80_000);
  }

  @Example
  void aPairNeedsTheFingerprintInTheSampleOfTheLongerText() {
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    var search = new CandidateSearch(WINDOW, found);
    search.add(2, new Posting(0, 19_000, 100));
    search.add(2, new Posting(1, 19_000, 1000));
    search.add(2, new Posting(2, 19_000, 100));
    assertThat(found.pairs()).containsExactly("0-2");
  }
}
