package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;
import org.newsweft.tables.Table;

class ArticlesTest {
  private final List<Row> rows = new ArrayList<>();

  private ArticlesTest usable(String input, String id, String day, String hash) {
    rows.add(
        RowFactory.create(
            input,
            null,
            null,
            null,
            id,
            Math.toIntExact(java.time.LocalDate.parse(day).toEpochDay()),
            0,
            "field",
            "source of " + input,
            "title of " + input,
            "url of " + input,
            null,
            "text " + hash,
            hash,
            2));
    return this;
  }

  private ArticlesTest reject(String input, RejectReason reason) {
    Object[] row = new Object[Records.ENCODED.size()];
    row[0] = input;
    row[1] = reason.label();
    row[2] = "detail of " + input;
    row[3] = "excerpt of " + input;
    rows.add(RowFactory.create(row));
    return this;
  }

  private Dataset<Row> records() {
    return Records.decode(TestSpark.session().createDataFrame(rows, Records.ENCODED));
  }

  private List<String> articles() {
    return Articles.of(records()).collectAsList().stream()
        .map(row -> row.getAs("article_id") + " " + row.getAs("url"))
        .sorted()
        .toList();
  }

  private List<String> duplicates() {
    return Articles.duplicates(records()).collectAsList().stream()
        .map(row -> row.getAs("input") + " of " + row.getAs("article_id"))
        .sorted()
        .toList();
  }

  @Test
  void ofCopiesTheEarliestIsKept() {
    usable("f:1", "a", "2023-08-25", "h1").usable("f:2", "b", "2023-08-24", "h1");
    assertThat(articles()).containsExactly("b url of f:2");
    assertThat(duplicates()).containsExactly("f:1 of b");
  }

  @Test
  void ofCopiesOfOneDayTheOneWithTheSmallestIdIsKept() {
    usable("f:1", "b", "2023-08-24", "h1").usable("f:2", "a", "2023-08-24", "h1");
    assertThat(articles()).containsExactly("a url of f:2");
  }

  @Test
  void ofCopiesWithOneIdTheOneWhoseInputSortsFirstIsKept() {
    usable("f:2", "a", "2023-08-24", "h1").usable("f:1", "a", "2023-08-24", "h1");
    assertThat(articles()).containsExactly("a url of f:1");
    assertThat(duplicates()).containsExactly("f:2 of a");
  }

  @Test
  void aDuplicateSaysWhatItWas() {
    usable("f:1", "a", "2023-08-24", "h1").usable("f:2", "b", "2023-08-25", "h1");
    assertThat(Articles.duplicates(records()).collectAsList())
        .singleElement()
        .hasToString("[f:2,a,2023-08-25,source of f:2,title of f:2,url of f:2]");
  }

  @Test
  void articlesOfDifferentTextThatShareAnIdAllGetALongerOne() {
    usable("f:1", "a", "2023-08-24", "0123456789").usable("f:2", "a", "2023-08-24", "abcdefghij");
    usable("f:3", "b", "2023-08-24", "zzz");
    assertThat(articles())
        .containsExactly("a~01234567 url of f:1", "a~abcdefgh url of f:2", "b url of f:3");
  }

  @Test
  void aHashWhoseBeginningIsSharedTooIsWrittenInFull() {
    usable("f:1", "a", "2023-08-24", "012345678").usable("f:2", "a", "2023-08-24", "012345679");
    usable("f:3", "a", "2023-08-24", "abcdefghi");
    assertThat(articles())
        .containsExactly(
            "a~012345678 url of f:1", "a~012345679 url of f:2", "a~abcdefgh url of f:3");
  }

  @Test
  void aDuplicateNamesTheFinalIdOfTheArticleThatIsKept() {
    usable("f:1", "a", "2023-08-24", "0123456789").usable("f:2", "a", "2023-08-24", "abcdefghij");
    usable("f:3", "c", "2023-08-25", "abcdefghij");
    assertThat(duplicates()).containsExactly("f:3 of a~abcdefgh");
  }

