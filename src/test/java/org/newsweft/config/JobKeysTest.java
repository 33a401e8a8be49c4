package org.newsweft.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.items.ItemKind;

class JobKeysTest {
  private static final String BEGIN = "<!-- keys: generated from JobKeys -->\n";
  private static final String END = "<!-- end of keys -->\n";

  /** To mend the page after a change of the keys, put the expected text between the comments. */
  @Test
  void theReferencePageHoldsExactlyTheKeys() throws IOException {
    String page = page();

    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .isEqualTo(JobKeys.markdown());
  }

  @Test
  void theExampleOfTheReferencePageIsAJobFile(@TempDir Path folder) throws IOException {
    String page = page();
    int start = page.indexOf("```hocon\n") + "```hocon\n".length();
    Path file =
        Files.writeString(
            folder.resolve("job.conf"), page.substring(start, page.indexOf("```", start)));
    Files.createDirectories(folder.resolve("news"));
    Files.writeString(folder.resolve("news").resolve("2023-01.jsonl.gz"), "");
    Files.writeString(folder.resolve("my-organizations.tsv"), "");

    assertThat(JobFile.load(Optional.of(file), List.of()).input().paths()).isNotEmpty();
  }

  @Test
  void theKindsOfItemsAreThoseOfTheCatalogue() {
    assertThat(JobKeys.ITEM_KINDS)
        .isEqualTo(Arrays.stream(ItemKind.values()).map(ItemKind::word).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "input.path, input.paths",
    "dates.perod, dates.period",
    "min_articles, counts.min_articles",
    "output.path, output.path"
  })
  void theNearestKeyIsTheOneWithTheFewestEdits(String name, String nearest) {
    assertThat(JobKeys.nearest(name)).isEqualTo(nearest);
  }

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("newsweft.home", "."), "docs", "job-file.md"));
  }
}
