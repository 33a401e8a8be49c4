package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.config.JobConfig;
import org.newsweft.config.UserError;

class CatalogueReaderTest {
  private static final String NAMES =
      "id\tkind\tname\tcountry\twikidata\taliases\tadjectives\tnot\tnotes\n";
  private static final String BACKGROUND =
      "id\tkind\tname\tcountry\tformer\tstands_for\tyears\tsuccessors\n";
  private static final String TOPICS =
      "id\tname\tparent\tiptc\twikidata\tdefinition\tphrases\tnot\tnear\n";

  @Test
  void aLineOfNamesBecomesAnItem() {
    Catalogue catalogue =
        CatalogueReader.parse("a.tsv", NAMES + "country:KAZ\tcountry\tKazakhstan\tKAZ\tQ232\n");

    assertThat(catalogue.items())
        .containsExactly(new Item("country:KAZ", ItemKind.COUNTRY, "Kazakhstan", "KAZ", "Q232"));
  }

  @Test
  void emptyCellsAreAbsentValues() {
    Catalogue catalogue = CatalogueReader.parse("a.tsv", NAMES + "org:nato\torganization\tNATO\n");

    assertThat(catalogue.item("org:nato"))
        .contains(new Item("org:nato", ItemKind.ORGANIZATION, "NATO", null, null));
  }

