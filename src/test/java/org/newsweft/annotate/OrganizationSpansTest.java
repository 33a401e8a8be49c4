package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.ItemKind;

/** Where names of organisations begin and end; what the recogniser found stands in brackets. */
class OrganizationSpansTest {
  private final ArticleAnnotator annotator =
      new ArticleAnnotator(Lexicon.of(Catalogues.example()), EnumSet.allOf(ItemKind.class), true);

  @ParameterizedTest
  @CsvSource({
    "[Eleven Selby Salt Guards] members fell., Selby Salt Guards",
    "[Twenty Selby Salt Council] separatist fighters fell., Selby Salt Council",
    "He met [two Selby Salt Guards] there., Selby Salt Guards",
    "[Dozens of Selby Salt Guards] fell., Selby Salt Guards",
    "It won 60 of the [66 Selby Assembly] seats., Selby Assembly"
  })
  void howManyMembersActedIsNoPartOfABodysName(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "The firm [Six Flags Company] grew., Six Flags Company",
    "The [1922 Committee] met., 1922 Committee",
    "[Seven Selby Holdings Co.] grew., Seven Selby Holdings Co."
  })
  void aNameMayBeginWithANumber(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "The [Selby Institute of Peat in Astana] closed., Selby Institute of Peat",
    "The [Ministry of Health in Mexico] closed., Ministry of Health",
    "The [Kazakh Peat Institute in Mexico] closed., Kazakh Peat Institute"
  })
  void whereABodyIsIsNoPartOfItsName(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "The [Salt Church in Mexico] grew., Salt Church in Mexico",
    "The [League for Salt in Mexico] (LSM) grew., League for Salt in Mexico",
    "The [Church in Astana] grew., Church in Astana"
  })
  void theCountryInANameStays(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "The [Bureau of Oceans] and Reed Affairs met., Bureau of Oceans and Reed Affairs",
    "'The [Selby Department for Salt, Peat], Media and Reeds met.', "
        + "'Selby Department for Salt, Peat, Media and Reeds'",
    "The [Agency for Peat Products and Medical] Devices met., "
        + "Agency for Peat Products and Medical Devices",
    "'The Culture, [Media and Reed Committee] met.', 'Culture, Media and Reed Committee'",
    "The old Otter [County Council] met., Otter County Council"
  })
  void aNameThatTheRecogniserCutIsWhole(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "The [Bureau of Oceans] and President Otter met., Bureau of Oceans",
    "The [Bureau of Oceans] and Mexico met., Bureau of Oceans",
    "The [Bureau of Oceans] and the Reeds met., Bureau of Oceans",
    "The [Bureau of Oceans] and Salt University met., Bureau of Oceans",
    "The [Selby Otters] and Reed Affairs met., Selby Otters"
  })
  void anotherNameBehindAndIsItsOwn(String text, String surface) {
    assertThat(surfaces(text)).contains(surface);
  }

  @Test
  void whatTheLexiconHoldsAcrossTheBeginningBelongsToTheName() {
    assertThat(surfaces("The World Health [Organization Salt Committee] met."))
        .containsExactly("World Health Organization Salt Committee");
  }

  private List<String> surfaces(String marked) {
    int start = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String text = marked.replace("[", "").replace("]", "");
    return annotator
        .annotate(text, List.of(new Entity(start, end, "ORG", 0.95f)))
        .mentions()
        .stream()
        .map(Mention::surface)
        .toList();
  }
}
