package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.config.UserError;

/** A model that cannot work says so before the first article, with file and cause. */
class EntityModelTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "labels.txt", "vocab.txt", "model.onnx", "words.onnx"})
  void aModelWithoutOneOfItsFilesIsRefused(String file) throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Files.delete(model.resolve(file));

    assertRefused(model, "has no " + file);
  }

  @Test
  void aFolderIsAModelIfItHoldsOneOfItsFiles() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    var configuration = new Configuration();

    assertThat(ModelFiles.isModel("small", configuration)).isTrue();
    assertThat(ModelFiles.isModel(model.toString(), configuration)).isTrue();
    Files.delete(model.resolve("model.json"));
    assertThat(ModelFiles.isModel(model.toString(), configuration)).isTrue();
    assertThat(ModelFiles.isModel(folder.toString(), configuration)).isFalse();
  }

  @Test
  void aTruncatedGraphIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    byte[] graph = Files.readAllBytes(model.resolve("model.onnx"));
    Files.write(model.resolve("model.onnx"), Arrays.copyOf(graph, graph.length / 2));

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("The entity model " + model + ": model.onnx cannot be opened: ");
  }

  @Test
  void anEmptyGraphIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    Files.write(model.resolve("model.onnx"), new byte[0]);

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("The entity model " + model + ": model.onnx ");
  }

  @Test
  void aGraphOfOtherInputsIsRefusedWithWhatItTakes() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Path other = TinyModels.copy(TinyModels.PIECES, folder);
    Files.copy(
        other.resolve("model.onnx"),
        model.resolve("model.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertRefused(
        model,
        ": model.onnx takes attention_mask INT64 [any, any], input_ids INT64 [any, any],"
            + " token_type_ids INT64 [any, any]; it must be used FLOAT [any, any], vectors FLOAT"
            + " [any, any, 3]");
  }

  @Test
  void aGraphOfOtherShapesIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "model.json", "\"piecesAWord\": 6", "\"piecesAWord\": 4");

    assertRefused(
        model,
        ": words.onnx takes features INT32 [any, 10], pieces INT32 [any, 6]; it must be"
            + " features INT32 [any, 10], pieces INT32 [any, 4]");
  }

  @Test
  void aGraphThatGivesScoresForOtherLabelsIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "labels.txt", "B-MISC\nI-MISC\n", "");

    assertRefused(
        model,
        ": model.onnx gives logits FLOAT [any, any, 9]; it must be logits FLOAT [any, any, 7]");
  }

  @Test
  void aGraphWhoseOutputHasAnotherNameIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "model.json", "\"logits\"", "\"scores\"");

    assertRefused(
        model,
        ": model.onnx gives logits FLOAT [any, any, 9]; it must be scores FLOAT [any, any, 9]");
  }

  @Test
  void aVocabularyThatIsLongerThanTheGraphsTableIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    change(model, "vocab.txt", "##ESCO\n", "##ESCO\nmore\n");

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "The entity model "
                + model
                + ": model.onnx does not fit the 168 entries of vocab.txt: ");
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-pieces, kind",
    "tiny-pieces, inputs.ids",
    "tiny-pieces, inputs.mask",
    "tiny-pieces, inputs.types",
    "tiny-pieces, output",
    "tiny-pieces, maxPieces",
    "tiny-pieces, maxWordCharacters",
    "tiny-pieces, special.begin",
    "tiny-pieces, special.end",
    "tiny-words, inputs.features",
    "tiny-words, inputs.pieces",
    "tiny-words, inputs.vectors",
    "tiny-words, inputs.used",
    "tiny-words, vectorWidth",
    "tiny-words, tableRows",
    "tiny-words, piecesAWord"
  })
  void aMissingKeyIsNamed(String name, String key) throws IOException {
    Path model = TinyModels.copy(name, folder);
    String last = key.substring(key.indexOf('.') + 1);
    change(model, "model.json", "\"" + last + "\"", "\"x" + last + "\"");

    assertRefused(model, ": model.json lacks the key \"" + key + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"maxPieces\": 32 | \"maxPieces\": \"many\" | has \"maxPieces\": \"many\"; it must be a"
            + " whole number of 4 or more",
        "\"maxPieces\": 32 | \"maxPieces\": 2 | has \"maxPieces\": 2; it must be a whole number of"
            + " 4 or more",
        "\"output\": \"logits\" | \"output\": 1 | has \"output\": 1; it must be a text",
        "\"kind\": \"pieces\" | \"kind\": \"letters\" | has \"kind\": \"letters\"; it must be"
            + " pieces or words"
      })
  void aValueOfAnotherTypeIsShown(String right, String wrong, String message) throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    change(model, "model.json", right, wrong);

    assertRefused(model, ": model.json " + message);
  }

  @Test
  void tablesAreFiveNumbers() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "model.json", "60013,", "");

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("The entity model " + model + ": model.json has \"tableRows\": [")
        .hasMessageEndingWith("]; it must be a list of 5 whole numbers of 2 or more");
  }

  @Test
  void aFormatThatIsNoJsonIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Files.writeString(model.resolve("model.json"), "kind = words");

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("The entity model " + model + ": model.json is no JSON: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O\\n | X\\n | does not begin with the label O",
        "B-ORG\\n | ORG\\n | has the label \"ORG\" in line 4; it must be B-X or I-X",
        "I-ORG\\n | B-LOC\\n | has B-ORG, but no I-ORG",
        "B-MISC\\nI-MISC\\n | B-LOC\\nI-LOC\\n | has the label B-LOC twice"
      })
  void labelsThatAreNoPairsAreRefused(String right, String wrong, String message)
      throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "labels.txt", right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

    assertRefused(model, ": labels.txt " + message);
  }

  @Test
  void equalFilesHaveOneFingerprintAndOneSession() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Path copy = TinyModels.copy(TinyModels.WORDS, folder.resolve("copy"));
    assertThat(TinyModels.open(model)).isSameAs(TinyModels.open(copy));

    change(copy, "labels.txt", "MISC", "OTHER");
    change(copy, "labels.txt", "MISC", "OTHER");
    assertThat(TinyModels.open(copy).kinds()).containsExactly("PER", "ORG", "LOC", "OTHER");
  }

  @Test
  void theShippedModelsTravelInTheJar() {
    assertThat(ModelFiles.read("small", new Configuration()).fingerprint()).hasSize(64);
  }

  @Test
  void aModelReadsWithAnotherThatLiesBesideIt() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    TinyModels.copy(TinyModels.PIECES, folder);
    String text = "we met Ana Ruiz.";
    List<Entity> alone = TinyModels.open(model).finder().find(text);

    change(
        model,
        "model.json",
        "{",
        "{\"readsWith\": {\"thorough\": \"tiny-pieces\", \"sureFrom\": 1},");

    List<Entity> both = TinyModels.open(model).finder().find(text);
    assertThat(both).hasSize(1).isNotEqualTo(alone);
    assertThat(both.get(0).confidence()).isNotEqualTo(alone.get(0).confidence());
  }

  @Test
  void theModelThatReadsFirstGivesTheSameAsTheOtherWayRound() throws IOException {
    Path words = TinyModels.copy(TinyModels.WORDS, folder);
    Path pieces = TinyModels.copy(TinyModels.PIECES, folder);
    change(
        words,
        "model.json",
        "{",
        "{\"readsWith\": {\"thorough\": \"tiny-pieces\", \"sureFrom\": 0.9},");
    change(
        pieces,
        "model.json",
        "{",
        "{\"readsWith\": {\"quick\": \"tiny-words\", \"sureFrom\": 0.9},");
    String text = "we met Ana Ruiz of UNESCO. so MET WE Ana. WE MET ANA RUIZ.";

    assertThat(TinyModels.open(words).finder().find(text))
        .isEqualTo(TinyModels.open(pieces).finder().find(text))
        .isNotEmpty();
  }

  @Test
  void aModelToReadWithThatIsNotThereIsNamed() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "model.json", "{", "{\"readsWith\": {\"thorough\": \"lost\", \"sureFrom\": 1},");

    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessage("The entity model " + folder.resolve("lost") + " has no model.json");
  }

  @Test
  void aModelToReadWithThatHasOtherLabelsIsRefused() throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    Path other = TinyModels.copy(TinyModels.PIECES, folder);
    change(other, "labels.txt", "B-MISC\nI-MISC\n", "B-MORE\nI-MORE\n");
    change(
        model,
        "model.json",
        "{",
        "{\"readsWith\": {\"thorough\": \"tiny-pieces\", \"sureFrom\": 1},");

    assertRefused(
        model,
        ": model.json names tiny-pieces to read with, which has the labels [O, B-PER, I-PER, B-ORG,"
            + " I-ORG, B-LOC, I-LOC, B-MORE, I-MORE]; it must have those of this model, [O, B-PER,"
            + " I-PER, B-ORG, I-ORG, B-LOC, I-LOC, B-MISC, I-MISC]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"thorough\": \"x\"} | lacks the key \"readsWith.sureFrom\"",
        "{\"sureFrom\": 1} | lacks the key \"readsWith.thorough\"",
        "{\"quick\": \"x\", \"sureFrom\": 2} | has \"readsWith.sureFrom\": 2; it must be a number"
            + " from 0 to 1"
      })
  void howAModelReadsWithAnotherIsChecked(String value, String message) throws IOException {
    Path model = TinyModels.copy(TinyModels.WORDS, folder);
    change(model, "model.json", "{", "{\"readsWith\": " + value + ",");

    assertRefused(model, ": model.json " + message);
  }

  /** Replaces the first place of a text in a file. */
  private static void change(Path model, String file, String from, String to) throws IOException {
    String text = Files.readString(model.resolve(file));
    int at = text.indexOf(from);
    assertThat(at).as(from).isNotNegative();
    Files.writeString(
        model.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private static void assertRefused(Path model, String message) {
    String space = message.startsWith(":") ? "" : " ";
    assertThatThrownBy(() -> TinyModels.open(model))
        .isInstanceOf(UserError.class)
        .hasMessage("The entity model " + model + space + message);
  }
}
