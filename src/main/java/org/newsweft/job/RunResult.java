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
 */
public record RunResult(
    String output,
    RowAccount account,
    Stories stories,
    Map<String, Long> tableRows,
    LeftOut leftOut) {

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
}
