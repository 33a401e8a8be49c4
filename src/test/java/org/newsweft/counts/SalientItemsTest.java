package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SalientItemsTest {
  @Test
  void theItemsWithTheMostMentionsAreKeptOfEqualsThoseMentionedFirst() {
    var salient = new SalientItems(List.of("d", "c", "a", "b", "b", "c"), 3);

    assertThat(List.of("a", "b", "c", "d"))
        .filteredOn(salient::isKept)
        .containsExactly("b", "c", "d");
    assertThat(salient.left()).isEqualTo(1);
    // Of the six pairs of four items, the three with a.
    assertThat(salient.pairsLeft()).isEqualTo(3);
  }

  @Test
  void anArticleWithinTheCapKeepsAllItsItems() {
    var salient = new SalientItems(List.of("a", "b", "a"), 2);

    assertThat(List.of("a", "b")).allMatch(salient::isKept);
    assertThat(salient.left()).isZero();
    assertThat(salient.pairsLeft()).isZero();
  }

  @Property
  void noItemThatIsLeftIsMoreSalientThanOneThatIsKept(
      @ForAll @Size(max = 12) List<@StringLength(1) @CharRange(from = 'a', to = 'f') String> items,
      @ForAll @IntRange(min = 1, max = 7) int maxItems) {
    var salient = new SalientItems(items, maxItems);
    List<String> bySalience =
        new ArrayList<>(items.stream().distinct().toList()); // in the order of first mentions
    bySalience.sort(
        Comparator.comparingLong((String item) -> items.stream().filter(item::equals).count())
            .reversed());

    assertThat(
            IntStream.range(0, bySalience.size()).mapToObj(i -> salient.isKept(bySalience.get(i))))
        .isEqualTo(IntStream.range(0, bySalience.size()).mapToObj(i -> i < maxItems).toList());
  }
}
