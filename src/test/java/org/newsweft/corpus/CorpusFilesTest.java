package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobConfig.Format;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;

class CorpusFilesTest {
  @TempDir private Path folder;
  private TestCorpus corpus;

  @BeforeEach
  void makeFolder() {
    corpus = new TestCorpus(folder);
  }

  private List<CorpusFile> list(String format, String... paths) {
    JobConfig job =
        JobFile.load(
            Optional.empty(),
            List.of(
                new JobFile.Setting("input.paths", List.of(paths), "--input"),
                JobFile.Setting.parse("input.format=" + format)));
    return CorpusFiles.list(job.input(), new Configuration());
  }

  private List<String> names(String... paths) {
    return list("auto", paths).stream().map(CorpusFile::name).toList();
  }

  @Test
  void aFolderIsReadWithAllThatLiesBelowItSortedByPath() {
    corpus.with("b/2.txt", "x").with("a.jsonl", "x").with("b/c/1.csv", "x");
    assertThat(names(folder.toString())).containsExactly("a.jsonl", "b/2.txt", "b/c/1.csv");
  }

  @Test
  void aFileIsListedAsItWasGiven() {
    corpus.with("news.jsonl.gz", "four");
    String path = folder + "/news.jsonl.gz";
    assertThat(list("auto", path))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("modified")
        .containsExactly(new CorpusFile(path, "news.jsonl.gz", 4, 0, Format.JSONL));
  }

  @Test
  void aPathWithASchemeKeepsIt() {
    corpus.with("news.jsonl", "x");
    assertThat(list("auto", "file://" + folder).get(0).path())
        .isEqualTo("file:" + folder + "/news.jsonl");
  }

  @Test
  void aPatternIsResolvedAndNamesBeginBelowItsFixedPart() {
    corpus.with("2022/a.txt", "x").with("2023/a.txt", "x").with("other/a.txt", "x");
    assertThat(names(folder + "/20*")).containsExactly("2022/a.txt", "2023/a.txt");
  }

  @Test
  void aFileWhoseNameLooksLikeAPatternIsFound() {
    corpus.with("a[1].txt", "x");
    CorpusFile file = CorpusFiles.list(inputOf(folder + "/a[1].txt"), new Configuration()).get(0);
    assertThat(file.name()).isEqualTo("a[1].txt");
  }

  @Test
  void hiddenFilesAndFoldersAreSkipped() {
    corpus.with("a.txt", "x").with("_SUCCESS", "x").with(".b.txt", "x").with("_c/d.txt", "x");
    assertThat(names(folder.toString())).containsExactly("a.txt");
  }

  @Test
  void aFileThatIsReachedTwiceIsListedOnce() {
    corpus.with("a.txt", "x");
    assertThat(names(folder.toString(), folder + "/a.txt", folder + "/*.txt")).hasSize(1);
  }

  @Test
  void theFormatGoesByTheName() {
    corpus
        .with("1.jsonl", "x")
        .with("2.ndjson", "x")
        .with("3.JSON", "x")
        .with("4.json.gz", "x")
        .with("5.csv", "x")
        .with("6.csv.bz2", "x")
        .with("7.parquet", "x")
        .with("8.snappy.parquet", "x")
        .with("9.txt", "x")
        .with("9.txt.zst", "x");
    assertThat(list("auto", folder.toString()))
        .extracting(CorpusFile::format)
        .containsExactly(
            Format.JSONL,
            Format.JSONL,
            Format.JSONL,
            Format.JSONL,
            Format.CSV,
            Format.CSV,
            Format.PARQUET,
            Format.PARQUET,
            Format.TEXT,
            Format.TEXT);
  }

  @Test
  void aFormatOfTheJobGoesBeforeTheName() {
    corpus.with("a.log", "x");
    assertThat(list("jsonl", folder.toString()).get(0).format()).isEqualTo(Format.JSONL);
  }

  @Test
  void anUnknownTypeIsNamedWithItsPath() {
    corpus.with("a.txt", "x").with("b/c.pdf", "x").with("d.parquet.gz", "x");
    assertThatThrownBy(() -> names(folder.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "input.paths: " + folder + "/b/c.pdf is of a type that is not known; known are .jsonl,",
            "input.paths: " + folder + "/d.parquet.gz is of a type that is not known;");
  }

  @Test
  void manyFaultsAreCountedAndNotAllListed() {
    for (int i = 0; i < 30; i++) {
      corpus.with(i + ".pdf", "x");
    }
    assertThatThrownBy(() -> names(folder.toString()))
        .message()
        .endsWith("\nand 20 more like these");
  }

  @Test
  void anEmptyFolderIsNamed() {
    corpus.with(".hidden", "x");
    assertThatThrownBy(() -> names(folder.toString()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "input.paths: nothing to read in "
                + folder
                + " (files and folders whose names begin with . or _ are skipped)");
  }

  @Test
  void aPathThatLeadsNowhereIsNamed() {
    String missing = folder + "/missing";
    JobConfig.Input input = inputOf(missing, folder + "/*.csv");
    assertThatThrownBy(() -> CorpusFiles.list(input, new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "input.paths: there is no file or folder "
                + missing
                + "\ninput.paths: there is no file or folder "
                + folder
                + "/*.csv");
  }

  /** Paths that the job file itself would not let pass. */
  private JobConfig.Input inputOf(String... paths) {
    JobConfig.Input input = corpus.job().input();
    return new JobConfig.Input(
        List.of(paths),
        input.format(),
        input.charset(),
        input.csvSeparator(),
        input.fields(),
        input.sourceFrom(),
        input.defaultSource(),
        input.languages(),
        input.titleInText(),
        input.removePatterns(),
        input.excludePatterns(),
        input.maxChars());
  }
}
