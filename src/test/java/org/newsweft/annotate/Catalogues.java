package org.newsweft.annotate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.newsweft.config.JobConfig;
import org.newsweft.items.Catalogue;
import org.newsweft.items.CatalogueReader;

/** Small catalogues for tests, read from files as a user's own are. */
final class Catalogues {
  private static final String NAMES =
      "id\tkind\tname\tcountry\twikidata\taliases\tadjectives\tnot\tnotes\n";
  private static final String TOPICS =
      "id\tname\tparent\tiptc\twikidata\tdefinition\tphrases\tnot\tnear\n";

  private Catalogues() {}

  /** Countries, places and organisations that show each rule of matching, and a few topics. */
  static Catalogue example() {
    return of(
        List.of(
            name("country:KAZ", "country", "Kazakhstan", "Qazaqstan", "Kazakh | Kazakhs", ""),
            name("country:USA", "country", "United States", "US | U.S. | USA", "American", ""),
            name("country:MEX", "country", "Mexico", "", "", "New Mexico | Gulf of Mexico"),
            name("country:CIV", "country", "Côte d'Ivoire", "Ivory Coast", "", ""),
            name("country:GNB", "country", "Guinea-Bissau", "", "", ""),
            name("country:GIN", "country", "Guinea", "", "", ""),
            name("place:astana-kz", "place", "Astana", "Астана", "", ""),
            name("place:washington-us", "place", "Washington", "", "", ""),
            name("org:united-nations", "organization", "United Nations", "UN | U.N.", "", ""),
            name("org:unsc", "organization", "UN Security Council", "", "", ""),
            name("org:who", "organization", "World Health Organization", "WHO", "", ""),
            name("org:washington-post", "organization", "Washington Post", "", "", ""),
            name("org:procter", "organization", "Procter & Gamble", "", "", "")),
        List.of(
            topic("water", "water | water shortage", "hot water", ""),
            topic("security", "counter-terrorism | security", "", ""),
            topic("energy", "gas | oil", "", "pipeline + gas / crude oil"),
            topic("crime", "smuggle~v", "", "")));
  }

  static Catalogue of(List<String> names, List<String> topics) {
    try {
      Path folder = Files.createTempDirectory("newsweft-catalogue");
      Path nameFile =
          Files.writeString(folder.resolve("names.tsv"), NAMES + String.join("", names));
      Path topicFile =
          Files.writeString(folder.resolve("topics.tsv"), TOPICS + String.join("", topics));
      try {
        return CatalogueReader.read(
            new JobConfig.Items(
                false,
                List.of(nameFile.toString(), topicFile.toString()),
                List.of(),
                Optional.empty(),
                false),
            new Configuration());
      } finally {
        Files.delete(nameFile);
        Files.delete(topicFile);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(
      String id, String kind, String name, String aliases, String adjectives, String not) {
    String country = kind.equals("country") ? id.substring(id.indexOf(':') + 1) : "";
    return String.join("\t", id, kind, name, country, "", aliases, adjectives, not) + "\n";
  }

  static String topic(String slug, String phrases, String not, String near) {
    return String.join("\t", "topic:" + slug, slug, "", "", "", "", phrases, not, near) + "\n";
  }
}
