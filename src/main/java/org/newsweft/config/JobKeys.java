package org.newsweft.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every key that a job file may hold, with its type, default and meaning.
 *
 * <p>The reader of job files, its error messages and the reference page {@code docs/job-file.md}
 * are all made from this one list.
 */
public final class JobKeys {
  private JobKeys() {}

  /** What a value may be. The label is the word for it in messages and in the reference. */
  enum Type {
    TEXT("a text"),
    TEXTS("a list of texts"),
    PATTERNS("a list of regular expressions"),
    PATH("a path"),
    PATHS("a list of paths"),
    MODEL("none, small, fast or a path"),
    WHOLE_NUMBER("a whole number of 1 or more"),
    YES_NO("true or false"),
    DAY("a day (YYYY-MM-DD)"),
    ZONE("a time zone (UTC, Asia/Almaty, +05:00)"),
    CHARSET("a character set (UTF-8, windows-1252)"),
    CHARACTER("one character"),
    CHOICE("one of the words listed"),
    CHOICES("a list of the words listed"),
    LABELS("pairs of a label of the model and one of PER, ORG, LOC, MISC, ignore");

    final String label;

    Type(String label) {
      this.label = label;
    }
  }

  /**
   * One key.
   *
   * @param name full name, with dots
   * @param type what its value may be
   * @param defaultValue the default as it would stand in a job file; empty if there is none
   * @param choices the words allowed, for CHOICE and CHOICES
   * @param meaning what it does, for the reference
   */
  record Key(String name, Type type, String defaultValue, List<String> choices, String meaning) {
    Key(String name, Type type, String defaultValue, String meaning) {
      this(name, type, defaultValue, List.of(), meaning);
    }

    /** What a right value looks like, for messages. */
    String expected() {
      return choices.isEmpty() ? type.label : "one of " + String.join(", ", choices);
    }
  }

  static final List<String> ITEM_KINDS =
      List.of("person", "organization", "country", "place", "topic", "other");

  static final List<String> ENTITY_LABELS = List.of("PER", "ORG", "LOC", "MISC", "ignore");

  /** Models that come with the program. */
  static final List<String> MODELS = List.of("small", "fast");

