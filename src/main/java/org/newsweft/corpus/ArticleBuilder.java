package org.newsweft.corpus;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;
import org.newsweft.config.JobConfig.SourceFrom;
import org.newsweft.config.PeriodLength;
import org.newsweft.config.UserError;
import org.newsweft.text.Words;

/** Makes an article of a record, or says why it is none. No Spark, no files. */
record ArticleBuilder(
    Input input,
    Limits limits,
    TextCleaner cleaner,
    DateParser dateParser,
    DateWindow window,
    PeriodLength periodLength,
    List<Pattern> excludePatterns)
    implements Serializable {

  static ArticleBuilder of(JobConfig job) {
    Input input = job.input();
    return new ArticleBuilder(
        input,
        Limits.of(input),
        new TextCleaner(compiled(input.removePatterns())),
        new DateParser(job.dates().zone()),
        DateWindow.of(job.dates()),
        job.dates().period(),
        compiled(input.excludePatterns()));
  }

  private static List<Pattern> compiled(List<String> patterns) {
    return patterns.stream().map(Pattern::compile).toList();
  }

  /**
   * The article, or the first reason against it in the order of {@link RejectReason}.
   *
   * @param path where a date may stand if nothing else gives one; null if nowhere
   * @param file the path of the file that the record is from
   */
  Outcome build(RawRecord record, String path, String file) {
    if (record.reject() != null) {
      return record.reject();
    }
    String rawText = value(record, Field.TEXT);
    String text = rawText == null ? "" : cleaner.text(rawText);

    Dated dated = date(record, text, path);
    if (dated.reject() != null) {
      return dated.reject();
    }
    text = text.substring(dated.textStart());
    if (Words.count(text) == 0) {
      return new Reject(
          RejectReason.NO_TEXT,
          rawText == null
              ? "no text (fields tried: " + names(Field.TEXT) + ")"
              : "the text holds no letter and no digit");
    }
    String title = line(record, Field.TITLE);
    if (input.titleInText() && title != null && !text.startsWith(title)) {
      text = title + "\n\n" + text;
    }
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints > input.maxChars()) {
      return new Reject(RejectReason.TOO_LONG, limits.textTooLong(codePoints));
    }
    String language = value(record, Field.LANGUAGE);
    if (language != null && !isWanted(language)) {
      return new Reject(
          RejectReason.OTHER_LANGUAGE,
          "%s; input.languages is %s".formatted(language, String.join(", ", input.languages())));
    }
    Optional<Pattern> excluding = excluding(text);
    if (excluding.isPresent()) {
      return new Reject(
          RejectReason.EXCLUDED,
          "matches \"%s\" of input.exclude_patterns".formatted(excluding.get()));
    }
    String hash = sha256(text);
    String id = value(record, Field.ID);
    return new Article(
        id == null ? "text-" + hash.substring(0, 16) : id,
        dated.day(),
        periodLength.start(dated.day()),
        dated.source(),
        source(record, file),
        title,
        value(record, Field.URL),
        language,
        text,
        hash,
        Words.count(text));
  }

  /** A day, where it was found and where the text begins behind it; or a reject. */
  private record Dated(LocalDate day, DateSource source, int textStart, Reject reject) {
    static Dated not(RejectReason reason, String detail) {
      return new Dated(null, null, 0, new Reject(reason, detail));
    }
  }

  private Dated date(RawRecord record, String text, String path) {
    String given = value(record, Field.DATE);
    if (given != null) {
      return dated(given, DateSource.FIELD, 0);
    }
    Optional<DateFinder.Found> found = new DateFinder(dateParser).atBeginningOf(text);
    if (found.isPresent()) {
      return dated(found.get().value(), found.get().source(), found.get().textStart());
    }
    Optional<LocalDate> inPath = path == null ? Optional.empty() : DateFinder.inPath(path);
    if (inPath.isPresent()) {
      return dated(inPath.get().toString(), DateSource.PATH, 0);
    }
    return Dated.not(
        RejectReason.NO_DATE,
        path == null
            ? "no date (fields tried: %s; the text begins with none)".formatted(names(Field.DATE))
            : "no date (the text begins with none, and none stands in the path)");
  }

  private Dated dated(String value, DateSource source, int textStart) {
    Optional<LocalDate> day = dateParser.parse(value);
    if (day.isEmpty()) {
      return Dated.not(RejectReason.BAD_DATE, "\"%s\" is no date".formatted(Limits.excerpt(value)));
    }
    String problem = window.problem(day.get());
    return problem == null
        ? new Dated(day.get(), source, textStart, null)
        : Dated.not(RejectReason.DATE_OUT_OF_RANGE, problem);
  }

  /** The outlet: what the first place that names one says; null if none does. */
  private String source(RawRecord record, String file) {
    for (SourceFrom place : input.sourceFrom()) {
      String url = value(record, Field.URL);
      String source =
          switch (place) {
            case FIELD -> line(record, Field.SOURCE);
            case URL -> url == null ? null : Outlets.ofAddress(url).orElse(null);
            case PATH -> Outlets.ofPath(file).orElse(null);
          };
      if (source != null) {
        return source;
      }
    }
    return input.defaultSource();
  }

  private boolean isWanted(String language) {
    if (input.languages().isEmpty()) {
      return true;
    }
    String lower = language.toLowerCase(Locale.ROOT).replace('_', '-');
    return input.languages().stream().anyMatch(l -> lower.equals(l) || lower.startsWith(l + "-"));
  }

  private Optional<Pattern> excluding(String text) {
    for (Pattern pattern : excludePatterns) {
      try {
        if (pattern.matcher(text).find()) {
          return Optional.of(pattern);
        }
      } catch (StackOverflowError e) {
        throw new UserError(TextCleaner.tooCostly("input.exclude_patterns", pattern, text), e);
      }
    }
    return Optional.empty();
  }

  /** A value as it is, on one line; null if there is none. The text is left to the cleaner. */
  private static String value(RawRecord record, Field field) {
    String raw = record.values().get(field);
    if (raw == null || field == Field.TEXT) {
      return raw;
    }
    String value = TextCleaner.value(raw);
    return value.isEmpty() ? null : value;
  }

  /** A value that people read, cleaned like a title; null if there is none. */
  private static String line(RawRecord record, Field field) {
    String raw = record.values().get(field);
    String line = raw == null ? "" : TextCleaner.title(raw);
    return line.isEmpty() ? null : line;
  }

  private String names(Field field) {
    return String.join(", ", input.fields().get(field));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
