package org.newsweft.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a run read and made.
 *
 * @param output the output directory
 * @param account where each record of the corpus went
 * @param stories how the articles make stories
 * @param tableRows rows by table, in the order of writing
 * @param leftOut what {@code counts.min_articles} left out of the tables
 * @param capped what {@code counts.max_items} left out of the counts of pairs and triples
 * @param reused what was taken over from the last run to the same directory
 */
public record RunResult(
    String output,
    RowAccount account,
    Stories stories,
    Map<String, Long> tableRows,
    LeftOut leftOut,
    Capped capped,
    Reused reused) {

  /**
   * Where each record of the corpus went.
   *
   * @param read records read
   * @param articles articles kept
   * @param rejects records rejected, by reason
   * @param duplicates records whose text is exactly that of an article kept
   */
  public record RowAccount(
      long read, long articles, SortedMap<String, Long> rejects, long duplicates) {
    /** Records rejected, for whatever reason. */
    @JsonProperty("rejected")
    public long rejected() {
      return rejects.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Checks that no record is lost. */
    void check() {
      if (read != articles + rejected() + duplicates) {
        throw new IllegalStateException(
            "%d records were read, but %d articles, %d rejects and %d duplicates came of them"
                .formatted(read, articles, rejected(), duplicates));
      }
    }
  }

  /**
   * How the articles make stories.
   *
   * @param stories all stories; most are one article
   * @param withCopies stories of several articles
   * @param copies articles that are not the first of their story
   */
  public record Stories(long stories, @JsonProperty("with_copies") long withCopies, long copies) {}

  /**
   * What {@code counts.min_articles} left out.
   *
   * @param pairs rows that {@code pair_counts} would have had besides
   * @param pairArticles the sum of their column {@code articles}
   * @param triples rows that {@code triple_counts} would have had besides
   * @param tripleArticles the sum of their column {@code articles}
   */
  public record LeftOut(
      long pairs,
      @JsonProperty("pair_articles") long pairArticles,
      long triples,
      @JsonProperty("triple_articles") long tripleArticles) {}

  /**
   * What {@code counts.max_items} left out.
   *
   * @param articles articles with more items
   * @param items over these articles, the items that are not counted in pairs and triples
   * @param pairs over these articles, the pairs of items that are not counted
   */
  public record Capped(long articles, long items, long pairs) {}

  /**
   * What was taken over from the last run.
   *
   * @param articles articles whose mentions were known
   * @param periods periods whose counts were known
   */
  public record Reused(long articles, long periods) {}
}
