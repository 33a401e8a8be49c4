package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newsweft.stories.StoryAssignment.Link;

final class StoryAssignmentTest {
  private static final int WINDOW = 7;

  private static Link link(int later, int earlier) {
    return new Link(later, later, earlier, earlier);
  }

  private static Map<Long, Long> founders(List<Link> links) {
    return new StoryAssignment(WINDOW).founders(links.iterator());
  }

  /** Articles 0 to 30, one a day, linked within the window. */
  @Provide
  Arbitrary<List<Link>> links() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 30), Arbitraries.integers().between(1, WINDOW))
        .as((later, before) -> link(later, Math.max(0, later - before)))
        .list()
        .ofMaxSize(60)
        .map(
            links ->
                links.stream()
                    .distinct()
                    .sorted(
                        Comparator.comparingLong(Link::later)
                            .thenComparing(Comparator.comparingLong(Link::earlier).reversed()))
                    .toList());
  }

  @Property
  void aStorySpansNoMoreThanTheWindow(@ForAll("links") List<Link> links) {
    founders(links).forEach((copy, founder) -> assertThat(copy - founder).isBetween(1L, 7L));
  }

  @Property
  void theFirstArticleOfAStoryIsNoCopyItself(@ForAll("links") List<Link> links) {
    Map<Long, Long> founders = founders(links);
    assertThat(founders.values()).noneMatch(founders::containsKey);
  }

  @Property
  void laterArticlesChangeNothing(@ForAll("links") List<Link> links) {
    List<Link> early = links.stream().filter(l -> l.later() <= 15).toList();
    var expected = new HashMap<>(founders(links));
    expected.keySet().removeIf(copy -> copy > 15);
    assertThat(founders(early)).isEqualTo(expected);
  }

  @Property
  void anArticleIsInTheStoryOfOneOfItsLinksOrHasNoneInTheWindow(@ForAll("links") List<Link> links) {
    Map<Long, Long> founders = founders(links);
    for (Link link : links) {
      long reachable = founders.getOrDefault(link.earlier(), link.earlier());
      if (!founders.containsKey(link.later())) {
        assertThat(link.later() - reachable).isGreaterThan(WINDOW);
      }
    }
    founders.forEach(
        (copy, founder) ->
            assertThat(links)
                .anyMatch(
                    l ->
                        l.later() == copy
                            && founders.getOrDefault(l.earlier(), l.earlier()).equals(founder)));
  }

  @Example
  void aDigestJoinsOneStoryAndDrawsNoTwoTogether() {
    assertThat(founders(List.of(link(5, 3), link(5, 1), link(6, 1))))
        .isEqualTo(Map.of(5L, 3L, 6L, 1L));
  }

  @Example
  void aChainOfCopiesBreaksWhereTheWindowEnds() {
    var chain = new ArrayList<Link>();
    for (int day = 1; day <= 20; day++) {
      chain.add(link(day, day - 1));
    }
    assertThat(founders(chain).values()).containsOnly(0L, 8L, 16L);
  }
}
