package org.newsweft.items;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.newsweft.text.Folding;

/**
 * A gazetteer of the world's towns above some 15,000 people, and of the states and provinces that
 * texts name behind a town: {@code Springfield, Ill.}
 *
 * <p>It is a weak gazetteer. Among its names are {@code Nice}, {@code Reading} and {@code Police},
 * and it holds no numbers of inhabitants that would say which of two towns is meant. So a name of
 * it is no spelling: it helps only with what is already known to be a place. Immutable and small
 * (about a megabyte), so that it can be sent to every executor.
 */
public final class Towns implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Where a town of some name lies.
   *
   * @param country ISO 3166 alpha-3
   * @param region name of the state, province or part; null for countries whose regions are not
   *     told apart
   */
  public record Town(String country, String region) {}

  /**
   * A state, province or part of a country.
   *
   * @param name as in {@link Town#region}
   * @param country ISO 3166 alpha-3
   * @param item id of the place in the catalogue; null if it is not there
   * @param abbreviations how it is written behind the name of a town, with their points: {@code
   *     Ill.}, {@code IL}
   */
  public record Region(String name, String country, String item, List<String> abbreviations)
      implements Serializable {}

  /** A gazetteer that holds nothing. */
  public static final Towns NONE = new Towns("\n", "\n");

  /** The words that names of towns are written with in full and shortened. */
  private static final Map<String, String> SHORTENED =
      Map.of("saint", "st", "sainte", "ste", "fort", "ft", "mount", "mt");

  /** The lines of the file, without the header: folded name, tab, where it lies; sorted by name. */
  private final String lines;

  private final int[] lineStarts;

  private static final Pattern APOSTROPHES = Pattern.compile("[‘ʼʻ`ʹ′]");

  private final HashMap<String, List<Region>> regionsByAbbreviation = new HashMap<>();
  private final HashMap<String, List<Region>> regionsByName = new HashMap<>();

  Towns(String townFile, String regionFile) {
    lines = townFile.substring(townFile.indexOf('\n') + 1);
    lineStarts =
        IntStream.range(0, lines.length())
            .filter(i -> i == 0 || lines.charAt(i - 1) == '\n')
            .toArray();
    for (Region region : regions(regionFile.lines().skip(1).toList())) {
      add(regionsByName, key(region.name()), region);
      region.abbreviations().forEach(written -> add(regionsByAbbreviation, written, region));
    }
    regionsByName.replaceAll((name, regions) -> List.copyOf(regions));
    regionsByAbbreviation.replaceAll((written, regions) -> List.copyOf(regions));
  }

  /** Reads the gazetteer that travels in the program's jar. */
  public static Towns shipped() {
    return new Towns(resource("towns.tsv"), resource("regions.tsv"));
  }

  /**
   * The towns of that name, by country, then region; empty if there is none. Accents, capitals,
   * hyphens, apostrophes and points make no difference, and {@code Saint} is {@code St.}
   */
  public List<Town> candidates(String name) {
    int line = find(key(name));
    if (line < 0) {
      return List.of();
    }
    int from = lines.indexOf('\t', lineStarts[line]) + 1;
    int newline = lines.indexOf('\n', from);
    String places = lines.substring(from, newline < 0 ? lines.length() : newline);
    return Arrays.stream(places.split(" \\| ", -1)).map(Towns::town).toList();
  }

  /**
   * The towns of that name in a region, as the text writes it: {@code candidates("Springfield",
   * "Ill.")}. Empty if {@code region} is none.
   */
  public List<Town> candidates(String name, String region) {
    List<Region> regions = regions(region);
    return candidates(name).stream()
        .filter(
            town ->
                regions.stream()
                    .anyMatch(
                        r -> r.country().equals(town.country()) && r.name().equals(town.region())))
        .toList();
  }

  /**
   * The regions that a text may mean by a name or an abbreviation behind the name of a town. Names
   * are folded; abbreviations must stand as they are written ({@code La.}, not {@code La}), since
   * so many are words. Some are shared: {@code WA} is Washington and Western Australia.
   */
  public List<Region> regions(String written) {
    List<Region> abbreviated = regionsByAbbreviation.get(written);
    return abbreviated != null ? abbreviated : regionsByName.getOrDefault(key(written), List.of());
  }

  /** The form in which names are compared: {@code Saint-Étienne} is {@code st etienne}. */
  static String key(String name) {
    String words = APOSTROPHES.matcher(name.replace("&", " and ")).replaceAll("'");
    var key = new StringBuilder(words.length());
    for (String word : Folding.slug(words).split("-", -1)) {
      key.append(key.isEmpty() ? "" : " ").append(SHORTENED.getOrDefault(word, word));
    }
    return key.toString();
  }

  /** The place of a name among the lines, by binary search; negative if it is not there. */
  private int find(String key) {
    int low = 0;
    int high = lineStarts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = lineStarts[middle];
      int order = compare(start, key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Compares the name at the start of a line, which a tab ends. */
  private int compare(int start, String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = lines.charAt(start + i);
      if (c == '\t') {
        return -1;
      }
      if (c != key.charAt(i)) {
        return c - key.charAt(i);
      }
    }
    return lines.charAt(start + key.length()) == '\t' ? 0 : 1;
  }

  private static Town town(String place) {
    int colon = place.indexOf(':');
    return colon < 0
        ? new Town(place, null)
        : new Town(place.substring(0, colon), place.substring(colon + 1));
  }

  private static List<Region> regions(List<String> lines) {
    var regions = new ArrayList<Region>();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      String item = cells.length > 2 && !cells[2].isEmpty() ? cells[2] : null;
      List<String> abbreviations =
          cells.length > 3 && !cells[3].isEmpty()
              ? List.of(cells[3].split(" \\| ", -1))
              : List.of();
      regions.add(new Region(cells[0], cells[1], item, abbreviations));
    }
    return regions;
  }

  private static void add(Map<String, List<Region>> map, String key, Region region) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(region);
  }

  private static String resource(String name) {
    try (InputStream in = Towns.class.getResourceAsStream("/org/newsweft/catalogue/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
