package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.config.JobConfig;
import org.newsweft.items.CatalogueReader;
import org.newsweft.items.ItemKind;

/**
 * Linking inside an article, with the shipped catalogue. What a recogniser would find is marked in
 * the texts: {@code [PER Murat Nurtleu]}.
 */
class ArticleLinkerTest {
  private static final Pattern MARK = Pattern.compile("\\[(PER|ORG|LOC|MISC) ([^\\]]+)\\]");

  private static final Lexicon LEXICON =
      Lexicon.of(
          CatalogueReader.read(
              new JobConfig.Items(true, List.of(), List.of(), Optional.empty(), false),
              new Configuration()));

  private final ArticleAnnotator annotator =
      new ArticleAnnotator(LEXICON, EnumSet.allOf(ItemKind.class), true);

  @Test
  void anAcronymInBracketsStandsForItsLongFormForTheRestOfTheArticle() {
    assertThat(
            links(
                "Experts of the [ORG Orkhon Steppe Research Union] (OSRU) met. The OSRU is new."
                    + " Nobody knew OSRU before."))
        .containsExactly(
            "Orkhon Steppe Research Union=org:orkhon-steppe-research-union/name",
            "OSRU=org:orkhon-steppe-research-union/acronym",
            "OSRU=org:orkhon-steppe-research-union/acronym",
            "OSRU=org:orkhon-steppe-research-union/acronym");
  }

  @Test
  void aLongerNameHoldsTheShorterOnesInsideIt() {
    assertThat(
            items(
                "At the UN Regional Centre for Preventive Diplomacy for Central Asia (UNRCCA) they"
                    + " said so. UNRCCA agreed."))
        .containsOnly(
            "org:united-nations-regional-centre-for-preventive-diplomacy-for-central-asia")
        .hasSize(3);
  }

  @Test
  void anAcronymThatTheRecogniserMissedInItsLongFormIsFoundAllTheSame() {
    assertThat(items("The Ruritanian Salt Miners Federation (RSMF) struck. RSMF won."))
        .containsExactly(
            "org:ruritanian-salt-miners-federation",
            "org:ruritanian-salt-miners-federation",
            "org:ruritanian-salt-miners-federation");
  }

  @Test
  void whatAnArticleIntroducesGoesBeforeTheCatalogue() {
    assertThat(items("The Wadden Harbour Office (WHO) is old. WHO pays."))
        .doesNotContain("org:world-health-organization");
  }

  @Test
  void aSurnameAloneGoesToTheOneFullNameInTheArticleThatEndsInIt() {
    assertThat(
            links(
                "[PER Kassym-Jomart Tokayev] spoke. [PER Tokayev] left. Then [PER Askar Mamin] rose."))
        .containsExactly(
            "Kassym-Jomart Tokayev=person:kassym-jomart-tokayev/name",
            "Tokayev=person:kassym-jomart-tokayev/surname",
            "Askar Mamin=person:askar-mamin/name");
  }

  @Test
  void theFullNameMayStandAfterTheSurname() {
    assertThat(items("[PER Tokayev] won. [PER Kassym-Jomart Tokayev] thanked all."))
        .containsOnly("person:kassym-jomart-tokayev");
  }

  @Test
  void aSurnameThatTwoPersonsBearIsAmbiguous() {
    assertThat(items("[PER Bill Clinton] and [PER Hillary Clinton] came. [PER Clinton] spoke."))
        .containsExactly("person:bill-clinton", "person:hillary-clinton", "ambiguous:clinton");
  }

  @Test
  void twoSpellingsOfOnePersonDoNotMakeItsSurnameAmbiguous() {
    assertThat(
            items(
                "[PER Volodymyr Zelenskyy] spoke. [PER Vladimir Zelensky] left. [PER Zelensky] won."))
        .last()
        .isIn("person:volodymyr-zelenskyy", "person:vladimir-zelensky");
  }

  @Test
  void aSurnameWithoutAFullNameStaysOpen() {
    assertThat(links("[PER Tokayev] spoke."))
        .containsExactly("Tokayev=person:tokayev/surname_alone");
  }

  @ParameterizedTest
  @CsvSource({
    "Xi Jinping, Xi",
    "Kim Jong-un, Kim",
    "Bashar al-Assad, Assad",
    "Bashar al-Assad, al-Assad",
    "Ursula von der Leyen, von der Leyen",
    "Andrés Manuel López Obrador, López Obrador",
    "Recep Tayyip Erdoğan, Erdogan",
    "Martin Luther King Jr., King"
  })
  void shortNamesAreReadInTheOrderOfTheirLanguage(String full, String known) {
    List<String> items = items("[PER " + full + "] spoke. Later [PER " + known + "] left.");

    assertThat(items).hasSize(2);
    assertThat(items.get(1)).isEqualTo(items.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "President Emomali Rahmon, Emomali Rahmon",
    "Foreign Minister Murat Nurtleu, Murat Nurtleu",
    "Mr. Rahmon, Rahmon",
    "Pope Francis, Pope Francis",
    "King Charles III, King Charles III",
    "Prince Mohammed bin Salman, Mohammed bin Salman"
  })
  void titlesAreNoPartOfAName(String written, String name) {
    assertThat(annotate("Yesterday [PER " + written + "] spoke."))
        .filteredOn(mention -> mention.label().equals("PER"))
        .extracting(Mention::surface)
        .containsExactly(name);
  }

