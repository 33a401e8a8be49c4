package org.newsweft.corpus;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that a date or a moment falls on.
 *
 * <p>Understood are
 *
 * <ul>
 *   <li>ISO 8601: {@code 2023-08-24}, {@code 2023-08-24T15:30:00.123+05:00}, also with a blank
 *       instead of the T, without seconds or offset, and without hyphens ({@code 20230824});
 *   <li>RFC 1123: {@code Thu, 24 Aug 2023 15:30:00 GMT}, also with an offset;
 *   <li>{@code Aug. 24, 2023}, {@code August 24, 2023}, {@code 24 August 2023}, {@code 24 Aug
 *       2023}, each with or without a weekday before it and a time behind it. The weekday is not
 *       checked;
 *   <li>seconds or milliseconds since 1970, of 9 to 13 digits, with or without a fraction. Shorter
 *       numbers are none: they would be years, months or days. Before March 1973 that leaves
 *       milliseconds only.
 * </ul>
 *
 * @param zone decides the day of a moment; a time that names no zone is a time there
 */
record DateParser(ZoneId zone) implements Serializable {
  private static final String TIME =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
          + "(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?)?"
          + "(?:\\s?(?<zone>[A-Za-z]+(?:/[A-Za-z_/]+)?|[+-]\\d{2}(?::?\\d{2})?)(?:\\[[^\\]]+\\])?)?";

  private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\\.?,?\\s+)?";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:(?:[Tt]|\\s+)" + TIME + ")?"),
          Pattern.compile(
              WEEKDAY
                  + "(?<day>\\d{1,2})[\\s-](?<month>[A-Za-z]{3,9})\\.?,?[\\s-](?<year>\\d{4})"
                  + "(?:,?\\s+(?:at\\s+)?"
                  + TIME
                  + ")?",
              Pattern.CASE_INSENSITIVE),
          Pattern.compile(
              WEEKDAY
                  + "(?<month>[A-Za-z]{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+"
                  + "(?<year>\\d{4})(?:,?\\s+(?:at\\s+)?"
                  + TIME
                  + ")?",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})(Z?))?");

  private static final Pattern NUMBER = Pattern.compile("(-?\\d{9,13})(?:\\.\\d+)?");

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Names of zones that RFC 822 gives a meaning, and a few that have one meaning only. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("Z", "Z"),
          Map.entry("UT", "Z"),
          Map.entry("UTC", "Z"),
          Map.entry("GMT", "Z"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("EET", "+02:00"),
          Map.entry("EEST", "+03:00"),
          Map.entry("MSK", "+03:00"));

  /** Seconds since 1970 stay below this up to the year 2999; greater numbers are milliseconds. */
  private static final long SECONDS_OF_YEAR_3000 = 32_503_680_000L;

  /** The day; empty if {@code value} has none of the forms or names a day that is none. */
  Optional<LocalDate> parse(String value) {
    String text = value.strip();
    try {
      if (!text.isEmpty() && text.length() <= 64) {
        return Optional.ofNullable(isNumber(text) ? ofNumber(text) : ofWords(text));
      }
    } catch (DateTimeException e) {
      // The 30th of February, hour 25, a zone that is not known.
    }
    return Optional.empty();
  }

  private static boolean isNumber(String text) {
    return COMPACT.matcher(text).matches() || NUMBER.matcher(text).matches();
  }

  private LocalDate ofNumber(String text) {
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return ofCompact(compact);
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return null;
    }
    long value = Long.parseLong(number.group(1));
    Instant moment =
        Math.abs(value) < SECONDS_OF_YEAR_3000
            ? Instant.ofEpochSecond(value)
            : Instant.ofEpochMilli(value);
    return moment.atZone(zone).toLocalDate();
  }

  private LocalDate ofCompact(Matcher digits) {
    LocalDate day = LocalDate.of(digit(digits, 1), digit(digits, 2), digit(digits, 3));
    if (digits.group(4) == null) {
      return day;
    }
    LocalTime time = LocalTime.of(digit(digits, 4), digit(digits, 5), digit(digits, 6));
    return digits.group(7).isEmpty() ? day : dayHere(day.atTime(time), ZoneOffset.UTC);
  }

  private LocalDate ofWords(String text) {
    for (Pattern form : FORMS) {
      Matcher m = form.matcher(text);
      if (m.matches()) {
        LocalDate day = LocalDate.of(digit(m, "year"), month(m.group("month")), digit(m, "day"));
        if (m.group("hour") == null) {
          return day;
        }
        LocalDateTime moment = day.atTime(time(m));
        return m.group("zone") == null ? day : dayHere(moment, zone(m.group("zone")));
      }
    }
    return null;
  }

  private LocalDate dayHere(LocalDateTime moment, ZoneId there) {
    return moment.atZone(there).withZoneSameInstant(zone).toLocalDate();
  }

  private static LocalTime time(Matcher m) {
    int hour = digit(m, "hour");
    if (m.group("half") != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("hour " + hour + " of half a day");
      }
      hour = hour % 12 + (m.group("half").equalsIgnoreCase("p") ? 12 : 0);
    }
    // A leap second belongs to the minute before it.
    int second = m.group("second") == null ? 0 : Math.min(59, digit(m, "second"));
    return LocalTime.of(hour, digit(m, "minute"), second);
  }

  private static int month(String name) {
    if (Character.isDigit(name.charAt(0))) {
      return Integer.parseInt(name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      if (lower.equals(month) || lower.equals(month.substring(0, 3)) || isSept(lower, i)) {
        return i + 1;
      }
    }
    throw new DateTimeException("no month: " + name);
  }

  private static boolean isSept(String name, int month) {
    return month == 8 && name.equals("sept");
  }

  private static ZoneId zone(String name) {
    String known = ZONES.get(name.toUpperCase(Locale.ROOT));
    if (known != null) {
      return ZoneOffset.of(known);
    }
    if (name.charAt(0) == '+' || name.charAt(0) == '-') {
      return ZoneOffset.of(name);
    }
    if (name.indexOf('/') > 0) {
      return ZoneId.of(name);
    }
    throw new DateTimeException("no zone: " + name);
  }

  private static int digit(Matcher m, String group) {
    return Integer.parseInt(m.group(group));
  }

  private static int digit(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
