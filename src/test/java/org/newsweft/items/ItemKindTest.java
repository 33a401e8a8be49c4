package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ItemKindTest {
  @ParameterizedTest
  @CsvSource({
    "person, PERSON",
    "organization, ORGANIZATION",
    "country, COUNTRY",
    "place, PLACE",
    "topic, TOPIC",
    "other, OTHER"
  })
  void everyKindHasItsWord(String word, ItemKind kind) {
    assertThat(ItemKind.ofWord(word)).contains(kind);
    assertThat(kind.word()).isEqualTo(word);
  }

  @Test
  void noOtherWordIsAKind() {
    assertThat(ItemKind.ofWord("org")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theKindOfAnIdIsTheOneWhosePrefixItBears(ItemKind kind) {
    assertThat(ItemKind.ofId(Item.idOf(kind, "Some Name"))).isEqualTo(kind);
  }

  @Test
  void anIdWithoutAKindIsRefused() {
    assertThatThrownBy(() -> ItemKind.ofId("organization:nato"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not the id of an item: organization:nato");
  }

  @ParameterizedTest
  @CsvSource({"PER, PERSON", "ORG, ORGANIZATION", "LOC, PLACE", "MISC, OTHER"})
  void everyEntityLabelHasItsKind(String label, ItemKind kind) {
    assertThat(ItemKind.ofEntityLabel(label)).isEqualTo(kind);
    assertThat(kind.label()).isEqualTo(label);
  }

  @Test
  void aCountryIsMentionedAsAPlaceIs() {
    assertThat(ItemKind.COUNTRY.label()).isEqualTo("LOC");
  }

  @Test
  void aLabelThatIsNoEntitysIsRefused() {
    assertThatThrownBy(() -> ItemKind.ofEntityLabel("DATE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not an entity label: DATE");
  }

  @Test
  void theIdOfANameIsItsKindAndItsFoldedWords() {
    assertThat(Item.idOf(ItemKind.PERSON, "Kassym-Jomart Toqaıev"))
        .isEqualTo("person:kassym-jomart-toqaiev");
  }
}
