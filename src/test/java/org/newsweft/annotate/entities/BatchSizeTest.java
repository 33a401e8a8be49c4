package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models find the same in the whole sample corpus whatever the size of batches. */
class BatchSizeTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("newsweft.home", "."), "data", "sample", "articles.jsonl");

  /** The texts of the sample corpus, and one with sentences in capitals between others. */
  private static List<String> texts() throws IOException {
    var texts = new ArrayList<String>();
    var reader = new ObjectMapper();
    for (String line : Files.readAllLines(SAMPLE)) {
      try {
        texts.add(reader.readTree(line).path("text").asText());
      } catch (JsonProcessingException e) {
        // The sample corpus holds records that are cut off.
      }
    }
    texts.removeIf(String::isBlank);
    String first = texts.get(0);
    texts.add(
        Stream.of(first.split("(?<=\\.) "))
            .map(sentence -> sentence + " " + sentence.toUpperCase(Locale.ROOT))
            .reduce("", (a, b) -> a + " " + b));
    return texts;
  }

  /** Bit by bit, the confidence as well. */
  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void theSampleHasTheSameNamesInBatchesOfAnySize(String name) throws IOException {
    EntityModel model = EntityModel.open(ModelFiles.read(name, new Configuration()));
    List<EntityFinder> finders = Stream.of(1, 8, 32).map(model::finder).toList();
    EntityFinder usual = model.finder();

    int names = 0;
    for (String text : texts()) {
      List<Entity> expected = usual.find(text);
      names += expected.size();
      for (EntityFinder finder : finders) {
        assertThat(finder.find(text)).isEqualTo(expected);
      }
    }
    assertThat(names).isGreaterThan(1000);
  }
}
