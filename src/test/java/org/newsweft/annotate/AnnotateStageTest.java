package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.items.ItemKind;

class AnnotateStageTest {
  private static final List<Row> ARTICLES =
      List.of(
          RowFactory.create(
              "a1", "ASTANA – Kazakhstan and the UN agreed. Water is rare.", "Gazette"),
          RowFactory.create("a2", "Nothing of note happened.", null),
          RowFactory.create("a3", "😀 The U.S. and Côte d’Ivoire\n\nsmuggled gas.", "Herald"),
          RowFactory.create("a4", "", "Herald"),
          RowFactory.create("a5", "Mexico, not New Mexico. Mexico!", null));

  private final SparkSession spark = TestSpark.session();
  private final LongAccumulator done = spark.sparkContext().longAccumulator();

  @Test
  void theColumnsOfTheArticlesStayAndTwoAreAdded() {
    assertThat(annotate(2).columns())
        .containsExactly("article_id", "text", "source", "sentences", "mentions");
  }

  @Test
  void everyArticleStaysWithItsValues() {
    assertThat(annotate(2).select("article_id", "text", "source").collectAsList())
        .containsExactlyInAnyOrderElementsOf(ARTICLES);
  }

  @Test
  void theMentionsAreThoseOfTheAnnotator() {
    var annotator =
        new ArticleAnnotator(Lexicon.of(Catalogues.example()), EnumSet.allOf(ItemKind.class), true);
    List<Row> expected =
        ARTICLES.stream()
            .flatMap(
                article ->
                    annotator.annotate(article.getString(1)).mentions().stream()
                        .map(
                            m ->
                                RowFactory.create(
                                    article.getString(0),
                                    m.itemId(),
                                    m.sentence(),
                                    m.start(),
                                    m.end(),
                                    m.surface(),
                                    m.label(),
                                    m.annotator(),
                                    m.confidence(),
                                    m.country(),
                                    m.rule().word(),
                                    true)))
            .toList();

    assertThat(annotate(2).selectExpr("article_id", "inline(mentions)").collectAsList())
        .hasSize(10)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void sqlSubstringByTheOffsetsIsTheSurface() {
    assertThat(
            annotate(2)
                .selectExpr("text", "inline(mentions)")
                .where("substring(text, start + 1, end - start) <> surface")
                .count())
        .isZero();
  }

  @Test
  void theNumberOfSentencesIsGivenForEveryArticle() {
    assertThat(annotate(2).orderBy("article_id").select("sentences").collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactly(3, 1, 2, 0, 2);
  }

  @Test
  void everyArticleIsCountedAsDone() {
    annotate(2).collectAsList();

    assertThat(done.value()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void theNumberOfPartitionsChangesNothing(int partitions) {
    List<Row> whole = annotate(2).orderBy("article_id").collectAsList();

    assertThat(annotate(partitions).orderBy("article_id").collectAsList()).isEqualTo(whole);
  }

  private Dataset<Row> annotate(int partitions) {
    Dataset<Row> articles =
        spark
            .createDataFrame(
                ARTICLES,
                new StructType()
                    .add("article_id", "string")
                    .add("text", "string")
                    .add("source", "string"))
            .repartition(partitions);
    return AnnotateStage.annotate(
        articles,
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(Lexicon.of(Catalogues.example())),
        EnumSet.allOf(ItemKind.class),
        Optional.empty(),
        Map.of(),
        done);
  }
}
