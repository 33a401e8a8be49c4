package org.newsweft.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Format;
import org.newsweft.config.JobFile.Setting;

class JobFileTest {
  /** A job file needs a corpus; the line stands first in every file of these tests. */
  private static final String CORPUS = "input.paths = [news.jsonl]\n";

  @TempDir Path folder;

  @BeforeEach
  void makeCorpus() throws IOException {
    Files.writeString(folder.resolve("news.jsonl"), "");
  }

  // ---- values ----

  @Test
  void aKeyThatIsNotGivenHasItsDefault() {
    JobConfig job = load("");

    assertThat(job.input().format()).isEqualTo(Format.AUTO);
    assertThat(job.input().charset()).isEqualTo("UTF-8");
    assertThat(job.input().csvSeparator()).isEqualTo(',');
    assertThat(job.input().fields())
        .containsOnlyKeys(Field.values())
        .containsEntry(Field.DATE, List.of("date", "published_at", "published"));
    assertThat(job.input().defaultSource()).isNull();
    assertThat(job.input().languages()).isEmpty();
    assertThat(job.input().titleInText()).isFalse();
    assertThat(job.input().maxChars()).isEqualTo(2_000_000);
    assertThat(job.dates())
        .isEqualTo(
            new JobConfig.Dates(
                ZoneId.of("UTC"), Optional.empty(), Optional.empty(), PeriodLength.MONTH));
    assertThat(job.annotate()).isEqualTo(new JobConfig.Annotate("fast", Map.of()));
    assertThat(job.items())
        .isEqualTo(
            new JobConfig.Items(
                true,
                List.of(),
                List.of("person", "organization", "country", "place", "topic", "other"),
                Optional.empty(),
                false));
    assertThat(job.counts()).isEqualTo(new JobConfig.Counts(2, 1000));
    assertThat(job.output())
        .isEqualTo(new JobConfig.Output(Path.of("out").toAbsolutePath().toString(), true, true));
  }

  @Test
  void everyKeyStandsAmongTheResolvedValues() {
    assertThat(load("").resolved().keySet())
        .containsExactlyInAnyOrderElementsOf(JobKeys.ALL.stream().map(JobKeys.Key::name).toList());
  }

  @Test
  void everyKeyCanBeSet() {
    JobConfig job =
        load(
            """
            input.format = csv
            input.charset = windows-1252
            input.csv_separator = "\\t"
            input.fields.text = [body, content]
            input.default_source = Gazette
            input.languages = [EN, kk]
            input.title_in_text = true
            input.remove_patterns = ["^By .*"]
            input.exclude_patterns = ["(?i)correction"]
            input.max_chars = 5000
            dates { zone = Asia/Almaty, from = 2023-01-01, to = 2023-12-31, period = week }
            annotate.labels = { VESSEL = MISC, DATE = ignore }
            items { catalogue = false, kinds = [country, topic] }
            counts.min_articles = 3
            output.keep_text = false
            """);

    assertThat(job.input().format()).isEqualTo(Format.CSV);
    assertThat(job.input().charset()).isEqualTo("windows-1252");
    assertThat(job.input().csvSeparator()).isEqualTo('\t');
    assertThat(job.input().fields()).containsEntry(Field.TEXT, List.of("body", "content"));
    assertThat(job.input().defaultSource()).isEqualTo("Gazette");
    assertThat(job.input().languages()).containsExactly("en", "kk");
    assertThat(job.input().titleInText()).isTrue();
    assertThat(job.input().removePatterns()).containsExactly("^By .*");
    assertThat(job.input().excludePatterns()).containsExactly("(?i)correction");
    assertThat(job.input().maxChars()).isEqualTo(5000);
    assertThat(job.dates())
        .isEqualTo(
            new JobConfig.Dates(
                ZoneId.of("Asia/Almaty"),
                Optional.of(LocalDate.parse("2023-01-01")),
                Optional.of(LocalDate.parse("2023-12-31")),
                PeriodLength.WEEK));
    assertThat(job.annotate().labels()).isEqualTo(Map.of("VESSEL", "MISC", "DATE", "ignore"));
    assertThat(job.items().catalogue()).isFalse();
    assertThat(job.items().kinds()).containsExactly("country", "topic");
    assertThat(job.counts().minArticles()).isEqualTo(3);
    assertThat(job.output().keepText()).isFalse();
  }

