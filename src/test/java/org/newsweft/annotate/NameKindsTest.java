package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.ItemKind;

/**
 * What a name that only the recogniser knows is taken for. What it finds is marked, with its
 * probability: {@code [ORG 0.9 Selby Bank]}.
 */
class NameKindsTest {
  private static final Pattern MARK = Pattern.compile("\\[(PER|ORG|LOC) ([\\d.]+) ([^\\]]+)\\]");

  private final ArticleAnnotator annotator =
      new ArticleAnnotator(Lexicon.of(Catalogues.example()), EnumSet.allOf(ItemKind.class), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The [ORG 0.6 Selby Savings Bank] closed.",
        "The [ORG 0.6 University of Selby] closed.",
        "The [ORG 0.6 Selby Fire Department] came.",
        "The [ORG 0.6 Selby Sheriff's Department] came.",
        "The [ORG 0.6 Bureau of Salt, Peat and Reeds] closed.",
        "The airline [ORG 0.6 Selbia] was sold.",
        "The [ORG 0.6 SBLX] spokesman denied it.",
        "Shares fell after [ORG 0.6 Selbia]'s CEO left.",
        "The [ORG 0.95 Selby Otters] won.",
        "[ORG 0.95 Selbia] won."
      })
  void whatIsCalledABodyOrWhatTheRecogniserIsSureOfIsAnOrganisation(String text) {
    assertThat(labels(text)).contains("ORG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They joined the [ORG 0.97 Selby Methane Pledge].",
        "The [ORG 0.8 Department of Peat's List of Reeds] grew.",
        "The [ORG 0.97 Memorandum of Selby] was signed.",
        "[ORG 0.97 Tropical Storm Selby] formed.",
        "The [ORG 0.97 MV Selby Maiden] sank.",
        "[ORG 0.97 Selby Air Flight] 292 landed.",
        "They signed an [ORG 0.97 MOU] there.",
        "They praised the [ORG 0.97 Ruhr-Selby Defence Alliance].",
        "The [ORG 0.85 Selby Otters] won.",
        "It was [ORG 0.97 Task Force] 121 that came.",
        "A [ORG 0.97 SLB56]-7B engine failed.",
        "The Special Envoy for [ORG 0.97 Selby Reeds] spoke.",
        "The [ORG 0.97 Selby Reeds] Minister spoke.",
        "It was listed as a [ORG 0.97 Foreign Salt Organization].",
        "They read the [ORG 0.97 Selby Bureau Travel Advisory].",
        "A bus burnt in [ORG 0.97 Selby Department], where it rained.",
        "A bus burnt near Otter, [ORG 0.97 Selby Department], Mexico.",
        "He met [ORG 0.97 Selby National Security] Advisor Otter.",
        "The [ORG 0.97 Selby Union-Ruhr Union] meeting ended."
      })
  void whatIsNoBodyIsAnotherName(String text) {
    assertThat(labels(text)).contains("MISC").doesNotContain("ORG");
  }

  @Test
  void aScoreBehindATeamIsNoPartOfItsName() {
    assertThat(labels("They beat the [ORG 0.95 Selby Otters] 27-22 at home.")).contains("ORG");
  }

  @Test
  void aNameIsOfOneKindThroughoutAnArticle() {
    assertThat(labels("[ORG 0.6 Selbia] rose. The airline [ORG 0.6 Selbia] was sold."))
        .containsExactly("ORG", "ORG");
  }

  @Test
  void oneWordIsShortForTheOneOrganisationThatBeginsOrEndsWithIt() {
    assertThat(
            items(
                "The [ORG 0.95 Selby Otters] won. [ORG 0.5 Otters] fans and [ORG 0.5 Selby] sang."))
        .containsExactly("org:selby-otters", "org:selby-otters", "org:selby-otters");
  }

  @Test
  void whatIsCalledAThingOnceIsNoOrganisationInItsArticle() {
    assertThat(labels("[ORG 0.97 Selby Beacon] shone. The [ORG 0.97 Selby Beacon] program ended."))
        .containsExactly("MISC", "MISC");
  }

  @Test
  void theSecretaryOfABodyDoesNotMakeItAnother() {
    assertThat(labels("The [ORG 0.9 Selby Reeds Ministry] Secretary General spoke."))
        .contains("ORG");
  }

  @Test
  void aMereWordForABodyIsAmbiguous() {
    assertThat(items("The [ORG 0.9 Coalition] met.")).containsExactly("ambiguous:coalition");
  }

  @ParameterizedTest
  @CsvSource({
    "'[PER 0.5 Lex Talionis] won.', other:lex-talionis",
    "'[PER 0.7 Selma Otter] won.', person:selma-otter",
    "'Cyclone [PER 0.9 Selma] came.', ambiguous:selma",
    "'The M/V [PER 0.9 Selma Otter] sank.', other:selma-otter",
    "'A [PER 0.9 Otter] PA-23 crashed.', ambiguous:otter",
    "'The [PER 0.9 Otter] fellowship is old.', ambiguous:otter",
    "'[PER 0.95 Selma Otter] and [PER 0.9 Selma] won.', person:selma-otter",
    "'[LOC 0.5 Le Selb] won.', other:le-selb",
    "'[LOC 0.7 Le Selb] burnt.', place:le-selb"
  })
  void personsAndPlacesNeedMoreThanAGuess(String text, String item) {
    assertThat(items(text)).last().isEqualTo(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write to [ORG 0.9 SLB]-PAPD@selby.example today.",
        "See https://www.selby.example/[ORG 0.9 Selbia] today.",
        "We win. ([PER 0.95 Laughter].) Good.",
        "([ORG 0.95 Via] interpreter) Good."
      })
  void piecesOfAddressesAndNotesInBracketsAreNoNames(String text) {
    assertThat(items(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'President [PER 0.9 Moon Jae-]in spoke.', Moon Jae-in",
    "'The Ruhr-[ORG 0.95 Selby Working Group] met.', Ruhr-Selby Working Group",
    "'[PER 0.9 Selma Otter]''ll go.', Selma Otter"
  })
  void aNameIsWholeWhereTheRecogniserCutItInsideAWord(String text, String surface) {
    assertThat(annotate(text)).extracting(Mention::surface).containsExactly(surface);
  }

  private List<String> labels(String marked) {
    return annotate(marked).stream().map(Mention::label).toList();
  }

  private List<String> items(String marked) {
    return annotate(marked).stream().map(Mention::itemId).toList();
  }

  private List<Mention> annotate(String marked) {
    var text = new StringBuilder();
    var entities = new ArrayList<Entity>();
    Matcher mark = MARK.matcher(marked);
    int at = 0;
    while (mark.find()) {
      text.append(marked, at, mark.start());
      int start = text.length();
      text.append(mark.group(3));
      entities.add(
          new Entity(start, text.length(), mark.group(1), Float.parseFloat(mark.group(2))));
      at = mark.end();
    }
    text.append(marked.substring(at));
    return annotator.annotate(text.toString(), entities).mentions();
  }
}
