package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;
import org.newsweft.corpus.Articles;
import org.newsweft.corpus.CorpusFiles;
import org.newsweft.corpus.CorpusReader;
import org.newsweft.stories.Stories.Article;

/**
 * How well copies are found among real articles, which lie beside the project on the machines that
 * have them and are no part of it; without them these tests are skipped. The figures stand in
 * {@code docs/methods.md}.
 */
final class SharedStoriesTest {
  private static final int WINDOW_DAYS = 7;
  private static final String REWRITTEN = "!rewritten";

  private static Path shared(String path) {
    Path shared =
        Path.of(System.getProperty("newsweft.home", "")).toAbsolutePath().resolve("../shared");
    Path file = shared.normalize().resolve("data").resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped, there is no " + file);
    return file;
  }

  private static List<Article> articles(Path corpus) {
    JobConfig job =
        JobFile.load(
            Optional.empty(),
            List.of(
                JobFile.Setting.parse("input.paths=" + corpus),
                JobFile.Setting.parse("input.fields.id=[id, url]"),
                JobFile.Setting.parse("input.title_in_text=true")));
    var spark = TestSpark.session();
    Dataset<Row> records =
        CorpusReader.read(
            spark,
            CorpusFiles.list(job.input(), spark.sparkContext().hadoopConfiguration()),
            job,
            spark.sparkContext().longAccumulator());
    return Articles.of(records).sort("article_id").collectAsList().stream()
        .map(
            row ->
                new Article(
                    row.getAs("article_id"),
                    row.<java.sql.Date>getAs("published").toLocalDate(),
                    row.getAs("text")))
        .toList();
  }

  /** The articles, and of one in five of the longer ones a copy by every recipe. */
  private static List<Article> withEditedCopies(List<Article> articles, int fewestWords) {
    String vocabulary = articles.stream().map(Article::text).collect(Collectors.joining(" "));
    var editor = new SeededEditor(17, vocabulary);
    var random = new Random(23);
    var all = new ArrayList<Article>(articles);
    for (Article article : articles) {
      int words = article.text().split("\\s+").length;
      if (words >= fewestWords && words <= 3000 && random.nextInt(5) == 0) {
        for (int i = 0; i < SeededEditor.RECIPES.size(); i++) {
          LocalDate day = article.published().plusDays(random.nextInt(WINDOW_DAYS - 1));
          String text = editor.edit(article.text(), SeededEditor.RECIPES.get(i));
          all.add(new Article(article.id() + "!" + i, day, text));
        }
        String rewritten = editor.edit(article.text(), SeededEditor.REWRITTEN);
        all.add(new Article(article.id() + REWRITTEN, article.published().plusDays(3), rewritten));
      }
    }
    return all;
  }

  /**
   * Articles that the corpus holds twice by itself, of those that were put together: seven in ten
   * of all their shingles of five words are the same. Each with the other's id.
   */
  private static Map<String, String> nearCopiesInTheCorpus(
      List<Article> articles, Map<String, String> found) {
    Map<String, String> texts =
        articles.stream().collect(Collectors.toMap(Article::id, Article::text));
    var same = new HashMap<String, String>();
    found.forEach(
        (copy, story) -> {
          if (texts.containsKey(copy) && texts.containsKey(story)) {
            if (resemblance(texts.get(copy), texts.get(story)) >= 0.7) {
              same.put(copy, story);
            }
          }
        });
    return same;
  }

  private static double resemblance(String a, String b) {
    Set<String> common = shingles(a);
    Set<String> all = new HashSet<>(common);
    Set<String> others = shingles(b);
    common.retainAll(others);
    all.addAll(others);
    return common.size() / (double) all.size();
  }