  @Test
  void aSingleTextStandsForAListOfOne() {
    assertThat(load("input.languages = en").input().languages()).containsExactly("en");
  }

  @Test
  void wordsOfAChoiceMayBeWrittenInCapitals() {
    assertThat(load("dates.period = WEEK").dates().period()).isEqualTo(PeriodLength.WEEK);
  }

  @Test
  void theModelNoneIsNoModel() {
    assertThat(load("annotate.model = none").annotate().model()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void aShippedModelGoesByItsName(String name) {
    assertThat(load("annotate.model = " + name).annotate().model()).isEqualTo(name);
    assertThat(load("annotate.model = " + name).resolved()).containsEntry("annotate.model", name);
  }

  @Test
  void aFolderNamedLikeAShippedModelIsWrittenWithADot() throws IOException {
    Files.createDirectories(folder.resolve("small"));

    assertThat(load("annotate.model = ./small").annotate().model())
        .isEqualTo(folder.resolve("small").toString());
  }

  // ---- the command line ----

  @Test
  void aSettingGoesBeforeTheFile() {
    assertThat(load("counts.min_articles = 3", "counts.min_articles=5").counts().minArticles())
        .isEqualTo(5);
  }

  @Test
  void ofTwoSettingsOfOneKeyTheLaterCounts() {
    assertThat(load("", "counts.min_articles=5", "counts.min_articles=7").counts().minArticles())
        .isEqualTo(7);
  }

  @Test
  void aSettingLeavesTheOtherKeysOfItsGroupAlone() {
    JobConfig job = load("dates { period = week, zone = Asia/Almaty }", "dates.period=year");

    assertThat(job.dates().zone()).isEqualTo(ZoneId.of("Asia/Almaty"));
  }

  @Test
  void aSettingMayBeAList() {
    assertThat(load("", "input.languages=[en, kk]").input().languages())
        .containsExactly("en", "kk");
  }

  @Test
  void aSettingMayBeQuoted() {
    assertThat(load("", "input.csv_separator=\"\\t\"").input().csvSeparator()).isEqualTo('\t');
  }

  @Test
  void aSettingMayHoldAnEqualsSign() {
    assertThat(load("", "input.default_source=a=b").input().defaultSource()).isEqualTo("a=b");
  }

  @Test
  void aJobNeedsNoFile() {
    var corpus = new Setting("input.paths", List.of(corpus()), "--input");

    assertThat(JobFile.load(Optional.empty(), List.of(corpus)).input().paths())
        .containsExactly(corpus());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dates.period", "=week"})
  void aSettingWithoutKeyOrValueIsRefused(String assignment) {
    assertThatThrownBy(() -> Setting.parse(assignment))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--set "
                + assignment
                + ": no value; write --set key=value, as in --set dates.period=week");
  }

  // ---- paths ----

  @Test
  void relativePathsInTheFileStartFromItsFolder() throws IOException {
    Files.createDirectories(folder.resolve("corpus"));

    JobConfig job = load("input.paths = [corpus, ./news.jsonl]\noutput.path = ../tables");

    assertThat(job.input().paths()).containsExactly(folder.resolve("corpus").toString(), corpus());
    assertThat(job.output().path()).isEqualTo(folder.resolveSibling("tables").toString());
  }

  @Test
  void relativePathsInAnIncludedFileStartFromThatFilesFolder() throws IOException {
    Files.createDirectories(folder.resolve("shared"));
    Files.writeString(folder.resolve("shared").resolve("base.conf"), "output.path = tables");

    assertThat(load("include \"shared/base.conf\"").output().path())
        .isEqualTo(folder.resolve("shared").resolve("tables").toString());
  }

  @Test
  void relativePathsOfTheCommandLineStartFromTheWorkingDirectory() {
    assertThat(load("output.path = tables", "output.path=made/tables").output().path())
        .isEqualTo(Path.of("made/tables").toAbsolutePath().toString());
  }

  @Test
  void absolutePathsAndUrisStayAsTheyAre() {
    JobConfig job = load("output.path = \"s3a://bucket/tables\"", "input.paths=" + corpus());

    assertThat(job.output().path()).isEqualTo("s3a://bucket/tables");
    assertThat(job.input().paths()).containsExactly(corpus());
  }

  @Test
  void aPatternThatMatchesAFileIsKept() {
    assertThat(load("input.paths = [\"*.jsonl\"]").input().paths())
        .containsExactly(folder.resolve("*.jsonl").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "input.paths, 'input.paths = [none.jsonl]'",
    "input.paths, 'input.paths = [\"none*.jsonl\"]'",
    "items.files, 'items.files = [none.tsv]'",
    "annotate.model, 'annotate.model = none-such'"
  })
  void aPathThatIsNotThereIsAFault(String key, String line) {
    String path = line.replaceAll(".*= \\[?\"?|\"?\\]?$", "");

    assertFaults(
        line, "job.conf:2: " + key + ": there is no file or folder " + folder.resolve(path));
  }

  @ParameterizedTest
  @CsvSource({
    "output.path, '\"\"', a path",
    "annotate.model, '\"\"', 'none, small, fast or a path'",
    "input.paths, '[\"\"]', a list of paths",
  })
  void anEmptyPathIsAFault(String key, String value, String expected) {
    assertFaults(key + " = " + value, "job.conf:2: " + key + " is \"\"; it must be " + expected);
  }

  // ---- faults ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.paths = 5 | input.paths is 5; it must be a list of paths",
        "input.format = xml | input.format is \"xml\"; it must be one of auto, jsonl, csv,"
            + " parquet, text",
        "input.charset = UTF-99 | input.charset is \"UTF-99\"; it must be a character set"
            + " (UTF-8, windows-1252)",
        "input.csv_separator = ab | input.csv_separator is \"ab\"; it must be one character",
        "input.csv_separator = \"\" | input.csv_separator is \"\"; it must be one character",
        "input.default_source = [a] | input.default_source is [\"a\"]; it must be a text",
        "input.languages = [[en]] | input.languages is [[\"en\"]]; it must be a list of texts",
        "input.title_in_text = yes | input.title_in_text is \"yes\"; it must be true or false",
        "input.remove_patterns = [\"(\"] | input.remove_patterns is \"(\" (Unclosed group at 1);"
            + " it must be a list of regular expressions",
        "input.max_chars = 0 | input.max_chars is 0; it must be a whole number of 1 or more",
        "input.max_chars = 2.5 | input.max_chars is 2.5; it must be a whole number of 1 or more",
        "input.max_chars = many | input.max_chars is many; it must be a whole number of 1 or more",
        "dates.zone = Mars/Base | dates.zone is \"Mars/Base\"; it must be a time zone (UTC,"
            + " Asia/Almaty, +05:00)",
        "dates.from = 2023-02-30 | dates.from is \"2023-02-30\"; it must be a day (YYYY-MM-DD)",
        "dates.period = decade | dates.period is \"decade\"; it must be one of day, week, month,"
            + " quarter, year",
        "annotate.labels = PER | annotate.labels is \"PER\"; it must be pairs of a label of the"
            + " model and one of PER, ORG, LOC, MISC, ignore",
        "annotate.labels = { GPE = PLACE } | annotate.labels is GPE = \"PLACE\"; it must be pairs"
            + " of a label of the model and one of PER, ORG, LOC, MISC, ignore",
        "items.kinds = [country, river] | items.kinds is \"river\"; it must be one of person,"
            + " organization, country, place, topic, other",
        "counts = 3 | counts is 3; it is a group of keys, as in counts { … }",
        "output.path = [a] | output.path is [\"a\"]; it must be a path",
      })
  void aValueOfTheWrongTypeIsAFaultWithFileLineAndKey(String line, String fault) {
    assertFaults(line, "job.conf:2: " + fault);
  }