  @Test
  void aWordThatTheRecogniserTookForAPlaceIsThePersonWhoBearsIt() {
    assertThat(items("[PER Mark Rutte] spoke. [LOC Rutte] left."))
        .containsExactly("person:mark-rutte", "person:mark-rutte");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Georgia joined the talks. | country:GEO",
        "Troops left South Ossetia for Georgia. | country:GEO",
        "Voters in Georgia and Florida went to the polls. | place:georgia-us",
        "Fani Willis of Fulton County said Georgia law is clear. | place:georgia-us",
        "Jordan took in refugees from Syria. | country:JOR",
        "Then [PER Jordan] scored 30 points. | person:jordan",
        "[PER Michael Jordan] retired. Jordan was 40. | person:michael-jordan",
        "Chad closed its border with Sudan. | country:TCD",
        "[PER Chad Wolf] resigned. [PER Chad] was tired. | person:chad-wolf",
        "Niger expelled the envoy. | country:NER",
        "Rebels fled into Congo from Rwanda. | country:COD",
        "Sassou Nguesso rules Congo from Brazzaville. | country:COG",
        "In Seoul, officials said [LOC Korea] would export more. | country:KOR",
        "[LOC Korea] was divided in 1945. | ambiguous:korea",
        "Kim Jong-un said [LOC Korea] would test again in Pyongyang. | country:PRK",
        "Ebola broke out in Guinea. | country:GIN",
        "Equatorial Guinea pumps oil. | country:GNQ",
        "Papua New Guinea mourned. | country:PNG",
        "Washington imposed sanctions. | place:washington-us",
        "Fires raged near Seattle; Washington asked Oregon for help. | place:washington-state-us",
        "[PER Denzel Washington] starred. [PER Washington] smiled. | person:denzel-washington",
        "Paris voted. | place:paris-fr",
        "He lives in [LOC Paris], Texas. | place:paris-us",
        "Turkey sent troops. | country:TUR",
        "[PER Abraham Lincoln] spoke. [PER Lincoln] won. | person:abraham-lincoln",
        "The farmers of Nebraska met in [LOC Lincoln]. | place:lincoln-us",
      })
  void ambiguousNamesAreDecidedByLabelAndCompany(String text, String expected) {
    assertThat(items(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They ate turkey at home. | country:TUR",
        "Turkey is eaten at Thanksgiving. | country:TUR",
        "Tell us who did it. | country:USA",
        "Tell us who did it. | org:world-health-organization",
        "Food aids growth. | topic:hiv-aids",
        "WHO SAYS IT HELPS US? | country:USA",
        "Voters in Georgia and Florida went to the polls. | country:GEO",
        "[PER Michael Jordan] retired. Jordan was 40. | country:JOR",
        "He lives in [LOC Paris], Texas. | place:paris-fr",
        "Sassou Nguesso rules Congo from Brazzaville. | country:COD",
        "Papua New Guinea mourned. | country:GIN",
      })
  void ambiguousNamesAreNotTakenForAnotherThing(String text, String unexpected) {
    assertThat(items(text)).doesNotContain(unexpected);
  }

  @Test
  void aNameInsideAPhraseThatMeansSomethingElseIsNoNameForTheRecogniserEither() {
    assertThat(items("It cost [LOC US]$5 million in [LOC Ruritania].")).doesNotContain("place:us");
  }

  @Test
  void aPlanetIsNoTown() {
    assertThat(mentionsOf("A probe reached [LOC Jupiter]."))
        .containsExactly("Jupiter=place:jupiter/name null");
  }

  @Test
  void aTownInTheArticlesRegionIsTheOneThere() {
    assertThat(
            mentionsOf(
                "Two died in [LOC Springfield] on Friday. The governor of Illinois came from"
                    + " Chicago."))
        .contains("Springfield=place:springfield-illinois-us/context USA");
  }

  @Test
  void aTownBehindWhichTheStateIsAbbreviatedLiesThere() {
    assertThat(mentionsOf("[LOC Vivian], La. – A fire broke out."))
        .contains("Vivian=place:vivian-louisiana-us/region USA");
  }

  @Test
  void theCountryAtTheEndOfAChainTells() {
    assertThat(mentionsOf("He died in [LOC Guildford], [LOC Surrey], United Kingdom."))
        .contains("Guildford=place:guildford-gb/region GBR");
  }

  @Test
  void aPointBehindAnInitialEndsNoName() {
    assertThat(links("Then [PER George W]. [PER Bush] spoke."))
        .containsExactly("George W. Bush=person:george-w-bush/name");
    assertThat(links("The singer R. [PER Kelly] came."))
        .containsExactly("R. Kelly=person:r-kelly/name");
  }

  @Test
  void aStyleInFrontOfOneWordIsHalfOfTheName() {
    assertThat(links("Today Pope [PER Francis] came."))
        .containsExactly("Pope Francis=person:pope-francis/name");
  }

  @Test
  void aStateInTheArticleHasBodiesOfThatNameItself() {
    assertThat(items("In Kentucky, USA, the [ORG Tourism Authority] met."))
        .contains("ambiguous:tourism-authority");
  }

  @Test
  void aTownOfOneCountryOnlyLiesThere() {
    assertThat(mentionsOf("A bus crashed near [LOC Murrieta]."))
        .containsExactly("Murrieta=place:murrieta-us/context USA");
  }

  @Test
  void aTownThatMayLieInSeveralCountriesIsLeftOpen() {
    assertThat(mentionsOf("A bus crashed near [LOC Santa Cruz]."))
        .allSatisfy(mention -> assertThat(mention).endsWith(" null"));
  }

  @Test
  void theCountryBesideTellsWhoseMinistryItIs() {
    assertThat(links("Kazakhstan's [ORG Tourism Authority] replied to Uzbekistan."))
        .contains("Tourism Authority=org:tourism-authority-of-kaz/body_of_country");
    assertThat(links("The [ORG Ministry of Tourism] of Kazakhstan replied to Uzbekistan."))
        .contains("Ministry of Tourism=org:tourism-ministry-of-kaz/body_of_country");
    assertThat(links("The [ORG Kazakh Tourism Ministry] replied to Uzbekistan."))
        .contains("Kazakh Tourism Ministry=org:tourism-ministry-of-kaz/body_of_country");
  }

  @Test
  void theOnlyCountryOfTheArticleTellsWhoseCourtItIs() {
    assertThat(links("In Chile the judges resigned. The [ORG Tourism Authority] is empty."))
        .contains("Tourism Authority=org:tourism-authority-of-chl/context");
  }

  @Test
  void aCommonNameOfABodyBetweenTwoCountriesIsAmbiguous() {
    assertThat(items("Chile and Peru argued. The [ORG Tourism Authority] will rule."))
        .contains("ambiguous:tourism-authority");
  }

  @Test
  void theOnlyCountryDoesNotTellWhoseAForeignOrLocalBodyIs() {
    assertThat(items("In Chile the judges resigned. The [ORG Congress] of Selby met."))
        .contains("ambiguous:congress");
    assertThat(items("In Chile the judges resigned. The [ORG Provincial Assembly] is empty."))
        .contains("ambiguous:provincial-assembly");
    assertThat(items("In Chile the judges resigned. The [ORG Board of Governors] met."))
        .contains("ambiguous:board-of-governors");
    assertThat(items("In Chile they signed as a [ORG State Party]."))
        .contains("ambiguous:state-party");
  }

  @Test
  void partiesThatManyCountriesHaveAreToldApartByCountry() {
    assertThat(items("In Chile the [ORG Reform Party] won.")).contains("org:reform-party-of-chl");
    assertThat(items("Chile and Peru argued. The [ORG Reform Party] won."))
        .contains("ambiguous:reform-party");
  }

  @Test
  void anOrganisationIsOfTheCountryInItsName() {
    assertThat(mentionsOf("The [ORG Kenya Tea Growers Guild] met."))
        .containsExactly("Kenya Tea Growers Guild=org:kenya-tea-growers-guild/name KEN");
  }

  private List<Mention> annotate(String marked) {
    var text = new StringBuilder();
    var entities = new ArrayList<Entity>();
    Matcher mark = MARK.matcher(marked);
    int at = 0;
    while (mark.find()) {
      text.append(marked, at, mark.start());
      int start = text.length();
      text.append(mark.group(2));
      entities.add(new Entity(start, text.length(), mark.group(1), 0.9f));
      at = mark.end();
    }
    text.append(marked.substring(at));
    return annotator.annotate(text.toString(), entities).mentions();
  }

  private List<String> items(String marked) {
    return annotate(marked).stream()
        .filter(m -> !m.label().equals("TOPIC") || marked.contains("aids"))
        .map(Mention::itemId)
        .toList();
  }

  private List<String> links(String marked) {
    return annotate(marked).stream()
        .filter(m -> !m.label().equals("TOPIC"))
        .map(m -> m.surface() + "=" + m.itemId() + "/" + m.rule().word())
        .toList();
  }

  private List<String> mentionsOf(String marked) {
    return annotate(marked).stream()
        .filter(m -> !m.label().equals("TOPIC"))
        .map(m -> m.surface() + "=" + m.itemId() + "/" + m.rule().word() + " " + m.country())
        .toList();
  }
}
