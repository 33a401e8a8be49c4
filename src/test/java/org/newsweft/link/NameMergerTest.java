package org.newsweft.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

class NameMergerTest {
  private static final List<String> UKRAINE = List.of("country:UKR", "org:verkhovna-rada");
  private static final List<String> CHILE = List.of("country:CHL", "place:santiago-cl");

  @Test
  void transliterationsOfOneNameBecomeTheMostFrequentOfThem() {
    assertThat(
            merge(
                List.of(
                    person("Volodymyr Zelenskyy", 9),
                    person("Volodymyr Zelensky", 7),
                    person("Vladimir Zelensky", 2)),
                Map.of(
                    "person:volodymyr-zelenskyy", UKRAINE,
                    "person:volodymyr-zelensky", UKRAINE,
                    "person:vladimir-zelensky", UKRAINE)))
        .containsOnlyKeys("person:volodymyr-zelensky", "person:vladimir-zelensky")
        .allSatisfy(
            (name, link) -> {
              assertThat(link.item()).isEqualTo("person:volodymyr-zelenskyy");
              assertThat(link.rule()).isEqualTo(LinkRule.VARIANT);
              assertThat(link.evidence()).contains("transliteration", "country:UKR");
            });
  }

  @Test
  void aLikenessBesideOtherThingsJoinsNobody() {
    assertThat(
            merge(
                List.of(person("Mohammed Hassan", 9), person("Muhammad Hasan", 7)),
                Map.of("person:mohammed-hassan", UKRAINE, "person:muhammad-hasan", CHILE)))
        .isEmpty();
  }

  @Test
  void aCountryThatIsNotTheFirstOfBothIsNoReason() {
    assertThat(
            merge(
                List.of(person("Mohammed Hassan", 9), person("Muhammad Hasan", 7)),
                Map.of(
                    "person:mohammed-hassan", List.of("country:UKR", "country:USA"),
                    "person:muhammad-hasan", List.of("country:CHL", "country:USA"))))
        .isEmpty();
  }

  @Test
  void theOrderOfAnEastAsianNameMakesNoDifference() {
    assertThat(
            merge(
                List.of(person("Kim Dae-jung", 9), person("Dae-jung Kim", 2)),
                Map.of("person:kim-dae-jung", CHILE, "person:dae-jung-kim", CHILE)))
        .extractingByKey("person:dae-jung-kim")
        .extracting(Link::item)
        .isEqualTo("person:kim-dae-jung");
  }

  @Test
  void theOrderOfOtherNamesDoes() {
    assertThat(
            merge(
                List.of(person("Thomas Martin", 9), person("Martin Thomas", 2)),
                Map.of("person:thomas-martin", CHILE, "person:martin-thomas", CHILE)))
        .isEmpty();
  }

  @Test
  void anInitialJoinsTheNameWithoutIt() {
    assertThat(
            merge(
                List.of(person("John Kerry", 9), person("John F. Kerry", 2)),
                Map.of("person:john-kerry", CHILE, "person:john-f-kerry", CHILE)))
        .containsOnlyKeys("person:john-f-kerry");
  }

  @Test
  void aNameThatFitsTwoInitialsJoinsNeither() {
    assertThat(
            merge(
                List.of(
                    person("George Bush", 9),
                    person("George W. Bush", 7),
                    person("George H. W. Bush", 5)),
                Map.of(
                    "person:george-bush", CHILE,
                    "person:george-w-bush", CHILE,
                    "person:george-h-w-bush", CHILE)))
        .isEmpty();
  }

  @Test
  void theUsualShortFormOfAFirstNameJoins() {
    assertThat(
            merge(
                List.of(person("Joe Biden", 9), person("Joseph Biden", 2)),
                Map.of("person:joe-biden", CHILE, "person:joseph-biden", CHILE)))
        .containsOnlyKeys("person:joseph-biden");
  }

  @Test
  void aMiddleNameOrAShortFirstNameNeedsMoreThanTheSameCountry() {
    List<String> country = List.of("country:USA");

    assertThat(
            merge(
                List.of(
                    person("James L. Jones", 9),
                    person("James Jones", 2),
                    person("Mike Johnson", 9),
                    person("Michael Johnson", 2)),
                Map.of(
                    "person:james-l-jones", country,
                    "person:james-jones", country,
                    "person:mike-johnson", country,
                    "person:michael-johnson", country)))
        .isEmpty();
  }

  @Test
  void fathersAndSonsStayApart() {
    assertThat(
            merge(
                List.of(
                    person("Charles Keating Jr.", 9),
                    person("Charles Keating III", 7),
                    person("Charles Keating", 5)),
                Map.of(
                    "person:charles-keating-jr", CHILE,
                    "person:charles-keating-iii", CHILE,
                    "person:charles-keating", CHILE)))
        .isEmpty();
  }

  @Test
  void aRulerIsTheSameWithoutTheNumber() {
    assertThat(
            merge(
                List.of(person("Queen Elizabeth", 9), person("Queen Elizabeth II", 7)),
                Map.of("person:queen-elizabeth", CHILE, "person:queen-elizabeth-ii", CHILE)))
        .containsOnlyKeys("person:queen-elizabeth-ii");
  }

