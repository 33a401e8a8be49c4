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
import org.newsweft.config.UserError;

class PiecesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Nurlan, Nurl ##an",
    "Nurlas, [UNK]",
    "Nurs, Nur ##s",
    "Nu, N ##u",
    "nur, [UNK]",
    "Nurx, [UNK]",
    "#, #",
    "##, ##",
    "𝔄s, 𝔄 ##s"
  })
  void fromTheLeftTheLongestPieceThatFitsIsTaken(String word, String pieces) throws IOException {
    assertThat(cut(word)).isEqualTo(List.of(pieces.split(" ", -1)));
  }

  @Test
  void aWordOfMoreCodePointsThanAllowedIsUnknown() throws IOException {
    assertThat(cut("N" + "u".repeat(7))).hasSize(8);
    assertThat(cut("N" + "u".repeat(8))).containsExactly("[UNK]");
  }

  @Test
  void codePointsAreCountedRatherThanUnits() throws IOException {
    assertThat(cut("𝔄".repeat(1) + "s".repeat(7))).hasSize(8);
  }

  @Test
  void aVocabularyWithoutAnEntryForUnknownWordsIsRefused() throws IOException {
    ModelFiles files = files(List.of("[PAD]", "a"));

    assertThatThrownBy(() -> new Pieces(files, 8))
        .isInstanceOf(UserError.class)
        .hasMessage("The entity model %s: vocab.txt lacks the entry [UNK]", files.name());
  }

  @ParameterizedTest
  @CsvSource({
    "Kazakhstan, 29696",
    "KAZAKHSTAN, 29697",
    "Tokayev, 1174 3753 45806",
    "Türkiye, 62350 77269 1360",
    "Nauryzbayeva, 14366 33604 2535 41902 34288",
    "3.5m, 23 81911 2947 1795",
    "東京, 1044 82680",
    "😀, 1"
  })
  void theVocabularyOfTheShippedModelCutsAsInTheTraining(String word, String entries) {
    ModelFiles small = ModelFiles.read("small", new Configuration());

    assertThat(new Pieces(small, 64).of(WordForms.withoutAccents(word)))
        .containsExactly(
            Arrays.stream(entries.split(" ", -1)).mapToInt(Integer::parseInt).toArray());
  }

  private List<String> cut(String word) throws IOException {
    List<String> entries =
        List.of("[UNK]", "N", "Nur", "Nurl", "##u", "##s", "##la", "##an", "#", "##", "𝔄");
    int[] numbers = new Pieces(files(entries), 8).of(word);
    return Arrays.stream(numbers).mapToObj(entries::get).toList();
  }

  private ModelFiles files(List<String> vocabulary) throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    Files.write(model.resolve("vocab.txt"), vocabulary);
    return ModelFiles.read(model.toString(), new Configuration());
  }
}
