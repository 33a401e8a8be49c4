package org.newsweft.corpus;

import java.util.Locale;

/** Where the date of an article was found: the values of {@code articles.date_source}. */
public enum DateSource {
  /** A field of the record. */
  FIELD,

  /** The words {@code date YYYY-MM-DD} before the text, which are then taken out of it. */
  TEXT,

  /** The dateline of the text: {@code ASTANA, Aug. 24, 2023 –}, or a first line that is a date. */
  DATELINE,

  /** The path of a plain-text file, below the folder that the job names. */
  PATH;

  /** The value in the table: {@code dateline}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