  @ParameterizedTest
  @CsvSource({
    "input.path = news.jsonl, input.path, input.paths",
    "counts.min_article = 3, counts.min_article, counts.min_articles",
    "date.period = week, date.period, dates.period",
    "input { fields { texts = body } }, input.fields.texts, input.fields.text"
  })
  void anUnknownKeyIsAFaultWithTheNearestOne(String line, String unknown, String nearest) {
    assertFaults(
        line, "job.conf:2: unknown key " + unknown + "; the nearest known key is " + nearest);
  }

  @Test
  void theLastDayMayNotBeBeforeTheFirst() {
    assertFaults(
        "dates.from = 2023-05-02\ndates.to = 2023-05-01",
        "job.conf:2: dates.from (2023-05-02) is after dates.to (2023-05-01)");
  }

  @Test
  void aWindowOfOneDayIsNoFault() {
    JobConfig job = load("dates.from = 2023-05-01\ndates.to = 2023-05-01");

    assertThat(job.dates().from()).isEqualTo(job.dates().to());
  }

  @Test
  void aJobWithoutACorpusIsAFault() throws IOException {
    Path file = Files.writeString(folder.resolve("job.conf"), "dates.period = week");

    assertThatThrownBy(() -> JobFile.load(Optional.of(file), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "input.paths is empty: name the corpus in the job file, or on the command line with"
                + " --input");
  }

  @Test
  void allFaultsAreReportedTogether() {
    assertFaults(
        "count.min_articles = 3\ndates.period = decade\ninput.max_chars = -1",
        "job.conf:2: unknown key count.min_articles; the nearest known key is"
            + " counts.min_articles",
        "job.conf:4: input.max_chars is -1; it must be a whole number of 1 or more",
        "job.conf:3: dates.period is \"decade\"; it must be one of day, week, month, quarter,"
            + " year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counts.min_articles=0 | --set counts.min_articles is 0; it must be a whole number of 1"
            + " or more",
        "items.kinds=[river] | --set items.kinds is \"river\"; it must be one of person,"
            + " organization, country, place, topic, other",
        "count.min_articles=3 | --set unknown key count.min_articles; the nearest known key is"
            + " counts.min_articles"
      })
  void aFaultOfTheCommandLineNamesItsOption(String setting, String fault) {
    assertThatThrownBy(() -> load("", setting)).isInstanceOf(UserError.class).hasMessage(fault);
  }

  @Test
  void aListOnTheCommandLineThatDoesNotCloseIsAFault() {
    assertThatThrownBy(() -> load("", "input.languages=[en"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--set input.languages: ");
  }

  @Test
  void aFaultOfTheSyntaxNamesFileAndLine() throws IOException {
    Path file = Files.writeString(folder.resolve("job.conf"), CORPUS + "dates { period = week\n");

    assertThatThrownBy(() -> JobFile.load(Optional.of(file), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ":3: ")
        .hasMessageNotContaining(file + ": 3");
  }

  @Test
  void aReferenceToNothingNamesFileAndLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("job.conf"), CORPUS + "output.path = ${newsweft.none}\n");

    assertThatThrownBy(() -> JobFile.load(Optional.of(file), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ":2: ")
        .hasMessageContaining("${newsweft.none}");
  }

  @Test
  void aJobFileThatIsNotThereIsAFault() {
    Path file = folder.resolve("none.conf");

    assertThatThrownBy(() -> JobFile.load(Optional.of(file), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("There is no job file " + file);
  }

  private String corpus() {
    return folder.resolve("news.jsonl").toString();
  }

  private JobConfig load(String lines, String... settings) {
    try {
      Path file = Files.writeString(folder.resolve("job.conf"), CORPUS + lines);
      return JobFile.load(Optional.of(file), Arrays.stream(settings).map(Setting::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each fault begins with the bare name of the job file; its folder is put before it. */
  private void assertFaults(String lines, String... faults) {
    assertThatThrownBy(() -> load(lines))
        .isInstanceOf(UserError.class)
        .hasMessage(String.join("\n", Arrays.stream(faults).map(f -> folder + "/" + f).toList()));
  }
}
