package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.newsweft.counts.Corpora.Article;

class PeriodBlockTest {
  @Property
  void itemsAreNumberedByTheirArticlesThenById(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);

    for (int i = 1; i < block.items(); i++) {
      assertThat(block.articlesOf(i)).isGreaterThanOrEqualTo(block.articlesOf(i - 1));
      if (block.articlesOf(i) == block.articlesOf(i - 1)) {
        assertThat(block.sortsBefore(i - 1, i)).isTrue();
      }
    }
  }

  @Property
  void idsSortAsTheirUtf8BytesDo(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);

    for (int i = 0; i < block.items(); i++) {
      for (int j = 0; j < block.items(); j++) {
        int bytes =
            Arrays.compareUnsigned(
                block.id(i).getBytes(StandardCharsets.UTF_8),
                block.id(j).getBytes(StandardCharsets.UTF_8));
        assertThat(block.sortsBefore(i, j)).isEqualTo(bytes < 0);
      }
    }
  }

  @Property
  void theItemsOfAnArticleStandInTheOrderOfTheirRanks(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);

    for (int a = 0; a < block.articles(); a++) {
      for (int place = block.itemsFrom(a) + 1; place < block.itemsFrom(a + 1); place++) {
        assertThat(block.itemAt(place)).isGreaterThan(block.itemAt(place - 1));
      }
    }
  }

  @Property
  void articlesOfOneOutletAreNeighbours(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    int[] outlets = IntStream.range(0, block.articles()).map(block::source).toArray();

    assertThat(outlets).isSorted();
  }

  @Property
  void theBlockOfATopicHoldsItsArticlesAndTheEntitiesWithEnoughOfThem(
      @ForAll("corpora") List<Article> corpus, @ForAll @IntRange(min = 1, max = 3) int min) {
    PeriodBlock block = Corpora.block(corpus);
    for (int topic = 0; topic < block.items(); topic++) {
      String id = block.id(topic);
      PeriodBlock ofTopic = block.articlesWith(topic, i -> !i.startsWith("topic:"), min);

      assertThat(ofTopic.articles()).isEqualTo(block.articlesOf(topic));
      for (int i = 0; i < ofTopic.items(); i++) {
        String item = ofTopic.id(i);
        assertThat(ofTopic.articlesOf(i)).isEqualTo(articlesWith(corpus, item, id));
      }
      assertThat(IntStream.range(0, ofTopic.items()).mapToObj(ofTopic::id))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, block.items())
                  .mapToObj(block::id)
                  .filter(i -> !i.startsWith("topic:") && articlesWith(corpus, i, id) >= min)
                  .toList());
    }
  }

  @Provide
  Arbitrary<List<Article>> corpora() {
    return Corpora.corpora();
  }

  private static int articlesWith(List<Article> corpus, String... items) {
    return (int)
        corpus.stream()
            .filter(
                article ->
                    Arrays.stream(items)
                        .allMatch(
                            item ->
                                article.mentions().stream().anyMatch(m -> m.item().equals(item))))
            .count();
  }
}
