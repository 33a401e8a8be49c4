package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionsTest {
  @ParameterizedTest
  @CsvSource({
    "dam, dams",
    "policy, policies",
    "day, days",
    "gas, gases",
    "tax, taxes",
    "waltz, waltzes",
    "breach, breaches",
    "clash, clashes",
    "river's bank, river's banks",
    "NGO, NGOs"
  })
  void thePluralIsTheRegularOne(String noun, String plural) {
    assertThat(Inflections.plural(noun)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({
    "smuggle, smuggles, smuggled, smuggling",
    "attack, attacks, attacked, attacking",
    "deny, denies, denied, denying",
    "destroy, destroys, destroyed, destroying",
    "agree, agrees, agreed, agreeing",
    "tie, ties, tied, tying",
    "tax, taxes, taxed, taxing"
  })
  void theFormsOfAVerbAreTheRegularOnes(String verb, String does, String did, String doing) {
    assertThat(Inflections.verbForms(verb)).containsExactly(verb, does, did, doing);
  }

  @ParameterizedTest
  @CsvSource({
    "ban, banned, banning",
    "visit, visited, visiting",
    "traffic, trafficked, trafficking"
  })
  void afterAVowelAndOneConsonantTheRightSpellingIsAmongTheForms(
      String verb, String did, String doing) {
    assertThat(Inflections.verbForms(verb)).contains(did, doing);
  }
}
