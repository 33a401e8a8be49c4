package org.newsweft.trends;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Outlets that start or stop within the corpus. What only they write about rises and falls with
 * them, which is no news.
 *
 * <p>An outlet counts if it has a tenth or more of the articles while it is there, and if it would
 * have had five or more articles in the periods in which it is not there: a small corpus misses an
 * outlet now and then by chance.
 */
final class SourceChanges implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Least share of an outlet, by which an outlet is looked at at all. */
  static final double LEAST_SHARE = 0.1;

  private static final double LEAST_MISSED = 5;

  /** A change with fewer periods on one side, as a share of all, makes no trend. */
  private static final double LEAST_SIDE = 0.1;

  /** Beyond this p a series is not said to have a trend. */
  private static final double TREND_P = 0.05;

  private final List<Change> changes;
  private final TestedPeriods periods;

  /** An outlet over the tested periods: articles, and places of its first and its last period. */
  record Source(String name, long articles, int first, int last) {}

  /**
   * A change.
   *
   * @param period place of the first period with the outlet, or of the first one without it
   * @param share of the outlet in the articles of the periods in which it is there
   */
  private record Change(String source, int period, boolean starts, double share)
      implements Serializable {}

  /**
   * @param articles articles of each tested period
   */
  SourceChanges(List<Source> sources, long[] articles, TestedPeriods periods) {
    this.periods = periods;
    changes = new ArrayList<>();
    double[] before = new double[articles.length + 1];
    for (int t = 0; t < articles.length; t++) {
      before[t + 1] = before[t] + articles[t];
    }
    for (Source source : sources) {
      double share = source.articles() / (before[source.last() + 1] - before[source.first()]);
      if (share >= LEAST_SHARE) {
        if (share * before[source.first()] >= LEAST_MISSED) {
          changes.add(new Change(source.name(), source.first(), true, share));
        }
        double after = before[articles.length] - before[source.last() + 1];
        if (share * after >= LEAST_MISSED) {
          changes.add(new Change(source.name(), source.last() + 1, false, share));
        }
      }
    }
    changes.sort(Comparator.comparing(Change::period).thenComparing(Change::source));
  }

  /**
   * The changes that may be behind what a series shows: its heaviest burst begins where an outlet
   * starts or ends where one stops, an outlet starts in the newest period, or the series has a
   * trend and is twice as frequent on one side of the change.
   *
   * @param shares of the series by tested period
   * @param heaviest its heaviest burst; null if there is none
   * @param trendP the p-value of its trend; NaN if it is not tested
   * @return what the column {@code source_change} says; null if nothing
   */
  String coinciding(double[] shares, Bursts.Burst heaviest, double trendP) {
    StringBuilder found = null;
    for (Change change : changes) {
      boolean burst =
          heaviest != null
              && (change.starts()
                  ? heaviest.from() == change.period()
                  : heaviest.to() + 1 == change.period());
      boolean newest =
          change.starts() && change.period() == shares.length - 1 && shares[shares.length - 1] > 0;
      if (burst || newest || (trendP < TREND_P && isStep(shares, change.period()))) {
        found = found == null ? new StringBuilder() : found.append("; ");
        found.append(words(change));
      }
    }
    return found == null ? null : found.toString();
  }

  private String words(Change change) {
    return String.format(
        Locale.ROOT,
        "%s %s %s (%.0f %% of articles)",
        change.source(),
        change.starts() ? "starts" : "stops",
        LocalDate.ofEpochDay(periods.day(change.period())),
        100 * change.share());
  }

  /**
   * Whether the shares on one side are twice those on the other. A change in the first or the last
   * tenth touches too few comparisons of periods to make a trend.
   */
  private static boolean isStep(double[] shares, int at) {
    double least = LEAST_SIDE * shares.length;
    if (at < least || shares.length - at < least) {
      return false;
    }
    double before = 0;
    double after = 0;
    for (int t = 0; t < shares.length; t++) {
      if (t < at) {
        before += shares[t];
      } else {
        after += shares[t];
      }
    }
    before /= at;
    after /= shares.length - at;
    return after >= 2 * before || before >= 2 * after;
  }
}
