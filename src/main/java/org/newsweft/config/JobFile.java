package org.newsweft.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Reads a job file and the values that the command line puts over it.
 *
 * <p>The whole file is checked before anything is returned, and all its faults are reported
 * together, each with file, line and key. Relative paths in the file start from the folder of the
 * file in which they stand; those of the command line and of the defaults from the working
 * directory.
 */
public final class JobFile {
  /** A value given on the command line, {@code --set key=value} or an option that stands for it. */
  public record Setting(String key, List<String> values, String option) {
    /** Splits {@code key=value}. */
    public static Setting parse(String assignment) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new UserError(
            "--set "
                + assignment
                + ": no value; write --set key=value, as in --set dates.period=week");
      }
      return new Setting(
          assignment.substring(0, equals).strip(),
          List.of(assignment.substring(equals + 1).strip()),
          "--set");
    }
  }

  private final Config config;
  private final List<String> problems = new ArrayList<>();
  private final TreeMap<String, Object> resolved = new TreeMap<>();

  private JobFile(Config config) {
    this.config = config;
  }

  /**
   * Reads and checks a job.
   *
   * @param file the job file; empty takes the defaults alone
   * @param settings values that go before those of the file; of two for one key the later counts
   * @throws UserError with every fault found
   */
  public static JobConfig load(Optional<Path> file, List<Setting> settings) {
    Config parsed = file.map(JobFile::parse).orElse(ConfigFactory.empty());
    for (Setting setting : settings) {
      parsed = parse(setting).withFallback(parsed);
    }
    try {
      parsed = parsed.resolve();
    } catch (ConfigException e) {
      throw new UserError(message(e), e);
    }
    return new JobFile(parsed).check();
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("There is no job file " + file);
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new UserError(message(e), e);
    }
  }

  private static Config parse(Setting setting) {
    try {
      ConfigValue value;
      String first = setting.values().get(0);
      if (setting.values().size() > 1) {
        value = ConfigValueFactory.fromIterable(setting.values(), setting.option());
      } else if (first.startsWith("[") || first.startsWith("{") || first.startsWith("\"")) {
        value =
            ConfigFactory.parseString(
                    "value = " + first,
                    ConfigParseOptions.defaults().setOriginDescription(setting.option()))
                .root()
                .get("value");
      } else {
        value = ConfigValueFactory.fromAnyRef(first, setting.option());
      }
      return value.atPath(setting.key());
    } catch (ConfigException e) {
      throw new UserError("%s %s: %s".formatted(setting.option(), setting.key(), message(e)), e);
    }
  }

  private JobConfig check() {
    reportUnknownKeys("", config.root());
    var fields = new EnumMap<JobConfig.Field, List<String>>(JobConfig.Field.class);
    for (JobConfig.Field field : JobConfig.Field.values()) {
      fields.put(field, texts("input.fields." + field.name().toLowerCase(Locale.ROOT)));
    }
    var input =
        new JobConfig.Input(
            existingPaths("input.paths"),
            choice("input.format", JobConfig.Format.class),
            charset("input.charset"),
            character("input.csv_separator"),
            fields,
            choices("input.source_from").stream()
                .filter(key("input.source_from").choices()::contains)
                .map(word -> JobConfig.SourceFrom.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList(),
            text("input.default_source"),
            texts("input.languages").stream().map(l -> l.toLowerCase(Locale.ROOT)).toList(),
            yes("input.title_in_text"),
            patterns("input.remove_patterns"),
            patterns("input.exclude_patterns"),
            wholeNumber("input.max_chars"));
    var dates =
        new JobConfig.Dates(
            zone("dates.zone"),
            day("dates.from"),
            day("dates.to"),
            choice("dates.period", PeriodLength.class));
    var annotate = new JobConfig.Annotate(model(), labels("annotate.labels"));
    var items =
        new JobConfig.Items(
            yes("items.catalogue"),
            existingPaths("items.files"),
            choices("items.kinds"),
            existingPath("items.overrides"),
            yes("items.roll_up_places"));
    var stories = new JobConfig.Stories(yes("stories.group"), wholeNumber("stories.window_days"));
    var counts =
        new JobConfig.Counts(wholeNumber("counts.min_articles"), wholeNumber("counts.max_items"));
    var trends =
        new JobConfig.Trends(
            wholeNumber("trends.min_stories"), wholeNumber("trends.history_periods"));
    var output =
        new JobConfig.Output(
            path("output.path"), yes("output.keep_text"), yes("output.incremental"));
    checkTogether(input, dates);
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return new JobConfig(input, dates, annotate, items, stories, counts, trends, output, resolved);
  }

  private void checkTogether(JobConfig.Input input, JobConfig.Dates dates) {
    boolean pathsAlreadyReported = problems.stream().anyMatch(p -> p.contains("input.paths"));
    if (input.paths().isEmpty() && !pathsAlreadyReported) {
      problems.add(
          "input.paths is empty: name the corpus in the job file, or on the command line with"
              + " --input");
    }
    if (dates.from().isPresent()
        && dates.to().isPresent()
        && dates.from().get().isAfter(dates.to().get())) {
      problems.add(
          "%sdates.from (%s) is after dates.to (%s)"
              .formatted(where("dates.from"), dates.from().get(), dates.to().get()));
    }
  }

  private void reportUnknownKeys(String prefix, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
      String name = prefix + entry.getKey();
      if (JobKeys.BY_NAME.containsKey(name)) {
        continue;
      }
      if (entry.getValue() instanceof ConfigObject inner && !inner.isEmpty()) {
        reportUnknownKeys(name + ".", inner);
      } else if (JobKeys.ALL.stream().anyMatch(k -> k.name().startsWith(name + "."))) {
        problems.add(
            "%s%s is %s; it is a group of keys, as in %s { … }"
                .formatted(where(entry.getValue().origin()), name, shown(entry.getValue()), name));
      } else {
        problems.add(
            "%sunknown key %s; the nearest known key is %s"
                .formatted(where(entry.getValue().origin()), name, JobKeys.nearest(name)));
      }
    }
  }

  // ---- values by type; each records what is in force, and a problem where there is one ----

  private String text(String key) {
    String text = scalar(key).orElse("");
    resolved.put(key, text);
    return text.isEmpty() ? null : text;
  }

  private List<String> texts(String key) {
    List<String> texts = list(key);
    resolved.put(key, texts);
    return texts;
  }

  private List<String> patterns(String key) {
    List<String> patterns = texts(key);
    for (String pattern : patterns) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        problem(key, "\"" + pattern + "\" (" + e.getDescription() + " at " + e.getIndex() + ")");
      }
    }
    return patterns;
  }

  private List<String> choices(String key) {
    List<String> words = list(key).stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    resolved.put(key, words);
    for (String word : words) {
      if (!key(key).choices().contains(word)) {
        problem(key, "\"" + word + "\"");
      }
    }
    return words;
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type) {
    String word = scalar(key).orElseThrow().toLowerCase(Locale.ROOT);
    resolved.put(key, word);
    if (key(key).choices().contains(word)) {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
    problem(key, "\"" + word + "\"");
    return type.getEnumConstants()[0];
  }

  private int wholeNumber(String key) {
    String digits = scalar(key).orElseThrow();
    try {
      int number = Integer.parseInt(digits.replace("_", ""));
      if (number >= 1) {
        resolved.put(key, number);
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    problem(key, digits);
    return 1;
  }

  private boolean yes(String key) {
    String word = scalar(key).orElseThrow().toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      problem(key, "\"" + word + "\"");
    }
    resolved.put(key, word.equals("true"));
    return word.equals("true");
  }

  private Optional<LocalDate> day(String key) {
    Optional<String> given = scalar(key).filter(s -> !s.isEmpty());
    resolved.put(key, given.orElse(""));
    try {
      return given.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      problem(key, "\"" + given.orElseThrow() + "\"");
      return Optional.empty();
    }
  }

  private ZoneId zone(String key) {
    String name = scalar(key).orElseThrow();
    resolved.put(key, name);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      problem(key, "\"" + name + "\"");
      return ZoneId.of("UTC");
    }
  }

  private String charset(String key) {
    String name = scalar(key).orElseThrow();
    resolved.put(key, name);
    try {
      return Charset.forName(name).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problem(key, "\"" + name + "\"");
      return name;
    }
  }

  private char character(String key) {
    String character = scalar(key).orElseThrow();
    resolved.put(key, character);
    if (character.length() != 1) {
      problem(key, "\"" + character + "\"");
      return ',';
    }
    return character.charAt(0);
  }

  private Map<String, String> labels(String key) {
    var labels = new LinkedHashMap<String, String>();
    ConfigValue value = config.hasPath(key) ? config.getValue(key) : null;
    if (value instanceof ConfigObject object) {
      for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
        String ours = String.valueOf(entry.getValue().unwrapped());
        if (JobKeys.ENTITY_LABELS.contains(ours)) {
          labels.put(entry.getKey(), ours);
        } else {
          problem(key, entry.getKey() + " = \"" + ours + "\"");
        }
      }
    } else if (value != null) {
      problem(key, shown(value));
    }
    resolved.put(key, labels);
    return labels;
  }

  private String path(String key) {
    String path = absolute(key, scalar(key).orElseThrow());
    resolved.put(key, path);
    return path;
  }

  /** The name of a shipped model, or the folder of another; null for {@code none}. */
  private String model() {
    String key = "annotate.model";
    String given = scalar(key).orElseThrow();
    if (given.equals("none")) {
      resolved.put(key, given);
      return null;
    }
    if (JobKeys.MODELS.contains(given)) {
      resolved.put(key, given);
      return given;
    }
    String path = absolute(key, given);
    resolved.put(key, path);
    reportIfMissing(key, path);
    return path;
  }

  private Optional<String> existingPath(String key) {
    Optional<String> path = scalar(key).filter(p -> !p.isEmpty()).map(p -> absolute(key, p));
    resolved.put(key, path.orElse(""));
    path.ifPresent(p -> reportIfMissing(key, p));
    return path;
  }

  private List<String> existingPaths(String key) {
    List<String> paths = list(key).stream().map(p -> absolute(key, p)).toList();
    resolved.put(key, paths);
    paths.forEach(path -> reportIfMissing(key, path));
    return paths;
  }

  /**
   * Reports a path that is not there. Only local disks are asked: a remote file system may need
   * settings that Spark brings later, and is asked when the corpus is listed.
   */
  private void reportIfMissing(String key, String path) {
    try {
      var hadoopPath = new org.apache.hadoop.fs.Path(path);
      var fileSystem = hadoopPath.getFileSystem(new Configuration());
      if (fileSystem instanceof LocalFileSystem) {
        FileStatus[] found = fileSystem.globStatus(hadoopPath);
        if (found == null || found.length == 0) {
          problems.add(where(key) + key + ": there is no file or folder " + path);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add(where(key) + key + ": " + path + " cannot be used: " + e.getMessage());
    }
  }

  private String absolute(String key, String path) {
    if (path.isBlank()) {
      problem(key, "\"" + path + "\"");
    }
    if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]+:/.*") || path.startsWith("/")) {
      return path;
    }
    String file = config.hasPath(key) ? config.getValue(key).origin().filename() : null;
    Path start = file == null ? Path.of("") : Path.of(file).resolveSibling("");
    return start.resolve(path).toAbsolutePath().normalize().toString();
  }

  private static JobKeys.Key key(String name) {
    return JobKeys.BY_NAME.get(name);
  }

  /** The value in force as text: the file's or the default's; empty if it is of another type. */
  private Optional<String> scalar(String name) {
    if (config.hasPath(name)) {
      ConfigValue value = config.getValue(name);
      if (value.valueType() != ConfigValueType.LIST
          && value.valueType() != ConfigValueType.OBJECT) {
        return Optional.of(String.valueOf(value.unwrapped()));
      }
      problem(name, shown(value));
    }
    return Optional.of(standard(name)).map(v -> v instanceof List<?> ? "" : String.valueOf(v));
  }

  /** The value in force as a list of texts; a single text is a list of one. */
  private List<String> list(String name) {
    if (config.hasPath(name)) {
      ConfigValue value = config.getValue(name);
      if (value instanceof ConfigList list
          && list.stream()
              .allMatch(
                  v ->
                      v.valueType() != ConfigValueType.LIST
                          && v.valueType() != ConfigValueType.OBJECT)) {
        return list.stream().map(v -> String.valueOf(v.unwrapped())).toList();
      }
      if (value.valueType() == ConfigValueType.STRING) {
        return List.of((String) value.unwrapped());
      }
      problem(name, shown(value));
    }
    Object standard = standard(name);
    return standard instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Object standard(String name) {
    String text = key(name).defaultValue();
    return text.isEmpty()
        ? ""
        : ConfigFactory.parseString("value = " + text).root().get("value").unwrapped();
  }

  private void problem(String name, String value) {
    problems.add(
        "%s%s is %s; it must be %s".formatted(where(name), name, value, key(name).expected()));
  }

  private String where(String name) {
    return config.hasPath(name) ? where(config.getValue(name).origin()) : "";
  }

  private static String where(ConfigOrigin origin) {
    if (origin == null) {
      return "";
    }
    if (origin.filename() == null) {
      return origin.withLineNumber(-1).description() + " ";
    }
    return Path.of(origin.filename()) + ":" + Math.max(1, origin.lineNumber()) + ": ";
  }

  /** What the library says, behind file and line as they stand in all messages here. */
  private static String message(ConfigException e) {
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    boolean saysPlace = e.getMessage().startsWith(place);
    return where(e.origin()) + e.getMessage().substring(saysPlace ? place.length() : 0);
  }

  private static String shown(ConfigValue value) {
    return value.render(com.typesafe.config.ConfigRenderOptions.concise());
  }
}
