package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.newsweft.config.JobConfig;
import org.newsweft.items.Towns.Region;
import org.newsweft.items.Towns.Town;

class TownsTest {
  private static final Towns SHIPPED = Towns.shipped();

  private static final Towns FEW =
      new Towns(
          """
          name\tlies_in
          perth\tAUS:Western Australia | GBR:Scotland
          rome\tITA | USA:Georgia
          st etienne\tFRA
          st etienne du rouvray\tFRA
          """,
          """
          name\tcountry\tplace\tabbreviations
          Western Australia\tAUS\tplace:western-australia-au\tW.A. | WA
          Georgia\tUSA\tplace:georgia-us\tGa. | GA
          Washington\tUSA\tplace:washington-state-us\tWash. | WA
          Delhi\tIND
          """);

  @Test
  void aNameHasTheCountriesAndRegionsOfItsTowns() {
    assertThat(FEW.candidates("Rome"))
        .containsExactly(new Town("ITA", null), new Town("USA", "Georgia"));
  }

  @Test
  void aNameThatNoTownBearsHasNoCandidates() {
    assertThat(FEW.candidates("Roma")).isEmpty();
    assertThat(FEW.candidates("St")).isEmpty();
    assertThat(FEW.candidates("Zzyzx")).isEmpty();
    assertThat(FEW.candidates("")).isEmpty();
    assertThat(FEW.candidates("name")).isEmpty();
  }

  @Test
  void capitalsAccentsHyphensAndShortenedSaintsMakeNoDifference() {
    for (String written :
        List.of("Saint-Étienne", "St. Etienne", "ST ETIENNE", "saint etienne", "St Étienne")) {
      assertThat(FEW.candidates(written)).as(written).containsExactly(new Town("FRA", null));
    }
  }

  @Test
  void aRegionBehindTheNameChoosesTheTown() {
    assertThat(FEW.candidates("Rome", "Ga.")).containsExactly(new Town("USA", "Georgia"));
    assertThat(FEW.candidates("Rome", "Georgia")).containsExactly(new Town("USA", "Georgia"));
    assertThat(FEW.candidates("Rome", "WA")).isEmpty();
    assertThat(FEW.candidates("Rome", "Lazio")).isEmpty();
  }

  @Test
  void anAbbreviationOfTwoRegionsMeansTheOneThatHasTheTown() {
    assertThat(FEW.regions("WA")).extracting(Region::country).containsExactly("AUS", "USA");
    assertThat(FEW.candidates("Perth", "WA")).containsExactly(new Town("AUS", "Western Australia"));
  }

  @Test
  void abbreviationsMustStandAsTheyAreWritten() {
    assertThat(FEW.regions("Ga.")).extracting(Region::name).containsExactly("Georgia");
    assertThat(FEW.regions("ga")).isEmpty();
    assertThat(FEW.regions("Ga")).isEmpty();
  }

  @Test
  void namesOfRegionsAreFolded() {
    assertThat(FEW.regions("WESTERN AUSTRALIA"))
        .containsExactly(
            new Region(
                "Western Australia", "AUS", "place:western-australia-au", List.of("W.A.", "WA")));
    assertThat(FEW.regions("Delhi")).containsExactly(new Region("Delhi", "IND", null, List.of()));
  }

  @Property(tries = 200)
  void everyNameIsFoundAsInAPlainMap(
      @ForAll("names") Set<String> names, @ForAll("name") String name) {
    var map = new TreeMap<String, Town>();
    names.forEach(n -> map.put(n, new Town("C" + n.length(), null)));
    String file =
        map.entrySet().stream()
            .map(e -> e.getKey() + "\t" + e.getValue().country() + "\n")
            .collect(Collectors.joining("", "name\tlies_in\n", ""));

    Towns towns = new Towns(file, "name\tcountry\tplace\tabbreviations\n");

    names.forEach(n -> assertThat(towns.candidates(n)).containsExactly(map.get(n)));
    assertThat(towns.candidates(name))
        .isEqualTo(map.containsKey(name) ? List.of(map.get(name)) : List.of());
  }

