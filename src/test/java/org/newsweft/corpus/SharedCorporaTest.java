package org.newsweft.corpus;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;

/**
 * Real corpora, which lie beside the project on the machines that have them and are no part of it;
 * without them these tests are skipped. The numbers are those that the notes beside the corpora
 * give.
 */
class SharedCorporaTest {
  private static Dataset<Row> records(String path, String... settings) {
    Path shared =
        Path.of(System.getProperty("newsweft.home", "")).toAbsolutePath().resolve("../shared");
    Path corpus = shared.normalize().resolve(path);
    assumeTrue(Files.exists(corpus.getParent()), () -> "skipped, there is no " + corpus);
    var all = new ArrayList<JobFile.Setting>();
    all.add(JobFile.Setting.parse("input.paths=" + corpus));
    for (String setting : settings) {
      all.add(JobFile.Setting.parse(setting));
    }
    JobConfig job = JobFile.load(Optional.empty(), all);
    var spark = TestSpark.session();
    List<CorpusFile> files =
        CorpusFiles.list(job.input(), spark.sparkContext().hadoopConfiguration());
    return CorpusReader.read(spark, files, job, spark.sparkContext().longAccumulator()).cache();
  }

  @Test
  void thePageOfTheSeedHasItsDateFromItsFirstWords() {
    Row row = records("seed").collectAsList().get(0);
    assertThat(row.<String>getAs("article_id")).isEqualTo("000_de3e223bfb3bcd11");
    assertThat(row.<java.sql.Date>getAs("published")).hasToString("2023-08-25");
    assertThat(row.<String>getAs("date_source")).isEqualTo("text");
    assertThat(row.<String>getAs("text")).startsWith("ASTANA – ").contains("\n\n");
  }

  @Test
  void theReleasesOfTheStateDepartmentAreAllUsableAndSevenAreCopies() {
    Dataset<Row> records = records("data/corpora/state-department-2021-2022.jsonl.gz");
    assertThat(records.count()).isEqualTo(2031);
    assertThat(Articles.rejects(records).count()).isZero();
    assertThat(Articles.duplicates(records).count()).isEqualTo(7);
    assertThat(Articles.of(records).count()).isEqualTo(2024);
  }

  @Test
  void theZoneMovesTheReleasesOfTheNightToTheDayBefore() {
    String corpus = "data/corpora/state-department-2021-2022.jsonl.gz";
    Dataset<Row> there = records(corpus, "dates.zone=America/New_York");
    Dataset<Row> utc = records(corpus);
    long moved =
        there
            .as("a")
            .join(utc.as("b"), "input")
            .where("a.published = date_sub(b.published, 1)")
            .count();
    // 224 lie before 04:00 UTC; where winter time is in force, the day ends an hour later.
    assertThat(moved).isBetween(224L, 240L);
  }

  @Test
  void wikinewsIsReadWithItsLineBreaks() {
    Dataset<Row> records = records("data/corpora/wikinews_20*.csv");
    assertThat(records.count()).isEqualTo(171 + 124);
    assertThat(Articles.rejects(records).count()).isZero();
  }

  @Test
  void wikinewsHasTheSameDateInItsFirstLineAsInItsColumn() {
    Dataset<Row> fields = records("data/corpora/wikinews_20*.csv");
    Dataset<Row> lines = records("data/corpora/wikinews_20*.csv", "input.fields.date=[]");
    Dataset<Row> found =
        lines.where("date_source = 'dateline'").as("a").join(fields.as("b"), "input");
    assertThat(found.count()).isEqualTo(175);
    assertThat(found.where("a.published <> b.published").count()).isZero();
  }

  @Test
  void currentEventsAreAllAccountedForAndTheirIdsMadeUnique() {
    Dataset<Row> records = records("data/corpora/current-events-2002-2026.jsonl.gz");
    assertThat(records.count()).isEqualTo(122_302);
    assertThat(Articles.rejects(records).count()).isZero();
    Row articles =
        Articles.of(records).agg(count("article_id"), countDistinct("article_id")).first();
    assertThat(articles.getLong(0)).isEqualTo(articles.getLong(1));
    assertThat(articles.getLong(0) + Articles.duplicates(records).count()).isEqualTo(122_302);
    records.unpersist();
  }
}
