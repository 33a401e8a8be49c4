package org.newsweft.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.config.UserError;

final class GoldItemsTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.jsonl"), List.of(lines));
  }

  @Test
  void countriesAreGivenByCodesOfTwoOrThreeLettersInAnyCase() throws IOException {
    GoldItems gold =
        GoldItems.read(
            file(
                "{\"text\": \"a\", \"countries\": [\"KAZ\", \"ke\", \"xk\"], \"id\": 7}",
                "",
                "{\"text\": \"b\", \"country\": \"DE\"}",
                "{\"text\": \"c\", \"countries\": []}"));
    assertThat(gold.countries()).isTrue();
    assertThat(gold.articles().get(0).items())
        .containsExactly("country:KAZ", "country:KEN", "country:XKX");
    assertThat(gold.articles().get(1).items()).containsExactly("country:DEU");
    assertThat(gold.articles().get(2).items()).isEmpty();
  }

  @Test
  void itemsAreGivenByIds() throws IOException {
    GoldItems gold =
        GoldItems.read(
            file("{\"text\": \"a\", \"items\": [\"org:united-nations\", \"topic:water\"]}"));
    assertThat(gold.countries()).isFalse();
    assertThat(gold.articles().get(0).items()).containsExactly("org:united-nations", "topic:water");
  }

  @Test
  void everyLineThatCannotBeReadIsNamed() {
    assertThatThrownBy(
            () ->
                GoldItems.read(
                    file(
                        "{\"text\": \"a\", \"countries\": [\"KZX\"]}",
                        "{\"countries\": []}",
                        "{\"text\": \"a\"}",
                        "{\"text\": \"a\", \"countries\": [], \"items\": []}",
                        "{\"text\": \"a\", \"countries\": []}",
                        "{\"text\": \"a\", \"items\": []}",
                        "{\"text\": \"a\", \"countries\": [7]}",
                        "[]",
                        "{\"text\"")))
        .isInstanceOf(UserError.class)
        .satisfies(
            e ->
                assertThat(e.getMessage().replace(folder + "/gold.jsonl:", "").lines())
                    .startsWith(
                        "1: the country \"KZX\"; it must be an ISO 3166 code such as KAZ or KZ",
                        "2: no text in the field text",
                        "3: neither countries nor items",
                        "4: both countries and items; give one of the two",
                        "6: items where the lines before have countries, or the other way round; a file holds one of the two",
                        "7: countries holds 7; it must be a list of texts",
                        "8: no JSON object")
                    .hasSize(8)
                    .last()
                    .asString()
                    .startsWith("9: no JSON: "));
  }

  @Test
  void anItemWithoutAKindAndAFileWithoutArticlesAreErrors() {
    assertThatThrownBy(() -> GoldItems.read(file("{\"text\": \"a\", \"items\": [\"un\"]}")))
        .hasMessageEndingWith(":1: the item \"un\"; it must be an id such as org:united-nations");
    assertThatThrownBy(() -> GoldItems.read(file("")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds no article");
  }

  @Test
  void theNameOfAFileSaysWhetherItIsJsonLines() {
    assertThat(List.of("a.jsonl", "a.JSON", "b.ndjson.gz"))
        .allMatch(name -> GoldFiles.isJsonLines(Path.of(name)));
    assertThat(List.of("a.conll", "json", "a.jsonl.txt"))
        .noneMatch(name -> GoldFiles.isJsonLines(Path.of(name)));
  }
}