  @Test
  void britishAndAmericanSpellingsOfABodyAreOne() {
    assertThat(
            merge(
                List.of(
                    other(ItemKind.ORGANIZATION, "Salt Research Centre", 3),
                    other(ItemKind.ORGANIZATION, "Salt Research Center", 2)),
                Map.of()))
        .extractingByKey("org:salt-research-center")
        .extracting(Link::item)
        .isEqualTo("org:salt-research-centre");
  }

  @Test
  void aNameThatNearlyAlwaysIsAnOrganisationIsOneEverywhere() {
    assertThat(
            merge(
                List.of(
                    other(ItemKind.ORGANIZATION, "Selby Saltworks", 19),
                    other(ItemKind.PLACE, "Selby Saltworks", 2)),
                Map.of()))
        .extractingByKey("place:selby-saltworks")
        .extracting(Link::item)
        .isEqualTo("org:selby-saltworks");
  }

  @Test
  void aPlaceOfOneWordIsNotWhatTookItsName() {
    assertThat(
            merge(
                List.of(other(ItemKind.ORGANIZATION, "Meta", 19), other(ItemKind.PLACE, "Meta", 1)),
                Map.of()))
        .isEmpty();
  }

  @Test
  void betweenOrganisationsAndOtherNamesTheMoreFrequentDecides() {
    assertThat(
            merge(
                List.of(
                    other(ItemKind.ORGANIZATION, "Selby Cup", 4),
                    other(ItemKind.OTHER, "Selby Cup", 5)),
                Map.of()))
        .extractingByKey("org:selby-cup")
        .extracting(Link::item)
        .isEqualTo("other:selby-cup");
  }

  @Test
  void aNameThatIsOftenTwoKindsOfThingsStaysTwo() {
    assertThat(
            merge(
                List.of(
                    other(ItemKind.ORGANIZATION, "Saltworks", 6),
                    other(ItemKind.PLACE, "Saltworks", 5)),
                Map.of()))
        .isEmpty();
  }

  @Test
  void anOverrideJoinsWhatNoRuleWould() {
    var overrides =
        Overrides.parse(
            "o.tsv", "action\tname\tother\tnotes\nsame\tperson:mark-x\tperson:mr-y\t\n");

    assertThat(
            new NameMerger(List.of(person("Mark X", 9), person("Mr Y", 1)), overrides)
                .merge(Map.of()))
        .extractingByKey("person:mark-x")
        .isEqualTo(new Link("person:mr-y", LinkRule.OVERRIDE, "same in items.overrides"));
  }

  @Test
  void anOverrideKeepsApartWhatARuleWouldJoin() {
    var overrides =
        Overrides.parse(
            "o.tsv",
            "action\tname\tother\tnotes\ndifferent\tperson:joe-biden\tperson:joseph-biden\t\n");

    assertThat(
            new NameMerger(List.of(person("Joe Biden", 9), person("Joseph Biden", 2)), overrides)
                .merge(Map.of("person:joe-biden", CHILE, "person:joseph-biden", CHILE)))
        .isEmpty();
  }

  @Test
  void aPersonOfTheCatalogueIsNeverAnotherItem() {
    var known = new Name("person:joe-biden-jr", "Joseph Biden", 1, true);

    assertThat(
            merge(
                List.of(known, person("Joe Biden", 99)),
                Map.of("person:joe-biden", CHILE, "person:joe-biden-jr", CHILE)))
        .extractingByKey("person:joe-biden")
        .extracting(Link::item)
        .isEqualTo("person:joe-biden-jr");
  }

  @Property(tries = 50)
  void theOrderOfTheNamesMakesNoDifference(@ForAll long seed) {
    var names = new ArrayList<Name>();
    for (String first : List.of("Joe", "Joseph", "Vladimir", "Volodymyr", "Kim", "Dae-jung")) {
      for (String last : List.of("Biden", "Zelensky", "Zelenskyy", "Kim", "F. Biden")) {
        names.add(person(first + " " + last, first.length() * last.length() % 7));
      }
    }
    var contexts = new java.util.HashMap<String, List<String>>();
    names.forEach(name -> contexts.put(name.id(), name.articles() % 2 == 0 ? CHILE : UKRAINE));
    Map<String, Link> expected = merge(names, contexts);

    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(merge(shuffled, contexts)).isEqualTo(expected).isNotEmpty();
  }

  @Property(tries = 50)
  void everyNameIsLinkedToAnItemThatIsLinkedNoFurther(@ForAll long seed) {
    var random = new Random(seed);
    var names = new ArrayList<Name>();
    for (String first : List.of("Joe", "Joseph", "Vladimir", "Volodymyr", "Kim", "Dae-jung")) {
      for (String last : List.of("Biden", "Zelensky", "Zelenskyy", "Kim", "F. Biden")) {
        names.add(person(first + " " + last, random.nextInt(5)));
      }
    }
    var contexts = new java.util.HashMap<String, List<String>>();
    names.forEach(name -> contexts.put(name.id(), random.nextBoolean() ? CHILE : UKRAINE));

    Map<String, Link> links = merge(names, contexts);

    assertThat(links.values()).allSatisfy(link -> assertThat(links).doesNotContainKey(link.item()));
  }

  private static Map<String, Link> merge(List<Name> names, Map<String, List<String>> contexts) {
    return new NameMerger(names, Overrides.none()).merge(contexts);
  }

  private static Name person(String name, long mentions) {
    return other(ItemKind.PERSON, name, mentions);
  }

  private static Name other(ItemKind kind, String name, long mentions) {
    return new Name(Item.idOf(kind, name), name, mentions, false);
  }
}
