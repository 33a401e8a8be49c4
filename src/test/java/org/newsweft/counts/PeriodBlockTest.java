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
import org.newsweft.counts.Corpora.Article;

class PeriodBlockTest {
  @Property
  void itemsAreNumberedInTheOrderOfTheUtf8BytesOfTheirIds(@ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);

    for (int i = 1; i < block.items(); i++) {
      assertThat(
              Arrays.compareUnsigned(
                  block.id(i - 1).toString().getBytes(StandardCharsets.UTF_8),
                  block.id(i).toString().getBytes(StandardCharsets.UTF_8)))
          .isNegative();
    }
  }

  @Property
  void theItemsOfAnArticleThatTakePartInPairsStandInTheOrderOfTheirNumbers(
      @ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);

    for (int a = 0; a < block.articles(); a++) {
      for (int place = block.itemsFrom(a) + 1; place < block.pairsTo(a); place++) {
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
  void theBlockOfATopicHoldsTheItemsThatAreKeptAndStandWithIt(
      @ForAll("corpora") List<Article> corpus) {
    PeriodBlock block = Corpora.block(corpus);
    boolean[] isEntity = new boolean[block.items()];
    for (int i = 0; i < isEntity.length; i++) {
      isEntity[i] = !block.id(i).toString().startsWith("topic:");
    }
    for (int topic = 0; topic < block.items(); topic++) {
      String id = block.id(topic).toString();
      PeriodBlock ofTopic = block.articlesWith(topic, isEntity);

      for (int i = 0; i < ofTopic.items(); i++) {
        assertThat(ofTopic.articlesOf(i))
            .isEqualTo(articlesWith(corpus, ofTopic.id(i).toString(), id));
      }
      assertThat(IntStream.range(0, ofTopic.items()).mapToObj(i -> ofTopic.id(i).toString()))
          .containsExactlyElementsOf(
              IntStream.range(0, block.items())
                  .mapToObj(i -> block.id(i).toString())
                  .filter(i -> !i.startsWith("topic:") && articlesWith(corpus, i, id) > 0)
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
                                article.mentions().stream()
                                    .anyMatch(m -> m.counted() && m.item().equals(item))))
            .count();
  }
}
