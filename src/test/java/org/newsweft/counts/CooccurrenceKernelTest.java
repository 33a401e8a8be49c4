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
  private record Pair(int item, int other, int articles, int stories, int sources, int sentences) {}

  @Property
  void thePairsOfAnItemAreThoseWithLaterItemsInTheirOrder(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    var kernel = new CooccurrenceKernel(block);
    for (int item = 0; item < block.items(); item++) {
      List<Integer> others = pairs(kernel, item).stream().map(Pair::other).toList();

      assertThat(others).isSorted().doesNotHaveDuplicates();
      int first = item;
      assertThat(others).allMatch(other -> other > first);
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
    int count = kernel.count(item, 1);
    for (int p = 0; p < count; p++) {
      pairs.add(
          new Pair(
              item,
              kernel.other(p),
              kernel.articles(p),
              kernel.stories(p),
              kernel.sources(p),
              kernel.sentences(p)));
    }
    return pairs;
  }
}
