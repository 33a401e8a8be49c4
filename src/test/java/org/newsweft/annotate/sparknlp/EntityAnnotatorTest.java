package org.newsweft.annotate.sparknlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.LightPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.annotate.entities.TinyModels;
import org.newsweft.config.UserError;

class EntityAnnotatorTest {
  private static final String[] TEXTS = {
    "we met Ana Ruiz in the town. UNESCO’s man came.", "", "😀 so Omar left.", "no names here"
  };

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path folder;

  @Test
  void chunksHaveInclusiveEndsAndSayKindSentenceAndConfidence() {
    List<Row> chunks =
        pipeline(TinyModels.WORDS)
            .transform(texts(1))
            .selectExpr("text", "explode(names) AS c")
            .selectExpr(
                "c.annotatorType",
                "c.begin",
                "c.end",
                "c.result",
                "c.metadata['entity']",
                "c.metadata['sentence']",
                "c.metadata['chunk']",
                "CAST(c.metadata['confidence'] AS FLOAT) BETWEEN 0 AND 1")
            .collectAsList();

    assertThat(chunks)
        .extracting(Row::toString)
        .containsExactly(
            "[chunk,7,14,Ana Ruiz,PER,0,0,true]",
            "[chunk,29,34,UNESCO,ORG,1,1,true]",
            "[chunk,6,9,Omar,PER,0,0,true]");
  }

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void theModelTravelsWithASavedPipeline(String model) throws IOException {
    PipelineModel pipeline = pipeline(model);
    List<Row> before = chunks(pipeline, 2);
    String saved = folder.resolve("saved").toString();
    pipeline.save(saved);
    // What the pipeline was made from is not needed any more.
    Path files = folder.resolve(model);
    for (String file : TinyModels.files(model)) {
      Files.delete(files.resolve(file));
    }

    assertThat(chunks(PipelineModel.load(saved), 2)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void theModelThatReadsBesideItTravelsToo() throws IOException {
    Path other = TinyModels.copy(TinyModels.PIECES, folder);
    EntityAnnotator stage = annotator(TinyModels.WORDS);
    Path format = folder.resolve(TinyModels.WORDS).resolve("model.json");
    Files.writeString(
        format,
        Files.readString(format)
            .replaceFirst(
                "\\{", "{\"readsWith\": {\"thorough\": \"tiny-pieces\", \"sureFrom\": 1},"));
    stage.setModel(folder.resolve(TinyModels.WORDS).toString());
    PipelineModel pipeline = pipelineOf(stage);
    List<Row> before = chunks(pipeline, 2);
    String saved = folder.resolve("saved").toString();
    pipeline.save(saved);
    for (String file : TinyModels.files(TinyModels.PIECES)) {
      Files.delete(other.resolve(file));
    }

    assertThat(chunks(PipelineModel.load(saved), 2)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void aCopyOfTheStageHasTheModel() {
    EntityAnnotator stage = annotator(TinyModels.WORDS);
    var copied = stage.copy(org.apache.spark.ml.param.ParamMap.empty());

    assertThat(copied.uid()).isEqualTo(stage.uid());
    assertThat(chunks(pipelineOf(copied), 2)).isEqualTo(chunks(pipelineOf(stage), 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void theNumberOfPartitionsChangesNothing(int partitions) {
    assertThat(chunks(pipeline(TinyModels.PIECES), partitions))
        .isEqualTo(chunks(pipeline(TinyModels.PIECES), 2));
  }

  @Test
  void aLightPipelineFindsTheSame() {
    var light = new LightPipeline(pipeline(TinyModels.WORDS), false);

    assertThat(light.annotateJava(TEXTS[0]).get("names")).containsExactly("Ana Ruiz", "UNESCO");
    assertThat(light.annotateJava(new java.util.ArrayList<>(Arrays.asList(TEXTS))))
        .hasSize(TEXTS.length);
  }

  @Test
  void sentencesAndTokensAreToBeHadBesideTheNames() throws IOException {
    var sentences = new SentenceAnnotator();
    sentences.setInputCols(new String[] {"document"});
    sentences.setOutputCol("sentence");
    var tokens = new TokenAnnotator();
    tokens.setInputCols(new String[] {"sentence"});
    tokens.setOutputCol("token");
    String saved = folder.resolve("parts").toString();
    pipelineOf(sentences, tokens).save(saved);
    Dataset<Row> found = PipelineModel.load(saved).transform(texts(1)).limit(1);

    assertThat(found.selectExpr("explode(sentence) AS s").selectExpr("s.result").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("we met Ana Ruiz in the town.", "UNESCO’s man came.");
    assertThat(
            found
                .selectExpr("text", "explode(token) AS t")
                .selectExpr(
                    "t.metadata['sentence']",
                    "t.result",
                    "substring(text, t.begin + 1, t.end - t.begin + 1) = t.result")
                .collectAsList())
        .extracting(Row::toString)
        .hasSize(13)
        .startsWith("[0,we,true]", "[0,met,true]", "[0,Ana,true]")
        .endsWith("[1,UNESCO,true]", "[1,’s,true]", "[1,man,true]", "[1,came,true]", "[1,.,true]");
  }

  @Test
  void aModelThatIsDamagedIsRefusedWhenItIsSet() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Files.delete(model.resolve("vocab.txt"));

    assertThatThrownBy(() -> new EntityAnnotator().setModel(model.toString()))
        .isInstanceOf(UserError.class)
        .hasMessage("The entity model " + model + " has no vocab.txt");
  }

  @Test
  void withoutAModelItSaysWhatIsMissing() {
    var stage = new EntityAnnotator();
    stage.setInputCols(new String[] {"document"});
    stage.setOutputCol("names");

    assertThatThrownBy(() -> pipelineOf(stage).transform(texts(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("EntityAnnotator has no model; call setModel");
  }

  private List<Row> chunks(PipelineModel pipeline, int partitions) {
    return pipeline.transform(texts(partitions)).orderBy("text").select("names").collectAsList();
  }

  private PipelineModel pipeline(String model) {
    return pipelineOf(annotator(model));
  }

  private EntityAnnotator annotator(String model) {
    var names = new EntityAnnotator().setModel(TinyModels.copy(model, folder).toString());
    names.setInputCols(new String[] {"document"});
    names.setOutputCol("names");
    return names;
  }

  private PipelineModel pipelineOf(PipelineStage... stages) {
    var document = new DocumentAssembler();
    document.setInputCol("text");
    document.setOutputCol("document");
    PipelineStage[] all = new PipelineStage[stages.length + 1];
    all[0] = document;
    System.arraycopy(stages, 0, all, 1, stages.length);
    return new Pipeline().setStages(all).fit(texts(1));
  }

  private Dataset<Row> texts(int partitions) {
    return spark
        .createDataFrame(
            Arrays.stream(TEXTS).map(RowFactory::create).toList(),
            new StructType().add("text", "string"))
        .coalesce(1)
        .repartition(partitions);
  }
}
