package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.annotate.entities.TinyModels;
import org.newsweft.config.JobConfig;
import org.newsweft.config.UserError;
import org.newsweft.items.ItemKind;

class ModelRecogniserTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void namesThatTheLexiconDoesNotHoldAreMentions(String model) {
    assertThat(
            shown(
                annotate(
                    model,
                    Map.of(),
                    1,
                    List.of("they met Ana Ruiz of UNESCO. Kazakhstan is dry."))))
        .containsExactly(
            "person:ana-ruiz PER Ana Ruiz model",
            "org:unesco ORG UNESCO model",
            "country:KAZ LOC Kazakhstan lexicon");
  }

  @Test
  void theJobFileSaysWhatALabelOfTheModelIs() {
    assertThat(
            shown(
                annotate(
                    TinyModels.WORDS,
                    Map.of("PER", "MISC", "ORG", "ignore"),
                    1,
                    List.of("they met Ana of NATO."))))
        .containsExactly("other:ana MISC Ana model");
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-pieces, 1",
    "tiny-pieces, 3",
    "tiny-pieces, 8",
    "tiny-words, 1",
    "tiny-words, 3",
    "tiny-words, 8"
  })
  void partitionsAndTheOrderOfArticlesChangeNothing(String model, int partitions) {
    var articles = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      articles.add("Ana met Omar " + i + ". " + "they said so. ".repeat(i) + "NATO and Ruiz left.");
    }
    List<Row> once = annotate(model, Map.of(), 2, articles);
    java.util.Collections.reverse(articles);

    assertThat(annotate(model, Map.of(), partitions, articles)).isEqualTo(once).hasSize(160);
  }

  @Test
  void aKindThatTheJobDoesNotKnowIsRefusedBeforeAnythingIsRead() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Path labels = model.resolve("labels.txt");
    Files.writeString(labels, Files.readString(labels).replace("LOC", "SHIP"));

    assertThatThrownBy(
            () ->
                ModelRecogniser.of(
                    new JobConfig.Annotate(model.toString(), Map.of()), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The entity model "
                + model
                + ": labels.txt has the kind \"SHIP\", which annotate.labels does not know; add {"
                + " \"SHIP\" = PER, ORG, LOC, MISC or ignore }");
    assertThat(
            ModelRecogniser.of(
                new JobConfig.Annotate(model.toString(), Map.of("SHIP", "MISC")),
                new Configuration()))
        .isPresent();
  }

  @Test
  void aJobWithoutAModelHasNone() {
    assertThat(ModelRecogniser.of(new JobConfig.Annotate(null, Map.of()), new Configuration()))
        .isEmpty();
  }

  private static List<String> shown(List<Row> mentions) {
    return mentions.stream()
        .map(
            row ->
                row.<String>getAs("item_id")
                    + " "
                    + row.getAs("label")
                    + " "
                    + row.getAs("surface")
                    + " "
                    + row.getAs("annotator"))
        .toList();
  }

  private List<Row> annotate(
      String model, Map<String, String> labels, int partitions, List<String> articles) {
    return AnnotateStage.annotate(
            SPARK
                .createDataFrame(
                    articles.stream().map(text -> RowFactory.create(text, text)).toList(),
                    new StructType().add("article_id", "string").add("text", "string"))
                .repartition(partitions),
            JavaSparkContext.fromSparkContext(SPARK.sparkContext())
                .broadcast(Lexicon.of(Catalogues.example())),
            EnumSet.allOf(ItemKind.class),
            Optional.of(Recogniser.load(SPARK, TinyModels.copy(model, folder).toString())),
            labels,
            SPARK.sparkContext().longAccumulator())
        .selectExpr("article_id", "inline(mentions)")
        .orderBy("article_id", "start")
        .collectAsList();
  }
}
