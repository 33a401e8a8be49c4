package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.newsweft.config.JobConfig;

/** What the shipped files promise; that they are free of faults is what reading them proves. */
class ShippedCatalogueTest {
  private static final Catalogue CATALOGUE =
      CatalogueReader.read(new JobConfig.Items(true, List.of(), List.of()), new Configuration());

  @Test
  void everyCountryAndTerritoryOfIso3166IsACountry() {
    Set<String> codes = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    codes.remove("ATA"); // a continent to everybody else
    codes.removeIf(code -> CATALOGUE.item("country:" + code).isPresent());

    assertThat(codes).isEmpty();
    assertThat(CATALOGUE.item("place:antarctica")).isPresent();
    assertThat(CATALOGUE.item("country:XKX")).isPresent();
  }

  @Test
  void everyFormerCountryHasItsYearsAndSuccessors() {
    for (String code : List.of("SUN", "YUG", "CSK", "DDR", "SCG", "ZAR", "ANT", "YMD", "VDR")) {
      Background background = CATALOGUE.background("country:" + code);
      assertThat(background.years()).as(code).isNotNull();
      assertThat(background.successors()).as(code).isNotEmpty();
    }
    assertThat(CATALOGUE.background("country:CSK").successors())
        .containsExactly("country:CZE", "country:SVK");
  }

  @Test
  void namesOfOldBelongToTheCountryOfToday() {
    assertThat(itemOf("Burma")).isEqualTo("country:MMR");
    assertThat(itemOf("Upper Volta")).isEqualTo("country:BFA");
    assertThat(itemOf("Swaziland")).isEqualTo("country:SWZ");
    assertThat(itemOf("Ceylon")).isEqualTo("country:LKA");
    assertThat(itemOf("Rhodesia")).isEqualTo("country:ZWE");
    assertThat(itemOf("Macedonia")).isEqualTo("country:MKD");
    assertThat(itemOf("Leningrad")).isEqualTo("place:saint-petersburg-ru");
    assertThat(itemOf("Nur-Sultan")).isEqualTo("place:astana-kz");
  }

  @Test
  void everyMemberOfTheUnitedNationsHasASeatThatStandsForIt() {
    Set<String> meant =
        CATALOGUE.items().stream()
            .map(item -> CATALOGUE.background(item.id()).standsFor())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var without = new TreeSet<>(CatalogueReaderTest.UN_MEMBERS);
    without.removeIf(code -> meant.contains("country:" + code));

    // Brussels stands for the European Union; the others are cities themselves.
    assertThat(without).containsExactly("BEL", "MCO", "SGP", "SMR");
  }

  @Test
  void seatsOfPowerStandForTheirGovernments() {
    assertThat(standsFor("Kremlin")).isEqualTo("country:RUS");
    assertThat(standsFor("White House")).isEqualTo("country:USA");
    assertThat(standsFor("Downing Street")).isEqualTo("country:GBR");
    assertThat(standsFor("Whitehall")).isEqualTo("country:GBR");
    assertThat(standsFor("Élysée")).isEqualTo("country:FRA");
    assertThat(standsFor("Astana")).isEqualTo("country:KAZ");
    assertThat(standsFor("Beijing")).isEqualTo("country:CHN");
    assertThat(standsFor("Pentagon")).isEqualTo("org:united-states-department-of-defense");
    assertThat(standsFor("Brussels")).isEqualTo("org:european-union");
  }

  @Test
  void noClassOfItemsIsThin() throws IOException {
    Map<String, Integer> sizes = new HashMap<>();
    for (String file : List.of("places.tsv", "organizations.tsv")) {
      List<String> lines = lines(file);
      int notes = List.of(lines.get(0).split("\t", -1)).indexOf("notes");
      for (String line : lines) {
        String[] cells = line.split("\t", -1);
        if (cells.length > notes) {
          sizes.merge(cells[notes].replaceFirst(";.*", ""), 1, Integer::sum);
        }
      }
    }
    assertThat(sizes.get("igo")).as("international bodies").isGreaterThan(500);
    assertThat(sizes.get("armed group")).isGreaterThan(300);
    assertThat(sizes.get("company")).isGreaterThan(1000);
    assertThat(sizes.get("city, town or local site")).isGreaterThan(5000);
    assertThat(sizes.get("river") + sizes.get("sea") + sizes.get("mountains")).isGreaterThan(500);
    assertThat(CATALOGUE.items())
        .filteredOn(i -> i.kind() == ItemKind.TOPIC)
        .hasSizeGreaterThan(250);
  }

  @Test
  void everyTopicSaysWhatItCountsAndHowItIsMentioned() throws IOException {
    List<String> lines = lines("topics.tsv");
    List<String> header = List.of(lines.get(0).split("\t", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      assertThat(cells[header.indexOf("definition")]).as(line).isNotBlank();
      assertThat(cells[header.indexOf("phrases")]).as(line).isNotBlank();
    }
  }

  /** Against the standard's list, where it lies beside the project. */
  @Test
  void theMediaTopicsAreInForce() throws IOException {
    Path list =
        Path.of(System.getProperty("newsweft.home", ""))
            .toAbsolutePath()
            .resolve("../shared/data/gazetteers/iptc-media-topics/iptc_mapping.json")
            .normalize();
    assumeTrue(Files.exists(list), () -> "skipped, there is no " + list);
    JsonNode topics =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .readTree(list.toFile());

    List<String> lines = lines("topics.tsv");
    int iptc = List.of(lines.get(0).split("\t", -1)).indexOf("iptc");
    var faults = new ArrayList<String>();
    for (String line : lines.subList(1, lines.size())) {
      String code = line.split("\t", -1)[iptc];
      if (!code.isEmpty()
          && (!topics.has(code) || topics.get(code).get("RetiredDate").isTextual())) {
        faults.add(line.substring(0, line.indexOf('\t')) + ": " + code);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String itemOf(String spelling) {
    return CATALOGUE.spellings().stream()
        .filter(s -> s.text().equals(spelling) && !s.blocks())
        .map(s -> s.item().id())
        .collect(Collectors.joining(" "));
  }

  private static String standsFor(String spelling) {
    return CATALOGUE.background(itemOf(spelling)).standsFor();
  }

  private static List<String> lines(String file) throws IOException {
    try (var in =
        ShippedCatalogueTest.class.getResourceAsStream("/org/newsweft/catalogue/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
