package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newsweft.counts.Corpora.Article;

/** The counts themselves are checked in {@link PeriodCountsTest}. */
class CooccurrenceKernelTest {
  private record Pair(
      int item, int other, int articles, int stories, int sources, long sentences) {}

  @Property
  void everyPairComesOnceWithItsRarerItemFirst(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    var kernel = new CooccurrenceKernel(block);
    var seen = new ArrayList<String>();
    for (int item = 0; item < block.items(); item++) {
      for (Pair pair : pairs(kernel, item)) {
        seen.add(pair.item() + "-" + pair.other());
        assertThat(pair.item()).isLessThan(pair.other());
        assertThat(block.articlesOf(pair.item()))
            .isLessThanOrEqualTo(block.articlesOf(pair.other()));
      }
    }

    assertThat(seen).doesNotHaveDuplicates();
  }

  @Property
  void thePairsOfAnItemComeInTheOrderOfTheOthersRank(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    var kernel = new CooccurrenceKernel(block);
    for (int item = 0; item < block.items(); item++) {
      assertThat(pairs(kernel, item).stream().map(Pair::other)).isSorted();
    }
  }

  @Property
  void nothingIsLeftInTheAccumulatorFromOneItemToTheNext(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    var used = new CooccurrenceKernel(block);
    for (int item = block.items() - 1; item >= 0; item--) {
      List<Pair> fresh = pairs(new CooccurrenceKernel(block), item);

      assertThat(pairs(used, item)).isEqualTo(fresh);
      assertThat(pairs(used, item)).isEqualTo(fresh);
    }
  }

  @Provide
  Arbitrary<List<Article>> corpora() {
    return Corpora.corpora();
  }

  private static List<Pair> pairs(CooccurrenceKernel kernel, int item) {
    var pairs = new ArrayList<Pair>();
    kernel.pairsOf(
        item,
        (i, other, articles, stories, sources, sentences) ->
            pairs.add(new Pair(i, other, articles, stories, sources, sentences)));
    return pairs;
  }
}
