package org.newsweft.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.config.UserError;

/**
 * A stretch of days that a user names: {@code 2023}, {@code 2023-Q3}, {@code 2023-08}, {@code
 * 2023-08-25}. The periods of it are those that begin in it.
 *
 * @param text as the user wrote it
 * @param first its first day
 * @param last its last day
 */
public record PeriodSpan(String text, LocalDate first, LocalDate last) {
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[Qq]([1-4])");

  /**
   * Reads what the user wrote.
   *
   * @throws UserError if it is none of the four forms
   */
  public static PeriodSpan parse(String text) {
    try {
      if (text.matches("\\d{4}")) {
        int year = Integer.parseInt(text);
        return new PeriodSpan(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      Matcher quarter = QUARTER.matcher(text);
      if (quarter.matches()) {
        LocalDate first =
            LocalDate.of(
                Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)) - 2, 1);
        return new PeriodSpan(text, first, first.plusMonths(3).minusDays(1));
      }
      if (text.matches("\\d{4}-\\d{2}")) {
        YearMonth month = YearMonth.parse(text);
        return new PeriodSpan(text, month.atDay(1), month.atEndOfMonth());
      }
      LocalDate day = LocalDate.parse(text);
      return new PeriodSpan(text, day, day);
    } catch (DateTimeParseException e) {
      throw new UserError(
          "The period is \"%s\"; it must be like 2023, 2023-Q3, 2023-08 or 2023-08-25"
              .formatted(text),
          e);
    }
  }

  /** Whether a period with that first day belongs to it. */
  public boolean holds(LocalDate period) {
    return !period.isBefore(first) && !period.isAfter(last);
  }
}
