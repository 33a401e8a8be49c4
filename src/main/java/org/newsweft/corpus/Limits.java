package org.newsweft.corpus;

import java.io.Serializable;
import java.util.Locale;
import org.newsweft.config.JobConfig.Input;

/**
 * How much of one record is held in memory.
 *
 * @param maxChars longest text that is kept, in code points
 * @param record longest record that is looked into, in bytes, or in characters where it is decoded
 *     as it is read
 */
record Limits(int maxChars, int record) implements Serializable {
  /** Enough bytes for an excerpt in any character set. */
  static final int EXCERPT_BYTES = 1024;

  /** Longest excerpt in the table {@code rejects}, in code points. */
  private static final int EXCERPT_CHARS = 200;

  /** No character of the common sets has more bytes. */
  private static final long BYTES_PER_CHARACTER = 4;

  /** Room for the other fields of a record. */
  private static final long OTHER_FIELDS = 64 << 10;

  static Limits of(Input input) {
    long bytes = BYTES_PER_CHARACTER * input.maxChars() + OTHER_FIELDS;
    // The longest array that every JVM makes.
    return new Limits(input.maxChars(), (int) Math.min(bytes, Integer.MAX_VALUE - 8));
  }

  /** For the column {@code detail} of a record that was not looked into. */
  String tooLong(long size, String unit) {
    return String.format(
        Locale.ROOT,
        "the record has %,d %s; with input.max_chars = %d it may have %,d",
        size,
        unit,
        maxChars,
        record);
  }

  /** For the column {@code detail} of a text that was read. */
  String textTooLong(int codePoints) {
    return String.format(
        Locale.ROOT, "%,d characters; input.max_chars is %d", codePoints, maxChars);
  }

  /** The beginning of a record on one line, without what cannot be shown. */
  static String excerpt(String raw) {
    var excerpt = new StringBuilder();
    raw.codePoints()
        .limit(EXCERPT_CHARS)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(excerpt::appendCodePoint);
    return excerpt.toString();
  }
}