  static final List<Key> ALL =
      List.of(
          new Key(
              "input.paths",
              Type.PATHS,
              "",
              "The corpus: files, folders (read with all that lies below them) or patterns such as"
                  + " `news/2023-*.jsonl.gz`. On the command line: `--input`. Required."),
          new Key(
              "input.format",
              Type.CHOICE,
              "auto",
              words(JobConfig.Format.values()),
              "How to read them. `auto` goes by the name of each file: `.jsonl`, `.ndjson`, `.json`;"
                  + " `.csv`; `.parquet`; `.txt`; the first two also with `.gz`."),
          new Key(
              "input.charset", Type.CHARSET, "UTF-8", "Character set of JSON, CSV and text files."),
          new Key(
              "input.csv_separator",
              Type.CHARACTER,
              "\",\"",
              "The character between the cells of a CSV file (`\"\\t\"` for a tab)."),
          new Key(
              "input.fields.id",
              Type.TEXTS,
              "[id]",
              "Field that holds the article's id; the first name that a record has is taken, and dots"
                  + " lead into nested objects. Without an id, one is made from the text."),
          new Key(
              "input.fields.date",
              Type.TEXTS,
              "[date, published_at, published]",
              "Field that holds the date: ISO 8601 with or without time and zone, RFC 1123, `Aug. 24,"
                  + " 2023`, `24 August 2023`, or seconds since 1970."),
          new Key("input.fields.text", Type.TEXTS, "[text]", "Field that holds the text."),
          new Key("input.fields.title", Type.TEXTS, "[title]", "Field that holds the headline."),
          new Key("input.fields.url", Type.TEXTS, "[url]", "Field that holds the address."),
          new Key(
              "input.fields.source",
              Type.TEXTS,
              "[source]",
              "Field that holds the outlet. Outlets are counted in the column `sources`."),
          new Key(
              "input.fields.language",
              Type.TEXTS,
              "[language]",
              "Field that holds the language code."),
          new Key(
              "input.source_from",
              Type.CHOICES,
              "[field, url]",
              words(JobConfig.SourceFrom.values()),
              "Where the outlet of an article is looked for, in this order: `field` is the field;"
                  + " `url` the address, of which the registered domain is taken (`bbc.co.uk` of"
                  + " `https://news.bbc.co.uk/1/hi`, by the Public Suffix List); `path` the name of"
                  + " the folder in which the file lies."),
          new Key(
              "input.default_source",
              Type.TEXT,
              "",
              "Outlet of the articles for which none is found there, for a corpus of one outlet."),
          new Key(
              "input.languages",
              Type.TEXTS,
              "[]",
              "Languages to keep, such as `[en]`, which also keeps `en-GB`. Empty keeps all. A record"
                  + " that names no language is kept."),
          new Key(
              "input.title_in_text",
              Type.YES_NO,
              "false",
              "Whether the title becomes the first paragraph of the text, so that what only the title"
                  + " mentions is counted."),
          new Key(
              "input.remove_patterns",
              Type.PATTERNS,
              "[]",
              "Regular expressions (Java); what they match is taken out of the text before anything"
                  + " is read in it: bylines, trailing source tags."),
          new Key(
              "input.exclude_patterns",
              Type.PATTERNS,
              "[]",
              "Regular expressions (Java); a text in which one is found is put in `rejects` with the"
                  + " reason `excluded`."),
          new Key(
              "input.max_chars",
              Type.WHOLE_NUMBER,
              "2000000",
              "Longest text in characters; a longer one is put in `rejects` as `too_long`."),
          new Key(
              "dates.zone",
              Type.ZONE,
              "UTC",
              "Time zone that decides on which day a moment falls. A time without a zone is a time"
                  + " there."),
          new Key(
              "dates.from",
              Type.DAY,
              "",
              "First day that the corpus covers. Earlier articles are put in `rejects` as"
                  + " `date_out_of_range`. Without it, the day of the first article; the first period"
                  + " counts as complete only if it lies wholly in the window."),
          new Key(
              "dates.to",
              Type.DAY,
              "",
              "Last day that the corpus covers, likewise; without it, the day of the last article."),
          new Key(
              "dates.period",
              Type.CHOICE,
              "month",
              words(PeriodLength.values()),
              "Length of the periods by which everything is counted."),
          new Key(
              "annotate.model",
              Type.MODEL,
              "fast",
              "What finds the names of people, organisations and places that the catalogue does not"
                  + " hold. `small` and `fast` come with Newsweft: `small` finds more, `fast` takes a"
                  + " third of the time. A path is the folder of another model in their form"
                  + " (`data/models/fast/FORMAT.md`), of a saved Spark NLP pipeline that yields"
                  + " entity chunks, or of a saved recogniser alone that needs nothing but sentences"
                  + " and tokens (`BertForTokenClassification` and its kin; `NerDLModel` and"
                  + " `NerCrfModel` need more, so save their pipelines; `NerDLModel` also needs"
                  + " TensorFlow itself in the class path, which Newsweft does not bring:"
                  + " `org.tensorflow:tensorflow-core-api:0.4.2` for the system, such as"
                  + " `linux-x86_64`). `none` finds the names of the catalogue and the topics"
                  + " only."),
          new Key(
              "annotate.labels",
              Type.LABELS,
              "{}",
              "What the labels of the model are called here: `{ PERSON = PER, GPE = LOC, DATE ="
                  + " ignore }`. The common names of people, organisations and places are known"
                  + " already; any other label must be listed."),
          new Key(
              "items.catalogue",
              Type.YES_NO,
              "true",
              "Whether the shipped catalogue (countries, places, organisations) and topics are used."),
          new Key(
              "items.files",
              Type.PATHS,
              "[]",
              "Catalogue or topic files of your own, used beside the shipped ones: `docs/catalogue.md`"
                  + " describes them."),
          new Key(
              "items.kinds",
              Type.CHOICES,
              "[" + String.join(", ", ITEM_KINDS) + "]",
              ITEM_KINDS,
              "Kinds of items that are kept in the tables."),
          new Key(
              "items.overrides",
              Type.PATH,
              "",
              "A file of your own decisions on names that the text gives: which are the same, which"
                  + " differ, how an item is called, what is left out. `docs/linking.md` describes"
                  + " it."),
          new Key(
              "items.roll_up_places",
              Type.YES_NO,
              "false",
              "Whether a city, region or river counts for the country that it lies in, and for"
                  + " nothing else. Places that lie in no one country stay as they are."),
          new Key(
              "stories.group",
              Type.YES_NO,
              "true",
              "Whether the copies of one text, edited ones too, are grouped into stories"
                  + " (`docs/methods.md`). If not, every article is a story of its own."),
          new Key(
              "stories.window_days",
              Type.WHOLE_NUMBER,
              "7",
              "Days from the first article of a story to its last, at most. A later copy begins a"
                  + " story of its own."),
          new Key(
              "counts.min_articles",
              Type.WHOLE_NUMBER,
              "2",
              "Pairs and triples with fewer articles in a period are left out of the tables, and"
                  + " counted in `run.json`."),
          new Key(
              "counts.max_items",
              Type.WHOLE_NUMBER,
              "1000",
              "Of an article with more items than this, only so many are counted in pairs and"
                  + " triples: those with the most mentions, of equals those mentioned first. The"
                  + " others have `counted` = false in `mentions`; item counts stay whole, and"
                  + " `run.json` says how much was left out."),
          new Key(
              "trends.min_stories",
              Type.WHOLE_NUMBER,
              "3",
              "Items, pairs and triples with fewer stories are left out of the table `trends`, and"
                  + " are not tested."),
          new Key(
              "trends.history_periods",
              Type.WHOLE_NUMBER,
              "24",
              "With how many periods before it the newest complete period is compared, at most. From"
                  + " 6 on it is tested."),
          new Key(
              "output.path",
              Type.PATH,
              "out",
              "The output directory. An older output of Newsweft there is replaced when the new one is"
                  + " complete. On the command line: `--output`."),
          new Key(
              "output.keep_text",
              Type.YES_NO,
              "true",
              "Whether the text of the articles is kept in the table `articles`."),
          new Key(
              "output.incremental",
              Type.YES_NO,
              "true",
              "Whether the output keeps what a later run to the same directory can use again: the"
                  + " mentions of each text, and the counts of each period. The tables are the same"
                  + " either way."));

  static final Map<String, Key> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Key::name, Function.identity()));

  private static List<String> words(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The key that {@code name} was probably meant to be: the one with the fewest edits to it. */
  static String nearest(String name) {
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (Key key : ALL) {
      int edits = editDistance(name, key.name());
      if (edits < fewest) {
        fewest = edits;
        best = key.name();
      }
    }
    return best;
  }

  /** Levenshtein's distance: insertions, deletions and substitutions of one character. */
  private static int editDistance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** The reference of all keys as a Markdown table, the body of {@code docs/job-file.md}. */
  public static String markdown() {
    var page = new StringBuilder("| key | value | default | meaning |\n|---|---|---|---|\n");
    for (Key key : ALL) {
      String value =
          key.choices().isEmpty()
              ? key.type().label
              : (key.type() == Type.CHOICES ? "a list of " : "")
                  + key.choices().stream()
                      .map(c -> "`" + c + "`")
                      .collect(Collectors.joining(", "));
      String standard = key.defaultValue().isEmpty() ? "none" : "`" + key.defaultValue() + "`";
      page.append(
          "| `%s` | %s | %s | %s |\n".formatted(key.name(), value, standard, key.meaning()));
    }
    return page.toString();
  }
}
