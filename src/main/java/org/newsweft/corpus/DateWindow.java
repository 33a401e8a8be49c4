package org.newsweft.corpus;

import java.io.Serializable;
import java.time.LocalDate;
import org.newsweft.config.JobConfig.Dates;

/**
 * The days that a corpus covers.
 *
 * @param from first day; null if there is no limit
 * @param to last day; null if there is no limit
 */
record DateWindow(LocalDate from, LocalDate to) implements Serializable {
  private static final int FIRST_YEAR = 1600;
  private static final int LAST_YEAR = 2999;

  static DateWindow of(Dates dates) {
    return new DateWindow(dates.from().orElse(null), dates.to().orElse(null));
  }

  /** Whether there was news on this day, as far as one can tell from the year. */
  static boolean isPlausible(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  /** What is wrong with a day, for the column {@code detail}; null if nothing. */
  String problem(LocalDate day) {
    if (!isPlausible(day)) {
      return "%s is not in the years %d to %d".formatted(day, FIRST_YEAR, LAST_YEAR);
    }
    if (from != null && day.isBefore(from)) {
      return "%s is before dates.from (%s)".formatted(day, from);
    }
    if (to != null && day.isAfter(to)) {
      return "%s is after dates.to (%s)".formatted(day, to);
    }
    return null;
  }
}
