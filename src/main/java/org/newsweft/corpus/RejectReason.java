package org.newsweft.corpus;

import java.util.Locale;

/**
 * Why a record of the corpus became no article: the values of the column {@code rejects.reason}.
 *
 * <p>A record has one reason, the first that applies in the order below (but a record that is too
 * long to be held in memory is {@link #TOO_LONG} before anything is read in it). What exactly was
 * wrong, with the value found, stands in the column {@code detail}.
 */
public enum RejectReason {
  /**
   * The record has no readable form: a line that is no JSON object, a row of a CSV file with more
   * or fewer cells than the header, a text that is no string.
   */
  MALFORMED_RECORD,

  /** The record holds bytes that mean nothing in the character set of the job file. */
  BAD_ENCODING,

  /**
   * No field gives a date, and neither does the beginning of the text nor, for a file, its name.
   */
  NO_DATE,

  /** There is a date, but it has none of the forms that are understood, or is no day of a year. */
  BAD_DATE,

  /** The date lies outside the window of the job file, or outside the years 1600 to 2999. */
  DATE_OUT_OF_RANGE,

  /** There is no text, or after cleaning it holds no letter and no digit. */
  NO_TEXT,

  /** The text has more characters than {@code input.max_chars}. */
  TOO_LONG,

  /** The record names a language, and it is none of {@code input.languages}. */
  OTHER_LANGUAGE,

  /** One of {@code input.exclude_patterns} is found in the text. */
  EXCLUDED;

  /** The value in the table: {@code no_date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
