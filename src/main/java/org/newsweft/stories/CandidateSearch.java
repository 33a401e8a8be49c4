package org.newsweft.stories;

import java.util.ArrayDeque;

/**
 * Goes through the articles that have one fingerprint, in the order of publication, and pairs each
 * with those shortly before it.
 *
 * <p>A fingerprint that an article had before the window, up to a year ago, is a set phrase and
 * says nothing of copies: a byline, a greeting, a form of words for earthquakes. So it pairs
 * articles only in the days after its first appearance in a year. And it pairs an article with the
 * {@value #NEIGHBOURS} before it at most, so that a fingerprint of n articles gives no more than
 * {@value #NEIGHBOURS} n pairs; the copies of one text still hang together, each with the one
 * before it.
 *
 * <p>What is said of an article depends only on articles published before it.
 */
final class CandidateSearch {
  /** Earlier articles with which one article is paired by one fingerprint. */
  static final int NEIGHBOURS = 8;

  /** Days after which a phrase that was not used counts as new. */
  static final int MEMORY_DAYS = 365;

  /** Where the findings go. */
  interface Sink {
    /** An article that has the fingerprint while it is fresh. */
    void fresh(Posting article);

    /** Two articles that share the fingerprint while it is fresh; at most the window apart. */
    void pair(Posting earlier, Posting later);
  }

  /**
   * An article that has a fingerprint.
   *
   * @param ordinal the rank of the article in the order of publication
   * @param day its day of publication, in days since 1970
   * @param shingles its different shingles
   */
  record Posting(long ordinal, int day, int shingles) {
    int level() {
      return Fingerprints.level(shingles);
    }
  }

  private final int windowDays;
  private final Sink sink;
  private final ArrayDeque<Posting> neighbours = new ArrayDeque<>();
  private final ArrayDeque<Integer> daysInWindow = new ArrayDeque<>();
  private long fingerprint;
  private int lastDayBeforeWindow = Integer.MIN_VALUE;

  /**
   * A search.
   *
   * @param windowDays days that may lie between two copies
   */
  CandidateSearch(int windowDays, Sink sink) {
    this.windowDays = windowDays;
    this.sink = sink;
  }

  /** Takes the next article; by fingerprint, then by ordinal. */
  void add(long itsFingerprint, Posting article) {
    if (itsFingerprint != fingerprint) {
      fingerprint = itsFingerprint;
      neighbours.clear();
      daysInWindow.clear();
      lastDayBeforeWindow = Integer.MIN_VALUE;
    }
    int windowStart = article.day() - windowDays;
    while (!daysInWindow.isEmpty() && daysInWindow.peekFirst() < windowStart) {
      lastDayBeforeWindow = daysInWindow.removeFirst();
    }
    if (lastDayBeforeWindow < article.day() - MEMORY_DAYS) {
      sink.fresh(article);
      pairWithNeighbours(article, windowStart);
    }
    if (daysInWindow.isEmpty() || daysInWindow.peekLast() != article.day()) {
      daysInWindow.addLast(article.day());
    }
    neighbours.addLast(article);
    if (neighbours.size() > NEIGHBOURS) {
      neighbours.removeFirst();
    }
  }

  private void pairWithNeighbours(Posting article, int windowStart) {
    int highest = Fingerprints.highestLevel(fingerprint);
    for (Posting earlier : neighbours) {
      // At the higher level of the two the fingerprint may be in neither sample.
      boolean inSamples = Math.max(earlier.level(), article.level()) <= highest;
      if (inSamples && earlier.day() >= windowStart) {
        sink.pair(earlier, article);
      }
    }
  }
}