  @Test
  void anIdThatOnlyCopiesShareStaysAsItIs() {
    usable("f:1", "a", "2023-08-24", "h1").usable("f:2", "a", "2023-08-25", "h1");
    assertThat(articles()).containsExactly("a url of f:1");
  }

  @Test
  void aRejectKeepsWhatIsSaidOfIt() {
    reject("f:1", RejectReason.NO_DATE).usable("f:2", "a", "2023-08-24", "h1");
    assertThat(Articles.rejects(records()).collectAsList())
        .singleElement()
        .hasToString("[f:1,no_date,detail of f:1,excerpt of f:1]");
  }

  @Test
  void everyRecordIsAnArticleOrADuplicateOrAReject() {
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      if (random.nextInt(10) == 0) {
        reject("f:" + i, RejectReason.NO_DATE);
      } else {
        String hash = Integer.toHexString(random.nextInt(60)) + "-padded-to-eight";
        usable("f:" + i, "id" + random.nextInt(50), "2023-08-2" + random.nextInt(3), hash);
      }
    }
    Dataset<Row> articles = Articles.of(records());
    assertThat(
            articles.count()
                + Articles.duplicates(records()).count()
                + Articles.rejects(records()).count())
        .isEqualTo(200);
    assertThat(articles.select("article_id").distinct().count()).isEqualTo(articles.count());
    assertThat(articles.select("text_hash").distinct().count()).isEqualTo(articles.count());
  }

  @Test
  void theOrderOfTheRecordsChangesNothing() {
    for (int i = 0; i < 60; i++) {
      usable("f:" + i, "id" + i % 7, "2023-08-2" + i % 3, i % 11 + "-padded-to-eight");
    }
    List<String> articles = articles();
    List<String> duplicates = duplicates();
    Collections.shuffle(rows, new Random(5));
    assertThat(articles()).isEqualTo(articles);
    assertThat(duplicates()).isEqualTo(duplicates);
  }

  @Test
  void theNumberOfPartitionsChangesNothing() {
    for (int i = 0; i < 60; i++) {
      usable("f:" + i, "id" + i % 7, "2023-08-2" + i % 3, i % 11 + "-padded-to-eight");
    }
    List<String> expected = articles();
    for (int partitions : new int[] {1, 3, 8}) {
      assertThat(
              Articles.of(records().repartition(partitions)).collectAsList().stream()
                  .map(row -> row.getAs("article_id") + " " + row.getAs("url"))
                  .sorted())
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void theColumnsAreThoseOfTheTables() {
    usable("f:1", "a", "2023-08-24", "h1");
    assertThat(Articles.duplicates(records()).columns())
        .isEqualTo(Table.DUPLICATES.schema().fieldNames());
    assertThat(Articles.rejects(records()).columns())
        .isEqualTo(Table.REJECTS.schema().fieldNames());
    assertThat(Articles.of(records()).columns())
        .containsExactly(
            Arrays.stream(Table.ARTICLES.schema().fieldNames())
                .filter(c -> !c.equals("sentences") && !c.equals("story_id"))
                .toArray(String[]::new));
  }

  @Test
  void theTextIsMovedOnceAtMost() {
    usable("f:1", "a", "2023-08-24", "h1");
    var spark = TestSpark.session();
    // Without broadcast and adaptation, as it would be for 100 million articles.
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    try {
      var moved = new ArrayList<String>();
      Articles.of(records())
          .queryExecution()
          .executedPlan()
          .foreach(
              node -> {
                if (node instanceof ShuffleExchangeExec
                    && node.output().mkString().contains("text#")) {
                  moved.add(node.toString());
                }
                return null;
              });
      assertThat(moved).hasSize(1);
    } finally {
      spark.conf().unset("spark.sql.autoBroadcastJoinThreshold");
      spark.conf().unset("spark.sql.adaptive.enabled");
    }
  }
}