  @Provide
  Arbitrary<String> name() {
    return Arbitraries.of("a", "b", "c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return name().set().ofMaxSize(12);
  }

  @Test
  void itTravelsToExecutors() throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(FEW);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Towns) in.readObject()).candidates("Rome", "Ga."))
          .containsExactly(new Town("USA", "Georgia"));
    }
  }

  // ---- the shipped files ----

  @Test
  void theShippedTownsAreKnownByStateWhereNamesAreManifold() {
    assertThat(SHIPPED.candidates("Springfield"))
        .contains(new Town("USA", "Illinois"), new Town("USA", "Missouri"));
    assertThat(SHIPPED.candidates("Springfield", "Ill."))
        .containsExactly(new Town("USA", "Illinois"));
    assertThat(SHIPPED.candidates("London", "Ont.")).containsExactly(new Town("CAN", "Ontario"));
    assertThat(SHIPPED.candidates("Newcastle", "NSW"))
        .containsExactly(new Town("AUS", "New South Wales"));
    assertThat(SHIPPED.candidates("Aurangabad", "Bihar")).containsExactly(new Town("IND", "Bihar"));
    assertThat(SHIPPED.candidates("St. Louis", "Mo.")).containsExactly(new Town("USA", "Missouri"));
    assertThat(SHIPPED.candidates("Shymkent")).containsExactly(new Town("KAZ", null));
  }

  @Test
  void theShippedTownsAreFoldedAndInOrder() throws IOException {
    List<String> names = lines("towns.tsv").stream().map(line -> line.split("\t", -1)[0]).toList();

    assertThat(names).hasSizeGreaterThan(30_000).isSorted().doesNotHaveDuplicates();
    assertThat(names).allSatisfy(name -> assertThat(Towns.key(name)).isEqualTo(name));
  }

  @Test
  void everyShippedTownLiesInACountryOfTheCatalogueAndInAKnownRegion() throws IOException {
    Set<String> countries =
        catalogue().items().stream()
            .filter(item -> item.kind() == ItemKind.COUNTRY)
            .map(Item::country)
            .collect(Collectors.toSet());
    Set<String> regions =
        lines("regions.tsv").stream()
            .map(line -> line.split("\t", -1))
            .map(cells -> cells[1] + ":" + cells[0])
            .collect(Collectors.toSet());

    var faults = new ArrayList<String>();
    for (String line : lines("towns.tsv")) {
      for (String place : line.substring(line.indexOf('\t') + 1).split(" \\| ", -1)) {
        String country = place.replaceFirst(":.*", "");
        if (!countries.contains(country) || (place.contains(":") && !regions.contains(place))) {
          faults.add(line + ": " + place + " is no country or region of the catalogue");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyShippedRegionIsAPlaceOfTheCatalogueInItsCountry() throws IOException {
    Catalogue catalogue = catalogue();
    for (String line : lines("regions.tsv")) {
      String[] cells = line.split("\t", -1);
      assertThat(SHIPPED.regions(cells[0]))
          .as(line)
          .anySatisfy(region -> assertThat(region.country()).isEqualTo(cells[1]));
      if (cells.length > 2 && !cells[2].isEmpty()) {
        assertThat(catalogue.item(cells[2]).map(Item::country)).as(line).contains(cells[1]);
      }
    }
  }

  @Test
  void noAbbreviationMeansTwoRegionsOfOneCountry() throws IOException {
    for (String line : lines("regions.tsv")) {
      String[] cells = line.split("\t", -1);
      if (cells.length > 3) {
        Arrays.stream(cells[3].split(" \\| ", -1))
            .forEach(
                written ->
                    assertThat(SHIPPED.regions(written))
                        .as(written)
                        .extracting(Region::country)
                        .doesNotHaveDuplicates());
      }
    }
  }

  private static List<String> lines(String file) throws IOException {
    try (var in = Towns.class.getResourceAsStream("/org/newsweft/catalogue/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  private static Catalogue catalogue() {
    return CatalogueReader.read(
        new JobConfig.Items(true, List.of(), List.of(), Optional.empty(), false),
        new Configuration());
  }
}
