package org.newsweft.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsweft.items.LinkRule;

class SurnamesTest {
  private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);

  private final Surnames surnames = new Surnames(Set.of("clinton", "putin"), Set.of("pele"));

  @BeforeEach
  void addBearers() {
    surnames.add("putin", MAY, List.of(bearer("person:vladimir-putin", 9, "country:RUS")));
    surnames.add(
        "clinton",
        MAY,
        List.of(
            bearer("person:bill-clinton", 5, "country:USA"),
            bearer("person:hillary-clinton", 4, "country:USA")));
  }

  @Test
  void theBearerThatDominatesThePeriodAndSharesAnItemIsMeant() {
    Link link = surnames.decide("putin", MAY, Set.of("country:RUS", "country:DEU"));

    assertThat(link.item()).isEqualTo("person:vladimir-putin");
    assertThat(link.rule()).isEqualTo(LinkRule.SURNAME_OF_PERIOD);
    assertThat(link.evidence())
        .isEqualTo(
            "9 of 9 articles of the period with that surname in full name person:vladimir-putin");
  }

  @Test
  void withoutASharedItemItIsNobodys() {
    Link link = surnames.decide("putin", MAY, Set.of("country:CHL"));

    assertThat(link.item()).isEqualTo("ambiguous:putin");
    assertThat(link.rule()).isEqualTo(LinkRule.AMBIGUOUS);
    assertThat(link.evidence()).endsWith("shares too few of the items beside the person");
  }

  @Test
  void aBearerWhomThePeriodHardlyNamesNeedsTwoSharedItems() {
    surnames.add(
        "putin", JUNE, List.of(bearer("person:vladimir-putin", 2, "country:RUS", "org:nato")));

    assertThat(surnames.decide("putin", JUNE, Set.of("country:RUS")).item())
        .isEqualTo("ambiguous:putin");
    assertThat(surnames.decide("putin", JUNE, Set.of("country:RUS", "org:nato")).item())
        .isEqualTo("person:vladimir-putin");
  }

  @Test
  void ifNobodyDominatesItIsNobodys() {
    assertThat(surnames.decide("clinton", MAY, Set.of("country:USA")).item())
        .isEqualTo("ambiguous:clinton");
  }

  @Test
  void anotherPeriodHasOtherBearers() {
    Link link = surnames.decide("putin", JUNE, Set.of("country:RUS"));

    assertThat(link.item()).isEqualTo("ambiguous:putin");
    assertThat(link.evidence()).isEqualTo("no full name in the period ends in it");
  }

  @Test
  void aSingleNameThatNobodyBearsAsSurnameIsAPerson() {
    Link link = surnames.decide("pele", MAY, Set.of());

    assertThat(link.item()).isEqualTo("person:pele");
    assertThat(link.rule()).isEqualTo(LinkRule.SINGLE_NAME);
  }

  @Test
  void decisionsAreListedBySurnameAndPeriod() {
    assertThat(surnames.decisions())
        .extracting(Surnames.Decision::surname, Surnames.Decision::item)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("clinton", "ambiguous:clinton"),
            org.assertj.core.api.Assertions.tuple("putin", "person:vladimir-putin"));
  }

  private static Surnames.Bearer bearer(String person, long articles, String... context) {
    return new Surnames.Bearer(person, articles, List.of(context));
  }
}
