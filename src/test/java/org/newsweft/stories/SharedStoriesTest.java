package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      }
    }
    return all;
  }

  @Test
  void editedCopiesOfRealArticlesAreFoundAndLittleElse() {
    var real = new ArrayList<Article>();
    real.addAll(articles(shared("corpora/state-department-2021-2022.jsonl.gz")));
    real.addAll(articles(shared("corpora/wikinews_2019.csv")));
    real.addAll(articles(shared("corpora/wikinews_2020.csv")));
    List<Article> all = withEditedCopies(real, 150);
    Map<String, String> found = Stories.copies(all, WINDOW_DAYS);
    Stories.Score score = Stories.score(all, found);
    System.out.println("Edited copies of real articles: " + score);
    for (int i = 0; i < SeededEditor.RECIPES.size(); i++) {
      String suffix = "!" + i;
      List<Article> some =
          all.stream().filter(a -> !a.id().contains("!") || a.id().endsWith(suffix)).toList();
      System.out.println(
          "  %s: %s".formatted(SeededEditor.RECIPES.get(i), Stories.score(some, found)));
    }
    if (Boolean.getBoolean("dump")) {
      try (var o = Files.newBufferedWriter(Path.of("/tmp/nw/proto/dump.txt"))) {
        Map<String, Article> by = all.stream().collect(Collectors.toMap(Article::id, a -> a));
        for (var e : found.entrySet()) {
          Article a = by.get(e.getKey()), b = by.get(e.getValue());
          if (!a.original().equals(b.original()))
            o.write(a.published() + "\t" + b.published() + "\t" + a.id() + "\t" + b.id() + "\t" + a.text().replace("\n", " ").replace("\t", " ") + "\t" + b.text().replace("\n", " ").replace("\t", " ") + "\n");
        }
      } catch (IOException e) {
        throw new RuntimeException(e);
      }
    }
    assertThat(score.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void currentEventsAreGroupedInTime() {
    Path corpus = shared("corpora/current-events-2002-2026.jsonl.gz");
    JobConfig job = JobFile.load(Optional.of(Path.of(System.getProperty("newsweft.home", "."), "jobs", "current-events.conf")), List.of(JobFile.Setting.parse("input.paths=" + corpus)));
    var spark = TestSpark.session();
    Dataset<Row> all = Articles.of(CorpusReader.read(spark, CorpusFiles.list(job.input(), spark.sparkContext().hadoopConfiguration()), job, spark.sparkContext().longAccumulator())).select("article_id", "published", "text").cache();
    System.out.println("articles " + all.count());
    var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    for (int share : new int[] {8, 1}) {
      Dataset<Row> some = all.where("pmod(xxhash64(article_id), 8) < " + 8 / share).cache();
      long n = some.count();
      long cpu = os.getProcessCpuTime();
      Map<String, String> found = Stories.copies(some, WINDOW_DAYS);
      System.out.println(n + " articles, " + found.size() + " copies, core-seconds " + (os.getProcessCpuTime() - cpu) / 1e9);
      if (share == 1) {
        Map<String, String> text = new HashMap<>();
        all.collectAsList().forEach(r -> text.put(r.getString(0), r.get(1) + " " + r.getString(2).replace("\n", " ")));
        try (var o = Files.newBufferedWriter(Path.of("/tmp/nw/proto/ce-stories.txt"))) {
          for (var e : found.entrySet()) o.write(e.getValue() + "\t" + e.getKey() + "\t" + text.get(e.getValue()) + "\t" + text.get(e.getKey()) + "\n");
        } catch (IOException e) { throw new RuntimeException(e); }
      }
    }
  }
}
