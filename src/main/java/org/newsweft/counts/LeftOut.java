package org.newsweft.counts;

import java.io.Serializable;
import java.sql.Date;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;

/** What {@code counts.min_articles} leaves out, added up by period on all executors. */
public final class LeftOut extends AccumulatorV2<LeftOut.Part, Map<Date, LeftOut.Sums>> {
  private static final long serialVersionUID = 1L;

  /**
   * A part of what is left out.
   *
   * @param period first day of the period
   * @param sums what of it
   */
  public record Part(Date period, Sums sums) implements Serializable {}

  /**
   * Sums.
   *
   * @param pairs rows that {@code pair_counts} would have had besides
   * @param pairArticles the sum of their articles
   * @param triples rows that {@code triple_counts} would have had besides
   * @param tripleArticles the sum of their articles
   */
  public record Sums(long pairs, long pairArticles, long triples, long tripleArticles)
      implements Serializable {
    /** Nothing. */
    public static final Sums NONE = new Sums(0, 0, 0, 0);

    /** Both together. */
    public Sums plus(Sums other) {
      return new Sums(
          pairs + other.pairs,
          pairArticles + other.pairArticles,
          triples + other.triples,
          tripleArticles + other.tripleArticles);
    }
  }

  private final TreeMap<Date, Sums> byPeriod = new TreeMap<>();

  /** New sums, at zero. */
  public static LeftOut in(SparkSession spark) {
    var sums = new LeftOut();
    spark.sparkContext().register(sums);
    return sums;
  }

  void add(Date period, Unit unit, long rows, long articles) {
    boolean pairs = unit == Unit.PAIR;
    add(
        new Part(
            period,
            new Sums(
                pairs ? rows : 0, pairs ? articles : 0, pairs ? 0 : rows, pairs ? 0 : articles)));
  }

  /** What is left out in a period. */
  public Sums of(Date period) {
    return byPeriod.getOrDefault(period, Sums.NONE);
  }

  /** What is left out in all periods. */
  public Sums total() {
    return byPeriod.values().stream().reduce(Sums.NONE, Sums::plus);
  }

  @Override
  public boolean isZero() {
    return byPeriod.isEmpty();
  }

  @Override
  public LeftOut copy() {
    var copy = new LeftOut();
    copy.byPeriod.putAll(byPeriod);
    return copy;
  }

  @Override
  public void reset() {
    byPeriod.clear();
  }

  @Override
  public void add(Part part) {
    byPeriod.merge(part.period(), part.sums(), Sums::plus);
  }

  @Override
  public void merge(AccumulatorV2<Part, Map<Date, Sums>> other) {
    for (Map.Entry<Date, Sums> entry : other.value().entrySet()) {
      byPeriod.merge(entry.getKey(), entry.getValue(), Sums::plus);
    }
  }

  @Override
  public Map<Date, Sums> value() {
    return byPeriod;
  }
}
