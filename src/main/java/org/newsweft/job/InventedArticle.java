package org.newsweft.job;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An article of the counting benchmark, which its number alone decides: its month, outlet, story,
 * and the items that it mentions with the sentences in which it does.
 *
 * <p>Articles mention 12 items on average (log-normal, so that a few mention very many), one in six
 * of them topics. Items and outlets follow Zipf's law. Every seventh article or so is a copy of
 * another one of its month.
 */
final class InventedArticle {
  static final int MONTHS = 24;

  /** Items below this number are topics. */
  static final int TOPICS = 300;

  /** Fewer than 64, so that one long holds them. */
  static final int SENTENCES = 30;

  private static final long SEED = 20260101;
  private static final int ENTITIES = 200_000;
  private static final int OUTLETS = 500;
  private static final double MEAN_ITEMS = 12;
  private static final double SIGMA_OF_LOG_ITEMS = 0.6;
  private static final int MOST_ITEMS = 300;
  private static final double SHARE_OF_TOPICS = 1.0 / 6;
  private static final double SHARE_OF_COPIES = 0.15;
  private static final double SHARE_OF_SECOND_SENTENCES = 0.3;

  private static final double[] ENTITY = zipf(ENTITIES);
  private static final double[] TOPIC = zipf(TOPICS);
  private static final double[] OUTLET = zipf(OUTLETS);

  private final long id;
  private final int outlet;
  private final long story;
  private final int[] items;
  private final long[] bitmaps;

  InventedArticle(long id) {
    this.id = id;
    var random = new SplittableRandom(SEED + id);
    outlet = draw(OUTLET, random);
    long original = id - (long) MONTHS * (1 + random.nextInt(50));
    story = random.nextDouble() < SHARE_OF_COPIES && original >= 0 ? original : id;
    double logMean = Math.log(MEAN_ITEMS) - SIGMA_OF_LOG_ITEMS * SIGMA_OF_LOG_ITEMS / 2;
    long drawn = Math.round(Math.exp(logMean + SIGMA_OF_LOG_ITEMS * random.nextGaussian()));
    items = new int[(int) Math.max(1, Math.min(MOST_ITEMS, drawn))];
    int distinct = 0;
    while (distinct < items.length) {
      int item =
          random.nextDouble() < SHARE_OF_TOPICS
              ? draw(TOPIC, random)
              : TOPICS + draw(ENTITY, random);
      if (Arrays.stream(items, 0, distinct).noneMatch(known -> known == item)) {
        items[distinct++] = item;
      }
    }
    bitmaps = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      bitmaps[i] = 1L << random.nextInt(SENTENCES);
      if (random.nextDouble() < SHARE_OF_SECOND_SENTENCES) {
        bitmaps[i] |= 1L << random.nextInt(SENTENCES);
      }
    }
  }

  long id() {
    return id;
  }

  int month() {
    return (int) (id % MONTHS);
  }

  int outlet() {
    return outlet;
  }

  long story() {
    return story;
  }

  /** The items, each once. */
  int[] items() {
    return items;
  }

  /** For each item the sentences that mention it: bit 0 is the first. */
  long[] bitmaps() {
    return bitmaps;
  }

  /** Cumulated probabilities, proportional to one over the rank. */
  private static double[] zipf(int size) {
    double[] cumulated = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      cumulated[i] = sum;
    }
    for (int i = 0; i < size; i++) {
      cumulated[i] /= sum;
    }
    return cumulated;
  }

  private static int draw(double[] cumulated, SplittableRandom random) {
    int found = Arrays.binarySearch(cumulated, random.nextDouble());
    return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
  }
}
