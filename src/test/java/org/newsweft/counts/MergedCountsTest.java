package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.newsweft.counts.Corpora.Article;
import org.newsweft.counts.Corpora.Count;
import org.newsweft.counts.MergedCounts.Cut;

class MergedCountsTest {
  private static final PeriodCounts.Dropped IGNORED = (unit, rows, articles) -> {};

  /** A block, what it was cut by, and the outlet or story that it is a part of. */
  private record Block(Cut cut, int split, List<Article> articles) {}

  private record Key(Unit unit, UTF8String topic, UTF8String itemA) {}

  @Property
  void blocksAddUpToTheBruteForceHoweverThePeriodIsCut(
      @ForAll("corpora") List<Article> corpus,
      @ForAll @IntRange(min = 1, max = 5) int blocks,
      @ForAll @IntRange(min = 1, max = 4) int articlesOfABlock,
      @ForAll @IntRange(min = 1, max = 3) int min,
      @ForAll Random random) {
    assertThat(merged(cut(corpus, blocks, articlesOfABlock, random), min, IGNORED))
        .containsExactlyInAnyOrderElementsOf(expected(corpus, min));
  }

  @Property
  void everyArticleMayBeABlockOfItsOwn(
      @ForAll("corpora") List<Article> corpus, @ForAll Random random) {
    assertThat(merged(cut(corpus, corpus.size() + 1, 1, random), 1, IGNORED))
        .containsExactlyInAnyOrderElementsOf(expected(corpus, 1));
  }

  @Property
  void whatIsLeftOutIsThatOfOneBlock(
      @ForAll("corpora") List<Article> corpus, @ForAll Random random) {
    var ofBlocks = new HashMap<Unit, List<Long>>();
    merged(cut(corpus, 3, 2, random), 2, adder(ofBlocks));
    var ofOne = new HashMap<Unit, List<Long>>();
    Corpora.counts(corpus, 2, adder(ofOne));

    assertThat(ofBlocks).isEqualTo(ofOne);
  }

  private static PeriodCounts.Dropped adder(Map<Unit, List<Long>> sums) {
    return (unit, rows, articles) ->
        sums.merge(
            unit,
            List.of(rows, articles),
            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
  }

  /** No articles, no blocks: then there is no row for the period either. */
  private static List<Count> expected(List<Article> corpus, int min) {
    return corpus.isEmpty() ? List.of() : Corpora.bruteForce(corpus, min);
  }

  /**
   * Cuts a period as {@link CountPlan} does: large outlets and stories have blocks of their own.
   */
  private static List<Block> cut(
      List<Article> corpus, int blocks, int articlesOfABlock, Random random) {
    List<Article> bySource =
        corpus.stream()
            .map(a -> new Article(a.source(), null, a.sentences(), a.mentions()))
            .toList();
    Map<String, Long> copies =
        corpus.stream().collect(Collectors.groupingBy(Article::story, Collectors.counting()));
    List<Article> byStory =
        corpus.stream()
            .filter(a -> copies.get(a.story()) > 1)
            .map(a -> new Article(a.story(), null, a.sentences(), a.mentions()))
            .toList();
    var cut = new ArrayList<Block>();
    cut.addAll(cut(Cut.SOURCE, bySource, blocks, articlesOfABlock, random));
    cut.addAll(cut(Cut.STORY, byStory, blocks, articlesOfABlock, random));
    return cut;
  }

  private static List<Block> cut(
      Cut by, List<Article> articles, int blocks, int articlesOfABlock, Random random) {
    var groups = new LinkedHashMap<String, List<Article>>();
    articles.forEach(
        a -> groups.computeIfAbsent(Objects.toString(a.source()), k -> new ArrayList<>()).add(a));
    var small = new HashMap<Integer, List<Article>>();
    var cut = new ArrayList<Block>();
    int split = 0;
    for (List<Article> group : groups.values()) {
      if (group.size() <= articlesOfABlock) {
        small.computeIfAbsent(random.nextInt(blocks), k -> new ArrayList<>()).addAll(group);
      } else {
        for (int from = 0; from < group.size(); from += articlesOfABlock) {
          int to = Math.min(group.size(), from + articlesOfABlock);
          cut.add(new Block(by, split, group.subList(from, to)));
        }
        split++;
      }
    }
    small.values().forEach(block -> cut.add(0, new Block(by, MergedCounts.WHOLE, block)));
    return cut;
  }

  private static List<Count> merged(List<Block> blocks, int min, PeriodCounts.Dropped dropped) {
    var sums = new LinkedHashMap<Key, MergedCounts>();
    for (Block block : blocks) {
      for (CountRow row : Corpora.rows(block.articles(), 1, IGNORED)) {
        sums.computeIfAbsent(new Key(row.unit(), row.topic(), row.itemA()), k -> new MergedCounts())
            .add(block.cut(), block.split(), row);
      }
    }
    return sums.values().stream()
        .map(sum -> sum.result(min, dropped))
        .filter(Objects::nonNull)
        .peek(row -> assertThat(row.itemB()).isEqualTo(sorted(row.itemB())))
        .flatMap(row -> Corpora.counts(row).stream())
        .toList();
  }

  private static UTF8String[] sorted(UTF8String[] ids) {
    return ids.length == 1
        ? ids
        : Arrays.stream(ids)
            .map(UTF8String::toString)
            .sorted(Corpora.BY_CODE_POINT)
            .map(UTF8String::fromString)
            .toArray(UTF8String[]::new);
  }

  @Provide
  Arbitrary<List<Article>> corpora() {
    return Corpora.corpora();
  }
}
