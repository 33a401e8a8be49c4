package org.newsweft.corpus;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.tables.Table;

/** One corpus that holds every case, each in a file of its own, parted once for all tests. */
class ArticlesTest {
  private static final List<Row> ROWS = new ArrayList<>();
  private static List<Row> articles;
  private static List<Row> duplicates;
  private static List<Row> rejects;

  @BeforeAll
  static void partTheCorpus() {
    usable("earliest:1", "e1", "2023-08-25", "earliest");
    usable("earliest:2", "e2", "2023-08-24", "earliest");

    usable("smallest:1", "s2", "2023-08-24", "smallest");
    usable("smallest:2", "s1", "2023-08-24", "smallest");

    usable("input:2", "i", "2023-08-24", "input");
    usable("input:1", "i", "2023-08-24", "input");

    usable("shared:1", "sh", "2023-08-24", "0123456789");
    usable("shared:2", "sh", "2023-08-24", "abcdefghij");
    usable("shared:3", "other", "2023-08-25", "abcdefghij");

    usable("begin:1", "b", "2023-08-24", "999999990");
    usable("begin:2", "b", "2023-08-24", "999999991");
    usable("begin:3", "b", "2023-08-24", "777777770");

    reject("reject:1");
    reject("reject:2");

    // Ids and texts that coincide in every way.
    for (int i = 0; i < 60; i++) {
      usable("many:" + i, "m" + i % 7, "2023-08-2" + i % 3, i % 11 + "-padded-to-eight");
    }
    articles = Articles.of(records()).collectAsList();
    duplicates = Articles.duplicates(records()).collectAsList();
    rejects = Articles.rejects(records()).collectAsList();
  }

  private static void usable(String input, String id, String day, String hash) {
    ROWS.add(
        RowFactory.create(
            input,
            null,
            null,
            null,
            id,
            Math.toIntExact(LocalDate.parse(day).toEpochDay()),
            0,
            "field",
            "source of " + input,
            "title of " + input,
            "url of " + input,
            null,
            "text " + hash,
            hash,
            2));
  }

  private static void reject(String input) {
    Object[] row = new Object[Records.ENCODED.size()];
    row[0] = input;
    row[1] = "no_date";
    row[2] = "detail of " + input;
    row[3] = "excerpt of " + input;
    ROWS.add(RowFactory.create(row));
  }

  private static Dataset<Row> records() {
    return Records.decode(TestSpark.session().createDataFrame(ROWS, Records.ENCODED));
  }

  /** The articles of a case, each as its id and the record that it was made of. */
  private static List<String> articlesOf(String file) {
    return articles.stream()
        .filter(row -> row.<String>getAs("url").startsWith("url of " + file))
        .map(row -> row.getAs("article_id") + " " + row.<String>getAs("url").substring(7))
        .sorted()
        .toList();
  }

  private static List<String> duplicatesOf(String file) {
    return duplicates.stream()
        .filter(row -> row.<String>getAs("input").startsWith(file))
        .map(row -> row.getAs("input") + " of " + row.getAs("article_id"))
        .sorted()
        .toList();
  }

  @Test
  void ofCopiesTheEarliestIsKept() {
    assertThat(articlesOf("earliest")).containsExactly("e2 earliest:2");
    assertThat(duplicatesOf("earliest")).containsExactly("earliest:1 of e2");
  }

  @Test
  void ofCopiesOfOneDayTheOneWithTheSmallestIdIsKept() {
    assertThat(articlesOf("smallest")).containsExactly("s1 smallest:2");
  }

  @Test
  void ofCopiesWithOneIdTheOneWhoseInputSortsFirstIsKeptAndTheIdStays() {
    assertThat(articlesOf("input")).containsExactly("i input:1");
    assertThat(duplicatesOf("input")).containsExactly("input:2 of i");
  }

  @Test
  void articlesOfDifferentTextThatShareAnIdAllGetALongerOne() {
    assertThat(articlesOf("shared"))
        .containsExactly("sh~01234567 shared:1", "sh~abcdefgh shared:2");
  }

  @Test
  void aHashWhoseBeginningIsSharedTooIsWrittenInFull() {
    assertThat(articlesOf("begin"))
        .containsExactly("b~77777777 begin:3", "b~999999990 begin:1", "b~999999991 begin:2");
  }

  @Test
  void aDuplicateNamesTheFinalIdOfTheArticleThatIsKept() {
    assertThat(duplicatesOf("shared")).containsExactly("shared:3 of sh~abcdefgh");
  }

  @Test
  void aDuplicateSaysWhatItWas() {
    assertThat(duplicates)
        .filteredOn(row -> row.getString(0).equals("earliest:1"))
        .singleElement()
        .hasToString(
            "[earliest:1,e2,2023-08-25,source of earliest:1,title of earliest:1,"
                + "url of earliest:1]");
  }

  @Test
  void aRejectKeepsWhatIsSaidOfIt() {
    assertThat(rejects)
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[reject:1,no_date,detail of reject:1,excerpt of reject:1]",
            "[reject:2,no_date,detail of reject:2,excerpt of reject:2]");
  }

  @Test
  void everyRecordIsAnArticleOrADuplicateOrAReject() {
    assertThat(articles.size() + duplicates.size() + rejects.size()).isEqualTo(ROWS.size());
  }

  @Test
  void idsAndTextsOfArticlesAreUnique() {
    assertThat(articles).extracting(row -> row.<String>getAs("article_id")).doesNotHaveDuplicates();
    assertThat(articles).extracting(row -> row.<String>getAs("text_hash")).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0} partitions")
  @ValueSource(ints = {1, 8})
  void neitherTheOrderNorThePartitionsOfTheRecordsChangeAnything(int partitions) {
    Dataset<Row> shuffled = records().orderBy(col("text_hash").desc()).repartition(partitions);
    assertThat(Articles.of(shuffled).collectAsList()).containsExactlyInAnyOrderElementsOf(articles);
    assertThat(Articles.duplicates(shuffled).collectAsList())
        .containsExactlyInAnyOrderElementsOf(duplicates);
  }

  @Test
  void theColumnsAreThoseOfTheTables() {
    assertThat(duplicates.get(0).schema().fieldNames())
        .isEqualTo(Table.DUPLICATES.schema().fieldNames());
    assertThat(rejects.get(0).schema().fieldNames()).isEqualTo(Table.REJECTS.schema().fieldNames());
    assertThat(articles.get(0).schema().fieldNames())
        .containsExactly(
            Arrays.stream(Table.ARTICLES.schema().fieldNames())
                .filter(c -> !c.equals("sentences") && !c.equals("story_id"))
                .toArray(String[]::new));
  }

  @Test
  void theTextIsMovedOnceAtMost() {
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
