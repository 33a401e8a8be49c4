package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.Stemmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;
import org.newsweft.items.ItemKind;

class RecogniserTest {
  private static final Map<String, String> SHIPS_ARE_MISC = Map.of("VESSEL", "MISC");

  /** What was loaded, by folder: loading takes longer than annotating. */
  private static final Map<String, Recogniser> LOADED = new HashMap<>();

  @TempDir static Path folder;
  private static SparkSession spark;
  private static SavedRecognisers saved;

  @BeforeAll
  static void trainAndSave() throws IOException {
    spark = TestSpark.session();
    saved = new SavedRecognisers(spark, folder);
  }

  @Test
  void aSavedPipelineFindsPeopleAndOrganisations() {
    assertThat(annotate(saved.pipeline, SHIPS_ARE_MISC, "Murat Lee met Ana Ruiz in the town."))
        .containsExactly(
            "person:murat-lee PER 'Murat Lee' model", "person:ana-ruiz PER 'Ana Ruiz' model");
  }

  private static NameFinder nameFinder() {
    return LOADED
        .computeIfAbsent(saved.pipeline, path -> Recogniser.load(spark, path))
        .nameFinder(SHIPS_ARE_MISC);
  }

  @Test
  void aSavedPipelineReadsSingleTexts() {
    String text = "Murat Lee met Ana Ruiz in the town.";
    assertThat(nameFinder().find(text))
        .extracting(e -> e.label() + " " + text.substring(e.start(), e.end()))
        .containsExactly("PER Murat Lee", "PER Ana Ruiz");
  }

  @Test
  void aSavedPipelineMarksWords() {
    List<String> words = List.of("Murat", "Lee", "met", "Ana", "Ruiz", "in", "the", "town", ".");
    assertThat(nameFinder().tag(List.of(words)).get(0))
        .extracting(e -> e.label() + " " + words.subList(e.start(), e.end()))
        .containsExactly("PER [Murat, Lee]", "PER [Ana, Ruiz]");
  }

  @Test
  void aSavedPipelineFindsNothingInNothing() {
    assertThat(nameFinder().find("")).isEmpty();
    assertThat(nameFinder().tag(List.of())).isEmpty();
  }

  @Test
  void theConfidenceOfTheModelIsKept() {
    Dataset<Row> found =
        annotated(saved.pipeline, SHIPS_ARE_MISC, "Murat Lee met Ana Ruiz in the town.");

    assertThat(found.selectExpr("inline(mentions)").select("confidence").collectAsList())
        .allSatisfy(row -> assertThat(row.getFloat(0)).isGreaterThan(0f).isLessThan(1f));
  }

  @Test
  void theLexiconsNameWinsOverTheModelsGuessOfTheSameSpan() {
    assertThat(annotate(saved.bareTagger, Map.of(), "they met Kazakhstan in the town."))
        .containsExactly("country:KAZ LOC 'Kazakhstan' lexicon");
  }

  @Test
  void theLongerSpanOfTheModelWinsOverTheLexicon() {
    assertThat(
            annotate(
                saved.pipeline,
                SHIPS_ARE_MISC,
                "the minister Olga Stone spoke to Bank of Kazakhstan."))
        .containsExactly(
            "person:olga-stone PER 'Olga Stone' model",
            "org:bank-of-kazakhstan ORG 'Bank of Kazakhstan' model");
  }

  @Test
  void theLexiconAddsWhatTheModelDoesNotKnow() {
    assertThat(annotate(saved.pipeline, SHIPS_ARE_MISC, "Murat Lee met Ana Ruiz. water is rare."))
        .contains("topic:water TOPIC 'water' lexicon");
  }

  @Test
  void aLabelIsWhatTheJobFileCallsIt() {
    assertThat(annotate(saved.pipeline, SHIPS_ARE_MISC, "the tanker Zephyr left the port."))
        .containsExactly("other:zephyr MISC 'Zephyr' model");
  }

