package org.newsweft.evaluate;

/**
 * How well what was found agrees with what is marked.
 *
 * @param right found and marked
 * @param found found
 * @param support marked
 */
public record Score(long right, long found, long support) {
  /** Share of the found that is marked, 0 to 1; 0 if nothing was found. */
  public double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  /** Share of the marked that was found, 0 to 1; 0 if nothing is marked. */
  public double recall() {
    return support == 0 ? 0 : (double) right / support;
  }

  /** Harmonic mean of the two, 0 to 1; 0 if nothing was found and nothing is marked. */
  public double f1() {
    return found + support == 0 ? 0 : 2.0 * right / (found + support);
  }

  Score plus(Score other) {
    return new Score(right + other.right, found + other.found, support + other.support);
  }
}