  @Test
  void nameAliasesAndAdjectivesAllMentionTheItem() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            NAMES
                + "country:KAZ\tcountry\tKazakhstan\tKAZ\t\tQazaqstan | Alash\tKazakh | Kazakhs\n");

    assertThat(catalogue.spellings())
        .extracting(Spelling::text)
        .containsExactly("Kazakhstan", "Qazaqstan", "Alash", "Kazakh", "Kazakhs");
    assertThat(catalogue.spellings()).noneMatch(Spelling::inflected);
  }

  @Test
  void aFormerNameMentionsTheItemAndKeepsItsYears() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            BACKGROUND
                + background(
                    "country:BFA",
                    "Burkina Faso",
                    "BFA",
                    "Upper Volta (until 1984) | Republic of Upper Volta (1958-1984)",
                    ""));

    assertThat(catalogue.spellings())
        .extracting(Spelling::text)
        .containsExactly("Burkina Faso", "Upper Volta", "Republic of Upper Volta");
    assertThat(catalogue.background("country:BFA").formerNames())
        .containsExactly(
            new Background.FormerName("Upper Volta", new Background.Years(null, 1984)),
            new Background.FormerName("Republic of Upper Volta", new Background.Years(1958, 1984)));
  }

  @Test
  void aFormerCountryHasYearsAndSuccessors() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            BACKGROUND
                + background("country:CSK", "Czechoslovakia", "CSK", "", "")
                    .replace("\n", "1918-1992\tcountry:CZE | country:SVK\n")
                + background("country:CZE", "Czech Republic", "CZE", "", "")
                + background("country:SVK", "Slovakia", "SVK", "", ""));

    Background czechoslovakia = catalogue.background("country:CSK");
    assertThat(czechoslovakia.years()).isEqualTo(new Background.Years(1918, 1992));
    assertThat(czechoslovakia.successors()).containsExactly("country:CZE", "country:SVK");
    assertThat(catalogue.background("country:CZE")).isEqualTo(Background.NONE);
  }

  @Test
  void aPlaceMayStandForAGovernment() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            BACKGROUND
                + background("place:kremlin", "Kremlin", "RUS", "", "country:RUS")
                + background("country:RUS", "Russia", "RUS", "", ""));

    assertThat(catalogue.background("place:kremlin").standsFor()).isEqualTo("country:RUS");
    assertThat(catalogue.spellings())
        .extracting(Spelling::text, spelling -> spelling.item().id())
        .contains(tuple("Kremlin", "place:kremlin"));
  }

  @Test
  void phrasesOfTheNotColumnBlock() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", NAMES + "country:MEX\tcountry\tMexico\tMEX\t\t\t\tNew Mexico\n");

    assertThat(catalogue.spellings().get(1)).isEqualTo(Spelling.of("New Mexico", null));
    assertThat(catalogue.spellings().get(1).blocks()).isTrue();
  }

  @Test
  void commentsAndEmptyLinesAreSkipped() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", "# ours\n\n" + NAMES + "# more\n\norg:nato\torganization\tNATO\n");

    assertThat(catalogue.items()).hasSize(1);
  }

  @Test
  void aByteOrderMarkBeforeTheHeaderIsNoFault() {
    Catalogue catalogue =
        CatalogueReader.parse("a.tsv", "\uFEFF" + NAMES + "org:nato\torganization\tNATO\n");

    assertThat(catalogue.items()).hasSize(1);
  }

  @Test
  void windowsLineEndsAreNoFault() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", (NAMES + "org:nato\torganization\tNATO\n").replace("\n", "\r\n"));

    assertThat(catalogue.item("org:nato")).isPresent();
  }

  @Test
  void phrasesOfATopicAreMeantInThePluralToo() {
    Catalogue catalogue =
        CatalogueReader.parse("t.tsv", TOPICS + topic("water", "water shortage | drought", "", ""));

    Item water = catalogue.item("topic:water").orElseThrow();
    assertThat(catalogue.spellings())
        .containsExactly(
            new Spelling("water shortage", water, List.of(), true),
            new Spelling("drought", water, List.of(), true));
  }

  @Test
  void aPhraseMarkedAsAVerbStandsForTheFormsOfTheVerb() {
    Catalogue catalogue =
        CatalogueReader.parse("t.tsv", TOPICS + topic("crime", "people smuggle~v", "", ""));

    assertThat(catalogue.spellings())
        .extracting(Spelling::text)
        .containsExactly(
            "people smuggle", "people smuggles", "people smuggled", "people smuggling");
    assertThat(catalogue.spellings()).noneMatch(Spelling::inflected);
  }

  @Test
  void nearPhrasesNeedTheirCompany() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "t.tsv", TOPICS + topic("energy", "", "", "pipeline + gas / crude oil | rig + oil"));

    assertThat(catalogue.spellings())
        .extracting(Spelling::text, Spelling::company)
        .containsExactly(
            tuple("pipeline", List.of("gas", "crude oil")), tuple("rig", List.of("oil")));
  }

  @Test
  void notPhrasesOfATopicBlockInThePluralToo() {
    Catalogue catalogue =
        CatalogueReader.parse("t.tsv", TOPICS + topic("water", "water", "water cannon", ""));

    assertThat(catalogue.spellings().get(1))
        .isEqualTo(new Spelling("water cannon", null, List.of(), true));
  }

  @Test
  void oneItemMayWriteASpellingTwice() {
    Catalogue catalogue =
        CatalogueReader.parse("a.tsv", NAMES + "org:nato\torganization\tNATO\t\t\tNATO\n");

    assertThat(catalogue.spellings()).hasSize(1);
  }

  @Test
  void spellingsThatDifferInCapitalsMayBelongToTwoItems() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", NAMES + "org:who\torganization\tWHO\norg:the-who\torganization\tWho\n");

    assertThat(catalogue.spellings()).hasSize(2);
  }

  @Test
  void anItemMayBearANameThatAnEarlierLineBlocks() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            NAMES
                + "country:MEX\tcountry\tMexico\tMEX\t\t\t\tNew Mexico\n"
                + "place:new-mexico-us\tplace\tNew Mexico\tUSA\n");

    assertThat(catalogue.spellings())
        .filteredOn(spelling -> spelling.text().equals("New Mexico"))
        .extracting(spelling -> spelling.item().id())
        .containsExactly("place:new-mexico-us");
  }

  @Test
  void anItemMayBearANameThatALaterLineBlocks() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            NAMES
                + "place:new-mexico-us\tplace\tNew Mexico\tUSA\n"
                + "country:MEX\tcountry\tMexico\tMEX\t\t\t\tNew Mexico\n");

    assertThat(catalogue.spellings())
        .filteredOn(spelling -> spelling.text().equals("New Mexico"))
        .extracting(spelling -> spelling.item().id())
        .containsExactly("place:new-mexico-us");
  }

  @Test
  void theFingerprintChangesWithTheText() {
    Catalogue nato = CatalogueReader.parse("a.tsv", NAMES + "org:nato\torganization\tNATO\n");
    Catalogue otan = CatalogueReader.parse("a.tsv", NAMES + "org:nato\torganization\tOTAN\n");

    assertThat(nato.fingerprint()).hasSize(64).isNotEqualTo(otan.fingerprint());
  }

  // ---- faults ----

  @Test
  void aHeaderOfNeitherKindIsAFault() {
    assertFaults(
        "id\tname\n",
        "a.tsv:1: the header is \"id name\"; it must be columns, divided by tabs, with id, kind and "
            + "name for names, with id, name and phrases for topics or with name, meaning and "
            + "evidence for names of several meanings");
  }

  @Test
  void meaningsOfANameAreReadInOrder() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", "name\tmeaning\tevidence\nJordan\tunclear\t\nJordan\tperson\tNBA | Bulls\n");

    assertThat(catalogue.readings("JORDAN"))
        .containsExactly(
            new Reading("unclear", List.of()), new Reading("person", List.of("NBA", "Bulls")));
    assertThat(catalogue.readings("Chad")).isEmpty();
  }

  @Test
  void meaningsAndEvidenceMustBeItemsOfTheCatalogue() {
    assertFaults(
        "name\tmeaning\tevidence\nJordan\tcountry:JOX\tcountry:SYX\nJordan\t\t\n",
        "a.tsv:3: name or meaning is empty",
        "a.tsv:2: meaning has \"country:JOX\"; it must be the id of an item, person, nothing or unclear",
        "a.tsv:2: evidence has \"country:SYX\"; it must be the id of an item");
  }

  @Test
  void unknownAndRepeatedColumnsAreFaults() {
    assertFaults(
        "id\tname\tphrases\tnot\tnote\tnot\n",
        "a.tsv:1: the header has the column \"note\"; the columns of topics are id, name, parent, "
            + "iptc, wikidata, definition, phrases, not, near",
        "a.tsv:1: the header has the column \"not\" twice");
    assertFaults(
        "id\tkind\tname\talias\n",
        "a.tsv:1: the header has the column \"alias\"; the columns of names are id, kind, name, "
            + "country, wikidata, aliases, former, adjectives, stands_for, years, successors, not, "
            + "notes");
  }

  @Test
  void aUserMayWriteTheColumnsThatHeNeedsInAnyOrder() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", "name\taliases\tkind\tid\nKazTAG\tQazTAG\torganization\torg:kaztag\n");

    assertThat(catalogue.spellings())
        .extracting(Spelling::text, spelling -> spelling.item().id())
        .containsExactly(tuple("KazTAG", "org:kaztag"), tuple("QazTAG", "org:kaztag"));
  }

  @Test
  void anEmptyFileIsAFault() {
    assertFaults("# nothing\n", "a.tsv: is empty; its first line must be the header");
  }

  @Test
  void moreCellsThanColumnsAreAFault() {
    assertFaults(
        NAMES + "org:nato\torganization\tNATO\t\t\t\t\t\tnote\tmore\n",
        "a.tsv:2: 10 cells; the header has 9 columns");
  }

  @Test
  void anIdOfAnotherFormIsAFault() {
    assertFaults(
        NAMES + "NATO\torganization\tNATO\n",
        "a.tsv:2: id is \"NATO\"; it must look like country:KAZ or topic:water-supply");
  }

  @Test
  void anIdThatStandsTwiceIsAFault() {
    assertFaults(
        NAMES + "org:nato\torganization\tNATO\norg:nato\torganization\tOTAN\n",
        "a.tsv:3: id org:nato stands twice");
  }

  @Test
  void anEmptyNameIsAFault() {
    assertFaults(NAMES + "org:nato\torganization\t\n", "a.tsv:2: name is empty");
  }

  @Test
  void anUnknownKindIsAFault() {
    assertFaults(
        NAMES + "org:nato\torg\tNATO\n",
        "a.tsv:2: kind is \"org\"; it must be person, organization, country, place or other");
  }

  @Test
  void aTopicAmongNamesIsAFault() {
    assertFaults(
        NAMES + "topic:water\ttopic\twater\n",
        "a.tsv:2: kind is \"topic\"; it must be person, organization, country, place or other");
  }

  @Test
  void anIdThatDoesNotFitItsKindIsAFault() {
    assertFaults(
        NAMES + "place:nato\torganization\tNATO\n",
        "a.tsv:2: id place:nato of kind organization; it must begin with org:");
  }

  @Test
  void anIdThatIsNoTopicsAmongTopicsIsAFault() {
    assertFaults(
        TOPICS + "org:water\twater\n",
        "a.tsv:2: id org:water of a topic; it must begin with topic:");
  }

  @Test
  void aCountryThatIsNoCodeIsAFault() {
    assertFaults(
        NAMES + "org:kaztag\torganization\tKazTAG\tKZ\n",
        "a.tsv:2: country is \"KZ\"; it must be an ISO 3166 alpha-3 code such as KAZ");
  }

  @Test
  void aCountryCodeThatNobodyAssignedIsAFault() {
    assertFaults(
        NAMES + "org:kaztag\torganization\tKazTAG\tKAX\n",
        "a.tsv:2: country is \"KAX\"; it must be an ISO 3166 alpha-3 code such as KAZ");
  }

  @Test
  void codesOfFormerCountriesAndOfKosovoAreKnown() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv",
            NAMES
                + "country:SUN\tcountry\tSoviet Union\tSUN\n"
                + "country:XKX\tcountry\tKosovo\tXKX\n");

    assertThat(catalogue.items()).hasSize(2);
  }

  @Test
  void aCountryWithTheCodeOfAnotherIsAFault() {
    assertFaults(
        NAMES + "country:KAZ\tcountry\tKazakhstan\tKGZ\n",
        "a.tsv:2: country is \"KGZ\"; country:KAZ must have its own code there");
  }

  @Test
  void aFormerNameWithoutYearsIsAFault() {
    assertFaults(
        BACKGROUND + background("country:MMR", "Myanmar", "MMR", "Burma", ""),
        "a.tsv:2: former has \"Burma\"; it must be a name and its years: "
            + "Upper Volta (until 1984) or Zaire (1971-1997)");
  }

  @Test
  void yearsThatRunBackwardsAreAFault() {
    assertFaults(
        BACKGROUND + background("country:MMR", "Myanmar", "MMR", "Burma (1989-1948)", ""),
        "a.tsv:2: former has the years 1989-1948; the first comes first");
    assertFaults(
        BACKGROUND
            + background("country:SUN", "Soviet Union", "SUN", "", "").replace("\n", "1991-1922\n"),
        "a.tsv:2: years has the years 1991-1922; the first comes first");
  }

  @Test
  void yearsOfAnotherFormAreAFault() {
    assertFaults(
        BACKGROUND
            + background("country:SUN", "Soviet Union", "SUN", "", "").replace("\n", "to 1991\n"),
        "a.tsv:2: years is \"to 1991\"; it must be the first and the last year of what is no more: "
            + "1922-1991");
  }

  @Test
  void successorsAndWhatAPlaceStandsForMustBeItems() {
    assertFaults(
        BACKGROUND
            + background("place:kremlin", "Kremlin", "RUS", "", "country:RUS")
                .replace("\n", "\tcountry:RUS | country:UKR\n"),
        "a.tsv:2: successors has country:RUS; there is no such item",
        "a.tsv:2: successors has country:UKR; there is no such item",
        "a.tsv:2: stands_for has country:RUS; there is no such item");
  }

  @Test
  void aWikidataIdThatStandsTwiceIsAFault() {
    assertFaults(
        NAMES + "org:nato\torganization\tNATO\t\tQ7184\norg:otan\torganization\tOTAN\t\tQ7184\n",
        "a.tsv:3: wikidata is Q7184, which org:nato has already");
  }

  @Test
  void aWikidataIdOfAnotherFormIsAFault() {
    assertFaults(
        NAMES + "org:nato\torganization\tNATO\t\t7184\n",
        "a.tsv:2: wikidata is \"7184\"; it must be a Wikidata id such as Q232");
  }

  @Test
  void aMediaTopicOfAnotherFormIsAFault() {
    assertFaults(
        TOPICS + "topic:water\twater\t\t20000437\n",
        "a.tsv:2: iptc is \"20000437\"; it must be an IPTC Media Topic such as medtop:20000437");
  }

  @Test
  void aParentThatIsNotThereIsAFault() {
    assertFaults(
        TOPICS + "topic:water\twater\ttopic:nature\n",
        "a.tsv:2: parent is topic:nature; there is no such topic");
  }

  @Test
  void aTopicUnderATopicThatLiesUnderAnotherIsAFault() {
    assertFaults(
        TOPICS
            + "topic:dams\tdams\ttopic:water\ntopic:water\twater\ttopic:nature\n"
            + "topic:nature\tnature\n",
        "a.tsv:2: parent is topic:water, which lies under topic:nature itself; "
            + "topics have two levels");
  }

  @Test
  void aParentMayStandBelow() {
    Catalogue catalogue =
        CatalogueReader.parse(
            "a.tsv", TOPICS + "topic:water\twater\ttopic:nature\ntopic:nature\tnature\n");

    assertThat(catalogue.items()).hasSize(2);
  }

  @Test
  void aSpellingWithoutALetterOrDigitIsAFault() {
    assertFaults(
        NAMES + "org:nato\torganization\tNATO\t\t\t–\n", "a.tsv:2: \"–\" holds no letter or digit");
  }

  @Test
  void aSpellingThatTwoItemsClaimIsAFault() {
    assertFaults(
        NAMES + "org:a\torganization\tAlpha\t\t\tThe-Group\norg:b\torganization\tThe Group\n",
        "a.tsv:3: \"The Group\" is claimed by org:a and by org:b; "
            + "one spelling can mean one item only");
  }

  @Test
  void aNearPhraseWithoutCompanyIsAFault() {
    assertFaults(
        TOPICS + topic("energy", "", "", "pipeline"),
        "a.tsv:2: near has \"pipeline\"; it must be: phrase + word / word");
  }

  @Test
  void aNearPhraseWithAGapInItsCompanyIsAFault() {
    assertFaults(
        TOPICS + topic("energy", "", "", "pipeline + gas / / oil"),
        "a.tsv:2: near has \"pipeline + gas / / oil\"; it must be: phrase + word / word");
  }

  @Test
  void aVerbMarkWithoutAVerbIsAFault() {
    assertFaults(
        TOPICS + topic("crime", "smuggle ~v", "", ""),
        "a.tsv:2: \"smuggle ~v\" has no verb before its ~v");
  }

  @Test
  void bytesThatAreNoUtf8AreAFault(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.tsv");
    Files.write(
        file, (NAMES + "org:x\torganization\tCôte\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(false, file))
        .isInstanceOf(UserError.class)
        .hasMessage(file + ":2: not UTF-8; save the file in that character set");
  }

  @Test
  void allFaultsOfAllFilesAreReportedTogether(@TempDir Path folder) throws IOException {
    Path names = Files.writeString(folder.resolve("n.tsv"), NAMES + "NATO\norg:x\tfirm\tX\n");
    Path topics = Files.writeString(folder.resolve("t.tsv"), TOPICS + "topic:water\t\n");

    assertThatThrownBy(() -> read(false, names, topics))
        .isInstanceOf(UserError.class)
        .hasMessage(
            String.join(
                "\n",
                names + ":2: id is \"NATO\"; it must look like country:KAZ or topic:water-supply",
                names
                    + ":3: kind is \"firm\"; it must be person, organization, country, place or"
                    + " other",
                topics + ":2: name is empty"));
  }

  @Test
  void aFileThatIsNotThereIsAFault(@TempDir Path folder) {
    Path file = folder.resolve("none.tsv");

    assertThatThrownBy(() -> read(false, file))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("The catalogue file " + file + " cannot be read: ");
  }

  // ---- the shipped files ----

  @Test
  void aUsersFileStandsBesideTheShippedOnes(@TempDir Path folder) throws IOException {
    Path own =
        Files.writeString(
            folder.resolve("own.tsv"),
            NAMES + "org:aral-rescue-fund\torganization\tAral Rescue Fund\n");

    Catalogue catalogue = read(true, own);

    assertThat(catalogue.item("org:aral-rescue-fund")).isPresent();
    assertThat(catalogue.item("org:united-nations")).isPresent();
    assertThat(catalogue.fingerprint()).isNotEqualTo(read(true).fingerprint());
  }

  @Test
  void aUsersTopicMayLieUnderAShippedOne(@TempDir Path folder) throws IOException {
    Path own =
        Files.writeString(
            folder.resolve("own.tsv"), TOPICS + "topic:qanats\tqanats\ttopic:water\n");

    assertThat(read(true, own).item("topic:qanats")).isPresent();
  }

  @Test
  void aUsersFileMayNotClaimAShippedSpelling(@TempDir Path folder) throws IOException {
    Path own =
        Files.writeString(
            folder.resolve("own.tsv"), NAMES + "org:unison\torganization\tUnison\t\t\tUN\n");

    assertThatThrownBy(() -> read(true, own))
        .isInstanceOf(UserError.class)
        .hasMessage(
            own
                + ":2: \"UN\" is claimed by org:united-nations and by org:unison; "
                + "one spelling can mean one item only");
  }

  @Test
  void withoutTheShippedFilesOnlyTheUsersItemsAreThere(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.tsv"), NAMES + "org:x\torganization\tX1\n");

    assertThat(read(false, own).items()).extracting(Item::id).containsExactly("org:x");
  }

  @Test
  void theShippedFilesHaveEveryMemberOfTheUnitedNations() {
    List<Tuple> members =
        UN_MEMBERS.stream().map(code -> tuple("country:" + code, ItemKind.COUNTRY, code)).toList();

    assertThat(members).hasSize(193);
    assertThat(read(true).items())
        .filteredOn(item -> item.kind() == ItemKind.COUNTRY)
        .extracting(Item::id, Item::kind, Item::country)
        .containsAll(members);
  }

  /** The member states, by ISO 3166 alpha-3 code. */
  static final List<String> UN_MEMBERS =
      List.of(
          ("AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL "
                  + "BIH BWA BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI "
                  + "CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH "
                  + "FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND "
                  + "IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR "
                  + "LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MCO MNG MNE MAR "
                  + "MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER "
                  + "PHL POL PRT QAT KOR MDA ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC "
                  + "SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO "
                  + "TON TTO TUN TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB "
                  + "ZWE")
              .split(" "));

  private static Catalogue read(boolean shipped, Path... files) {
    var paths = Arrays.stream(files).map(Path::toString).toList();
    return CatalogueReader.read(
        new JobConfig.Items(shipped, paths, List.of(), Optional.empty(), false),
        new Configuration());
  }

  private static String topic(String slug, String phrases, String not, String near) {
    return String.join("\t", "topic:" + slug, slug, "", "", "", "", phrases, not, near) + "\n";
  }

  private static String background(
      String id, String name, String country, String former, String standsFor) {
    String kind = id.substring(0, id.indexOf(':'));
    return String.join("\t", id, kind, name, country, former, standsFor, "") + "\n";
  }

  private static void assertFaults(String text, String... faults) {
    assertThatThrownBy(() -> CatalogueReader.parse("a.tsv", text))
        .isInstanceOf(UserError.class)
        .hasMessage(String.join("\n", faults));
  }
}