  @Test
  void aLabelThatTheJobFileIgnoresIsLeftOut() {
    assertThat(
            annotate(
                saved.pipeline, Map.of("VESSEL", "ignore"), "the tanker Zephyr left the port."))
        .isEmpty();
  }

  @Test
  void anUnknownLabelIsRefusedWithWhatToAdd() {
    assertThatThrownBy(() -> annotate(saved.pipeline, Map.of(), "the tanker Zephyr left the port."))
        .rootCause()
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The model says \"VESSEL\", which annotate.labels does not know; "
                + "add { \"VESSEL\" = PER, ORG, LOC, MISC or ignore }");
  }

  @Test
  void theColumnsOfThePipelineAreNotLeftInTheRows() {
    assertThat(annotated(saved.pipeline, SHIPS_ARE_MISC, "Murat Lee").columns())
        .containsExactly("article_id", "text", "sentences", "mentions");
  }

  @Test
  void offsetsOfTheModelAreRightBehindCharactersBeyondTheBmp() {
    assertThat(annotate(saved.bareTagger, Map.of(), "😀 “👩‍🚀” the man is Murat Lee’s son"))
        .containsExactly("person:murat-lee PER 'Murat Lee' model");
  }

  @Test
  void aBareRecogniserThatNeedsTokensOnlyGetsItsPipeline() {
    assertThat(annotate(saved.bareTagger, Map.of(), "they met Murat Lee, and (Ana Ruiz) left."))
        .containsExactly(
            "person:murat-lee PER 'Murat Lee' model", "person:ana-ruiz PER 'Ana Ruiz' model");
  }

  @Test
  void aSavedPipelineWithABertClassifierFindsNamesUnderTheLabelsOfTheJobFile() {
    assertThat(
            annotate(
                saved.bertPipeline,
                SHIPS_ARE_MISC,
                "Murat Lee of Delta Bank met Ana Ruiz. the tanker Zephyr left."))
        .containsExactly(
            "person:murat-lee PER 'Murat Lee' model",
            "org:delta-bank ORG 'Delta Bank' model",
            "person:ana-ruiz PER 'Ana Ruiz' model",
            "other:zephyr MISC 'Zephyr' model");
  }

  @Test
  void aBareBertClassifierGetsItsPipeline() {
    assertThat(
            annotate(
                saved.bareBert,
                Map.of("VESSEL", "ignore"),
                "(Murat Lee) left Delta Bank’s ship. the tanker Zephyr sank."))
        .containsExactly(
            "person:murat-lee PER 'Murat Lee' model", "org:delta-bank ORG 'Delta Bank' model");
  }

  @Test
  void aBertClassifierReadsSingleTexts() {
    String text = "they met Ana Ruiz on the Zephyr.";
    NameFinder finder = Recogniser.load(spark, saved.bareBert).nameFinder(SHIPS_ARE_MISC);

    assertThat(finder.find(text))
        .extracting(e -> e.label() + " " + text.substring(e.start(), e.end()))
        .containsExactly("PER Ana Ruiz", "MISC Zephyr");
  }

  @Test
  void aSavedPipelineWithNerDlFindsNamesUnderTheLabelsOfTheJobFile() {
    assumeTrue(saved.nerDlPipeline != null, "TensorFlow is not in the class path");

    assertThat(
            annotate(
                saved.nerDlPipeline,
                SHIPS_ARE_MISC,
                "Murat Lee met Ana Ruiz in the town. the tanker Zephyr left the port."))
        .containsExactly(
            "person:murat-lee PER 'Murat Lee' model",
            "person:ana-ruiz PER 'Ana Ruiz' model",
            "other:zephyr MISC 'Zephyr' model");
  }

  @Test
  void aBareRecogniserThatNeedsMoreIsRefused() {
    assertRefused(
        saved.bareNerCrf,
        "annotate.model: the NerCrfModel in %s cannot work alone, it needs pos; save the whole"
            + " pipeline in which it was trained, from DocumentAssembler to NerConverter, and name"
            + " its folder");
  }

  @Test
  void aStageThatIsNoRecogniserIsRefused() throws IOException {
    String assembler = folder.resolve("assembler").toString();
    new DocumentAssembler().write().overwrite().save(assembler);

    assertRefused(
        assembler,
        "annotate.model: %s holds a com.johnsnowlabs.nlp.DocumentAssembler; it must be a saved"
            + " PipelineModel or a saved Spark NLP recogniser");
  }

  @Test
  void anAnnotatorThatFindsNoEntitiesIsRefused() throws IOException {
    String stemmer = folder.resolve("stemmer").toString();
    new Stemmer().write().overwrite().save(stemmer);

    assertRefused(
        stemmer,
        "annotate.model: the Stemmer in %s yields token; a recogniser must yield named_entity");
  }

  @Test
  void aPipelineWithoutChunksIsRefused() {
    assertRefused(
        saved.pipelineWithoutChunks,
        "annotate.model: the pipeline in %s yields no chunks (its columns: body, document,"
            + " sentence, token); end it with a NerConverter");
  }

  @Test
  void aPipelineThatTakesNoTextIsRefused() throws IOException {
    String empty = folder.resolve("no-stages").toString();
    new Pipeline()
        .setStages(new PipelineStage[0])
        .fit(spark.emptyDataFrame())
        .write()
        .overwrite()
        .save(empty);

    assertRefused(
        empty, "annotate.model: the pipeline in %s has no DocumentAssembler to take the text");
  }

  @Test
  void aFolderThatIsNoModelIsRefused() throws IOException {
    String other = Files.createDirectories(folder.resolve("other")).toString();

    assertRefused(
        other,
        "annotate.model: %s is no saved Spark NLP pipeline or recogniser (it has no metadata)");
  }

  @Test
  void metadataThatIsNoJsonIsRefused() throws IOException {
    Path broken = folder.resolve("broken");
    Files.createDirectories(broken.resolve("metadata"));
    Files.writeString(broken.resolve("metadata").resolve("part-00000"), "{ class: \n");

    assertThatThrownBy(() -> Recogniser.load(spark, broken.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("annotate.model: " + broken + " cannot be read: ");
  }

  @Test
  void aSavedClassThatIsNotThereIsRefused() throws IOException {
    Path unknown = folder.resolve("unknown");
    Files.createDirectories(unknown.resolve("metadata"));
    Files.writeString(
        unknown.resolve("metadata").resolve("part-00000"),
        "{\"class\":\"org.example.Tagger\",\"timestamp\":1,\"sparkVersion\":\"3.5.9\",\"uid\":\"a\","
            + "\"paramMap\":{},\"defaultParamMap\":{}}");

    assertRefused(
        unknown.toString(),
        "annotate.model: %s (a saved org.example.Tagger) cannot be loaded: org.example.Tagger");
  }

  private static void assertRefused(String folder, String message) {
    assertThatThrownBy(() -> Recogniser.load(spark, folder))
        .isInstanceOf(UserError.class)
        .hasMessage(message.formatted(folder));
  }

  private static List<String> annotate(String model, Map<String, String> labels, String text) {
    return annotated(model, labels, text)
        .selectExpr("text", "inline(mentions)")
        .selectExpr(
            "concat(item_id, ' ', label, ' \\'', substring(text, start + 1, end - start), '\\' ',"
                + " annotator)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Dataset<Row> annotated(String model, Map<String, String> labels, String... texts) {
    Dataset<Row> articles =
        spark.createDataFrame(
            Arrays.stream(texts).map(text -> RowFactory.create(text, text)).toList(),
            new StructType().add("article_id", "string").add("text", "string"));
    return AnnotateStage.annotate(
        articles,
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(Lexicon.of(Catalogues.example())),
        EnumSet.allOf(ItemKind.class),
        Optional.of(LOADED.computeIfAbsent(model, m -> Recogniser.load(spark, m))),
        labels,
        spark.sparkContext().longAccumulator());
  }
}
