package org.newsweft.corpus;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the date of an article that has no field for it. */
record DateFinder(DateParser parser) implements Serializable {
  /**
   * A date at the beginning of a text.
   *
   * @param value as it stands there
   * @param source TEXT or DATELINE
   * @param textStart where the text itself begins
   */
  record Found(String value, DateSource source, int textStart) {}

  private static final String BLANK = "[ \\t\\u00A0]";

  /** The first line, or the beginning of it, that some collections put before a text. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "date:?" + BLANK + "+(\\d{4}-\\d{2}-\\d{2})(?:\\s+|$)", Pattern.CASE_INSENSITIVE);

  /** {@code ASTANA, Aug. 24, 2023 –}, {@code PARIS, France, 24 August 2023 (AFP) --}. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}'’.\\- ]{0,60}(?:,%s[\\p{L}\\p{M}'’.\\- ]{1,40}){0,2}?,%s"
                  .formatted(BLANK, BLANK)
              + "((?:[A-Z][a-z]{2,8}\\.?%s\\d{1,2},%s\\d{4})|(?:\\d{1,2}%s[A-Z][a-z]{2,8}\\.?%s\\d{4}))"
                  .formatted(BLANK, BLANK, BLANK, BLANK)
              + "%s*(?:\\([^)\\n]{1,40}\\)|/[^/\\n]{1,40}/)?%s*(?:[–—]|--?%s)"
                  .formatted(BLANK, BLANK, BLANK));

  private static final int LONGEST_DATE_LINE = 48;

  /** Year, month and day with the same sign between them or none; no letter or digit around. */
  private static final Pattern IN_PATH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(1[6-9]\\d\\d|2\\d{3})([-/_.]?)(\\d\\d)\\2(\\d\\d)(?![\\p{L}\\p{N}])");

  /** The date that a cleaned text begins with. */
  Optional<Found> atBeginningOf(String text) {
    Matcher prefix = PREFIX.matcher(text);
    if (prefix.lookingAt()) {
      return Optional.of(new Found(prefix.group(1), DateSource.TEXT, prefix.end()));
    }
    Matcher dateline = DATELINE.matcher(text);
    if (dateline.lookingAt()) {
      String date = dateline.group(1).replace('\u00A0', ' ');
      if (parser.parse(date).isPresent()) {
        return Optional.of(new Found(date, DateSource.DATELINE, 0));
      }
    }
    int lineEnd = text.indexOf('\n');
    String line = lineEnd < 0 ? text : text.substring(0, lineEnd);
    if (line.length() <= LONGEST_DATE_LINE) {
      String words = line.replace('\u00A0', ' ').strip();
      boolean bareNumber = words.chars().allMatch(c -> c == '.' || Character.isDigit(c));
      if (!bareNumber && parser.parse(words).isPresent()) {
        return Optional.of(new Found(words, DateSource.DATELINE, 0));
      }
    }
    return Optional.empty();
  }

  /** The last date in a path: {@code 2023/08/24}, {@code 2023-08-24} or {@code 20230824}. */
  static Optional<LocalDate> inPath(String path) {
    LocalDate last = null;
    Matcher date = IN_PATH.matcher(path);
    while (date.find()) {
      try {
        last =
            LocalDate.of(
                Integer.parseInt(date.group(1)),
                Integer.parseInt(date.group(3)),
                Integer.parseInt(date.group(4)));
      } catch (DateTimeException e) {
        // Digits that are no date.
      }
    }
    return Optional.ofNullable(last);
  }
}
