package org.newsweft.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One job, complete: every key of the job file with its value or default. {@code docs/job-file.md}
 * documents each key; {@link JobKeys} is where both come from.
 *
 * @param resolved every key by its full name with the value in force, for the manifest
 */
public record JobConfig(
    Input input,
    Dates dates,
    Annotate annotate,
    Items items,
    Counts counts,
    Trends trends,
    Output output,
    SortedMap<String, Object> resolved) {

  /**
   * Where the articles come from and how a record becomes an article.
   *
   * @param paths files, folders or Hadoop URIs, absolute; a pattern ({@code *}) is allowed
   * @param format how to read them; AUTO decides a file at a time by its name
   * @param charset character set of text files
   * @param csvSeparator the character between the cells of a CSV file
   * @param fields for each field of an article the names it may have in a record, tried in order
   * @param defaultSource the outlet of a record that names none; null if there is none
   * @param languages languages to keep, lower case, matched up to the hyphen ({@code en} keeps
   *     {@code en-GB}); empty keeps all. A record without a language is kept.
   * @param titleInText whether the title becomes the first paragraph of the text
   * @param removePatterns regular expressions; what they match is taken out of the text
   * @param excludePatterns regular expressions; a text in which one is found is rejected
   * @param maxChars longest text that is kept, in code points
   */
  public record Input(
      List<String> paths,
      Format format,
      String charset,
      char csvSeparator,
      Map<Field, List<String>> fields,
      String defaultSource,
      List<String> languages,
      boolean titleInText,
      List<String> removePatterns,
      List<String> excludePatterns,
      int maxChars)
      implements Serializable {}

  /** A form in which a corpus can lie on disk. */
  public enum Format {
    AUTO,
    JSONL,
    CSV,
    PARQUET,
    TEXT
  }

  /** What a record says of an article. */
  public enum Field {
    ID,
    DATE,
    TEXT,
    TITLE,
    URL,
    SOURCE,
    LANGUAGE
  }

  /**
   * How dates are read and grouped.
   *
   * @param zone decides on which day a moment falls, and the zone of a time that names none
   * @param from first day of the window that the corpus covers; empty: that of its first article
   * @param to last day of the window; empty: that of its last article
   */
  public record Dates(
      ZoneId zone, Optional<LocalDate> from, Optional<LocalDate> to, PeriodLength period) {}

  /**
   * How names are found in the text.
   *
   * @param model {@code small} or {@code fast}, the models that come with the program; or a folder,
   *     absolute, of another model of that form or of a saved Spark NLP pipeline or recogniser;
   *     null for none
   * @param labels the recogniser's labels by ours; a label that is mapped to {@code ignore} is left
   *     out
   */
  public record Annotate(String model, Map<String, String> labels) {}

  /**
   * What is looked for.
   *
   * @param catalogue whether the shipped catalogue and topics are used
   * @param files further catalogue or topic files of the user's own
   * @param kinds kinds of items that are kept
   */
  public record Items(boolean catalogue, List<String> files, List<String> kinds) {}

  /**
   * What is counted.
   *
   * @param minArticles pairs and triples with fewer articles in a period are left out
   */
  public record Counts(int minArticles) implements Serializable {}

  /**
   * What is tested over time.
   *
   * @param minStories items, pairs and triples with fewer stories are left out
   * @param historyPeriods periods at most with which the newest complete one is compared
   */
  public record Trends(int minStories, int historyPeriods) implements Serializable {}

  /**
   * Where the tables go.
   *
   * @param path the output directory
   * @param keepText whether {@code articles.text} holds the text, or is null
   */
  public record Output(String path, boolean keepText) {}
}
