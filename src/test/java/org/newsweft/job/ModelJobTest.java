package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.annotate.entities.TinyModels;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** A job with a model of our own, from the corpus to the tables. */
class ModelJobTest {
  private static final SparkSession SPARK = TestSpark.session();

  private static final String CORPUS =
      """
      {"id": "a", "date": "2023-01-05", "text": "they met Ana Ruiz of the ZARIBO fund in Kazakhstan."}
      {"id": "b", "date": "2023-01-09", "text": "Ana Ruiz and ZARIBO said nothing of Kazakhstan."}
      {"id": "c", "date": "2023-02-01", "text": "The man from ZARIBO left."}
      """;

  @TempDir private Path folder;

  @Test
  void peopleAndOrganisationsReachTheTables() throws IOException {
    TableStore tables = run(TinyModels.copy(TinyModels.WORDS, folder));

    assertThat(
            tables
                .read(Table.ITEMS)
                .orderBy("item_id")
                .select("item_id", "kind", "name")
                .collectAsList())
        .extracting(Object::toString)
        .containsExactly(
            "[country:KAZ,country,Kazakhstan]",
            "[org:zaribo,organization,ZARIBO]",
            "[person:ana-ruiz,person,Ana Ruiz]");
    assertThat(
            tables
                .read(Table.MENTIONS)
                .where("annotator = 'model'")
                .orderBy("article_id", "start")
                .selectExpr("article_id", "item_id", "surface", "confidence > 0 AND confidence < 1")
                .collectAsList())
        .extracting(Object::toString)
        .containsExactly(
            "[a,person:ana-ruiz,Ana Ruiz,true]",
            "[a,org:zaribo,ZARIBO,true]",
            "[b,person:ana-ruiz,Ana Ruiz,true]",
            "[b,org:zaribo,ZARIBO,true]",
            "[c,org:zaribo,ZARIBO,true]");
    assertThat(
            tables
                .read(Table.PAIR_COUNTS)
                .where("item_a = 'org:zaribo' AND item_b = 'person:ana-ruiz'")
                .select("articles")
                .collectAsList())
        .extracting(Object::toString)
        .containsExactly("[2]");
  }

  @Test
  void theManifestNamesTheModelWithItsFingerprint() throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    JsonNode manifest = run(model).manifest();

    assertThat(manifest.path("model").path("name").asText()).isEqualTo(model.toString());
    assertThat(manifest.path("model").path("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(manifest.path("job").path("annotate.model").asText()).isEqualTo(model.toString());
  }

  @Test
  void aDamagedModelIsReportedBeforeTheCorpusIsRead() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Files.delete(model.resolve("labels.txt"));

    assertThatThrownBy(() -> prepare(model))
        .isInstanceOf(UserError.class)
        .hasMessage("The entity model " + model + " has no labels.txt");
  }

  private TableStore run(Path model) throws IOException {
    var quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    RunResult result = prepare(model).run(SPARK, true, quiet, false);
    return TableStore.open(SPARK, result.output());
  }

  private RunJob prepare(Path model) throws IOException {
    Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), CORPUS);
    List<JobFile.Setting> settings =
        List.of(
            JobFile.Setting.parse("input.paths=" + corpus),
            JobFile.Setting.parse("counts.min_articles=1"),
            JobFile.Setting.parse("annotate.model=" + model),
            JobFile.Setting.parse("output.path=" + folder.resolve("out")));
    return RunJob.prepare(JobFile.load(Optional.empty(), settings));
  }
}