  private static Set<String> shingles(String text) {
    List<String> words = WordSequence.of(text).words();
    return IntStream.rangeClosed(0, words.size() - 5)
        .mapToObj(i -> String.join(" ", words.subList(i, i + 5)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void editedCopiesOfRealArticlesAreFoundAndLittleElse() {
    var real = new ArrayList<Article>();
    real.addAll(articles(shared("corpora/state-department-2021-2022.jsonl.gz")));
    real.addAll(articles(shared("corpora/wikinews_2019.csv")));
    real.addAll(articles(shared("corpora/wikinews_2020.csv")));
    List<Article> all = withEditedCopies(real, 150);
    Map<String, String> found = Stories.copies(all, WINDOW_DAYS);
    Map<String, String> same = nearCopiesInTheCorpus(real, found);
    List<Article> light = all.stream().filter(a -> !a.id().endsWith(REWRITTEN)).toList();
    Stories.Score score = Stories.score(light, found, same);
    System.out.println("Edited copies of real articles: " + score);
    for (int i = 0; i < SeededEditor.RECIPES.size(); i++) {
      String suffix = "!" + i;
      List<Article> some =
          all.stream().filter(a -> !a.id().contains("!") || a.id().endsWith(suffix)).toList();
      System.out.println(
          "  %s: %s".formatted(SeededEditor.RECIPES.get(i), Stories.score(some, found, same)));
    }
    List<Article> rewritten =
        all.stream().filter(a -> !a.id().contains("!") || a.id().endsWith(REWRITTEN)).toList();
    System.out.println("  rewritten, not counted: " + Stories.score(rewritten, found, same));
    assertThat(score.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void allVersionsOfAReleaseAreOneStory() throws IOException {
    var versions = new TreeMap<String, Article>();
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(
                Files.newInputStream(shared("corpora/state-department-revisions.tar.gz"))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith(".xml")) {
          String name = entry.getName().replaceAll("^\\./|\\.item\\.xml$", "");
          String item = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
          // What is equal in every character is one article before stories are looked for.
          String text = text(item);
          versions.putIfAbsent(text, new Article(name.replace(".v", "!"), published(item), text));
        }
      }
    }
    List<Article> articles = List.copyOf(versions.values());
    Map<String, String> found = Stories.copies(articles, WINDOW_DAYS);
    var stories = new HashMap<String, Set<String>>();
    articles.forEach(
        a ->
            stories
                .computeIfAbsent(a.original(), k -> new HashSet<>())
                .add(found.getOrDefault(a.id(), a.id())));
    System.out.println(
        "Versions of releases: %d texts of %d releases, %d copies found"
            .formatted(articles.size(), stories.size(), found.size()));
    assertThat(stories.values()).allMatch(s -> s.size() == 1);
  }

  private static String text(String item) {
    Matcher description =
        Pattern.compile("<description><!\\[CDATA\\[(.*?)\\]\\]>", Pattern.DOTALL).matcher(item);
    assertThat(description.find()).isTrue();
    return description.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }

  private static LocalDate published(String item) {
    Matcher date = Pattern.compile("<pubDate>(.*?)</pubDate>").matcher(item);
    assertThat(date.find()).isTrue();
    return ZonedDateTime.parse(date.group(1), DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate();
  }

  @Test
  void booksThatHoldOneAnotherAreFoundAndNoOthers() throws IOException {
    var articles = new ArrayList<Article>();
    try (Stream<Path> files = Files.walk(shared("near-duplicates"))) {
      for (Path file :
          files
              .filter(f -> f.getParent().endsWith("ats") || f.getParent().endsWith("legal"))
              .sorted()
              .toList()) {
        String name = file.getFileName().toString().replaceAll("\\.txt$", "");
        articles.add(new Article(name, LocalDate.of(2024, 1, 1), Files.readString(file)));
      }
    }
    Map<String, String> found = Stories.copies(articles, WINDOW_DAYS);
    System.out.println("Books and laws: " + found);
    assertThat(found).hasSize(4);
  }

  @Test
  void oneLineNewsIsSeldomACopy() {
    JobConfig job =
        JobFile.load(
            Optional.of(
                Path.of(System.getProperty("newsweft.home", "."), "jobs", "current-events.conf")),
            List.of(
                JobFile.Setting.parse(
                    "input.paths=" + shared("corpora/current-events-2002-2026.jsonl.gz"))));
    var spark = TestSpark.session();
    Dataset<Row> records =
        CorpusReader.read(
                spark,
                CorpusFiles.list(job.input(), spark.sparkContext().hadoopConfiguration()),
                job,
                spark.sparkContext().longAccumulator())
            .where("published >= DATE '2020-01-01' OR reason IS NOT NULL");
    Map<String, String> found =
        Stories.copies(Articles.of(records).select("article_id", "published", "text"), WINDOW_DAYS);
    System.out.println("One-line news: " + found);
    assertThat(found).hasSizeLessThan(20);
  }
}
