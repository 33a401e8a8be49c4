package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.config.JobConfig;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The splits and the pass that counts line feeds in them, through Spark; {@link BoundedLinesTest}
 * has the property without it.
 */
class SplitsTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "splits of {0} bytes")
  @ValueSource(longs = {400, 100_000})
  void recordsHaveTheNumbersOfTheirLinesHoweverTheFileIsSplit(long splitBytes) {
    var random = new Random(7);
    var text = new StringBuilder();
    var expected = new ArrayList<String>();
    for (int number = 1; number <= 120; number++) {
      if (random.nextInt(5) > 0) {
        String word = "w".repeat(random.nextInt(120)) + number;
        text.append("{\"date\":\"2023-08-24\",\"text\":\"" + word + "\"}");
        expected.add(folder + "/b.jsonl:" + number + " " + word);
      }
      text.append(random.nextInt(3) == 0 ? "\r\n" : "\n");
    }
    var corpus =
        new TestCorpus(folder)
            .with("a.jsonl", "\n".repeat(2500))
            .with("b.jsonl", text.toString())
            .splitBytes(splitBytes);
    List<String> found =
        corpus.rows().stream().map(r -> r.getAs("input") + " " + r.getAs("text")).toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theResultDoesNotDependOnHowTheCorpusIsSplit() {
    var corpus = new TestCorpus(folder);
    for (int file = 0; file < 4; file++) {
      var lines = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        // Texts and ids repeat within a file and between files.
        lines.append(
            "{\"id\":\"%d\",\"date\":\"2023-08-%02d\",\"text\":\"text %d\"}\n"
                .formatted(i % 7, 1 + (i + file) % 28, (i * file) % 11));
      }
      corpus.with(file + ".jsonl", lines.toString());
    }
    List<String> whole = parts(corpus);
    assertThat(parts(corpus.splitBytes(400))).isEqualTo(whole);
    assertThat(parts(corpus.splitBytes(900))).isEqualTo(whole);
  }

  @Test
  void splitsCanTravelWithKryo() {
    var file = new CorpusFile("/news/a.jsonl", "a.jsonl", 100, 0, JobConfig.Format.JSONL);
    var group = new ArrayList<>(List.of(Split.range(file, 10, 20).withFirstRecord(3)));
    var kryo = new KryoSerializer(new SparkConf()).newInstance();
    ClassTag<ArrayList<Split>> type = ClassTag$.MODULE$.apply(ArrayList.class);
    Split back = kryo.<ArrayList<Split>>deserialize(kryo.serialize(group, type), type).get(0);
    assertThat(back).usingRecursiveComparison().isEqualTo(group.get(0));
  }

  private static List<String> parts(TestCorpus corpus) {
    var records = corpus.records().cache();
    var all = new ArrayList<String>();
    Articles.of(records).collectAsList().stream().map(Row::toString).sorted().forEach(all::add);
    Articles.duplicates(records).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .forEach(all::add);
    records.unpersist();
    return all;
  }
}
