package org.newsweft.explore.report;

/**
 * How much of an output goes into its report. What is beyond is counted, and the page says so.
 *
 * @param fileBytes size that the file never exceeds; the articles get what the counts leave of it
 * @param itemRows rows of {@code item_counts}, the strongest items first
 * @param pairRows rows of {@code pair_counts}, the strongest pairs first
 * @param tripleRows rows of {@code triple_counts}, the strongest triples first
 * @param articlesPerSubject articles that a pair or a triple may ask for, the newest first
 */
public record ReportLimits(
    long fileBytes, int itemRows, int pairRows, int tripleRows, int articlesPerSubject) {
  /** The limits of the command: a file below 5 MB that can be sent by mail. */
  public static final ReportLimits DEFAULT =
      new ReportLimits(5_000_000, 200_000, 300_000, 100_000, 10);

  /** The same with half the rows. */
  ReportLimits halved() {
    return new ReportLimits(
        fileBytes, itemRows / 2, pairRows / 2, tripleRows / 2, articlesPerSubject);
  }
}
