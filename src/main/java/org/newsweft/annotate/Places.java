package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.Towns.Region;
import org.newsweft.items.Towns.Town;
import org.newsweft.text.Folding;

/**
 * Tells which place of several of one name an article means: {@code Paris, Texas}; {@code
 * Springfield} in an article about Illinois.
 *
 * <p>What is written behind the name decides first. Else the other places of the article do: each
 * speaks for its country, and for its state or province where it has one. A place of the catalogue
 * gives way to a town of the gazetteer only if nothing else in the article lies in its country and
 * two other names lie in the town's region.
 */
final class Places {
  private static final int ENOUGH = 2;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ABBREVIATION = 5;

  /** Names as short as this are many things: where they lie must be told by the other places. */
  private static final int SHORT_NAME = 4;

  /** What may be the name or abbreviation of a region, behind a comma and a blank. */
  private static final Pattern REGION =
      Pattern.compile(
          "(?:[A-Z]\\.){2,4}|[A-Z][a-z]{1,5}\\.|[A-Z]{2,3}\\b|[A-Z]\\w+(?: [A-Z]\\w+){0,2}");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private static final int LONGEST_REGION = 60;

  /** Heavenly bodies, which share their names with towns. */
  private static final Set<String> NO_TOWNS =
      Set.of("mercury", "venus", "earth", "moon", "mars", "jupiter", "saturn", "neptune", "pluto");

  private static final Map<String, String> ALPHA_2 = alpha2();

  private final Lexicon lexicon;
  private final TownLookup lookup;

  private final LexiconMatcher matcher;

  Places(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.lookup = lexicon.townLookup();
    this.matcher = new LexiconMatcher(lexicon);
  }

  /** The findings, places linked to the one that is meant. */
  List<Finding> link(String text, List<Finding> findings) {
    List<Finding> linked = findings;
    Map<String, Item> told = Map.of();
    for (int i = 0; i < linked.size(); i++) {
      Finding finding = linked.get(i);
      Item item = mayLieElsewhere(finding) ? byWhatStandsBehind(text, linked, i) : null;
      if (item != null) {
        told = told.isEmpty() ? new HashMap<>() : told;
        told.put(known(name(finding, text)).slug(), item);
        if (!item.equals(finding.item())) {
          linked = with(linked, findings, i, finding.as(item, LinkRule.REGION));
        }
      }
    }
    var evidence = new Evidence(text, linked);
    for (int i = 0; i < linked.size(); i++) {
      Finding finding = linked.get(i);
      if (!mayLieElsewhere(finding)
          || finding.rule() == LinkRule.REGION
          || (told.isEmpty() && !finding.isOf(ItemKind.PLACE))) {
        continue;
      }
      Item item = told.isEmpty() ? null : told.get(known(name(finding, text)).slug());
      if (item == null && finding.isOf(ItemKind.PLACE)) {
        item = byTheOthers(text, finding, evidence);
      }
      if (item != null && !item.id().equals(finding.item().id())) {
        // What an article says of its places does not change with what was linked by it.
        evidence.keep();
        linked = with(linked, findings, i, finding.as(item, LinkRule.CONTEXT));
      }
    }
    return linked;
  }

  /** The findings with another one in one place; most articles need no list of their own. */
  private static List<Finding> with(
      List<Finding> linked, List<Finding> original, int at, Finding finding) {
    List<Finding> changed = linked == original ? new ArrayList<>(original) : linked;
    changed.set(at, finding);
    return changed;
  }

  private static boolean mayLieElsewhere(Finding finding) {
    return (finding.isOf(ItemKind.PLACE) || finding.isOf(ItemKind.COUNTRY))
        && finding.rule() != LinkRule.AMBIGUOUS
        && finding.length() <= LONGEST_NAME;
  }

  /** The name without a region that the recogniser took for a part of it. */
  private static String name(Finding finding, String text) {
    return text.substring(finding.start(), endOfName(finding, text));
  }

  private static int endOfName(Finding finding, String text) {
    for (int i = finding.start() + 1; i < finding.end(); i++) {
      if (text.charAt(i) == ',') {
        return i;
      }
    }
    return finding.end();
  }

  /** The region that an abbreviation behind a comma means: {@code Rolla, Mo.}; else null. */
  private Item abbreviated(String text, Finding finding) {
    int start = finding.start();
    if (start < 2
        || !finding.annotator().equals(Mention.MODEL)
        || text.charAt(start - 2) != ','
        || finding.length() > LONGEST_ABBREVIATION) {
      return null;
    }
    String written = finding.surface(text);
    List<Region> regions =
        text.startsWith(".", finding.end())
            ? lookup.regions(written + ".")
            : lookup.regions(written);
    return regions.size() == 1 && regions.get(0).item() != null
        ? lexicon.itemOrNull(regions.get(0).item())
        : null;
  }

  /** The place, if a region or country behind it tells; null if nothing does. */
  private Item byWhatStandsBehind(String text, List<Finding> findings, int at) {
    Finding finding = findings.get(at);
    Item region = abbreviated(text, finding);
    if (region != null) {
      return region;
    }
    int end = endOfName(finding, text);
    if (end + 2 >= text.length()
        || text.charAt(end) != ','
        || !Character.isSpaceChar(text.charAt(end + 1))
        || !Character.isUpperCase(text.charAt(end + 2))) {
      return null;
    }
    Matcher behind =
        REGION.matcher(text).region(end + 2, Math.min(text.length(), end + LONGEST_REGION));
    if (!behind.lookingAt()) {
      return null;
    }
    String name = name(finding, text);
    boolean known = finding.annotator().equals(Mention.LEXICON);
    for (String written = behind.group();
        ;
        written = written.substring(0, written.lastIndexOf(' '))) {
      for (Region candidate : lookup.regions(written)) {
        // An abbreviation stands behind nothing but a town, be it ever so small: Cuba, Mo.
        boolean abbreviated = candidate.abbreviations().contains(written);
        if (known && !abbreviated && !hasTownIn(name, lookup.regions(written))) {
          continue;
        }
        boolean lies =
            finding.isOf(ItemKind.PLACE) && candidate.country().equals(finding.item().country());
        return lies && regionsIn(name, candidate.country()) <= 1
            ? finding.item()
            : place(name, candidate.name(), candidate.country());
      }
      if (written.indexOf(' ') < 0) {
        break;
      }
    }
    if (finding.isOf(ItemKind.PLACE)) {
      String country = countryBehind(text, findings, at);
      if (country == null || country.equals(finding.item().country())) {
        return country == null ? null : finding.item();
      }
      boolean liesThere = towns(name).stream().anyMatch(t -> t.country().equals(country));
      return !known || liesThere ? place(name, null, country) : null;
    }
    return null;
  }

  private boolean hasTownIn(String name, List<Region> regions) {
    for (Town town : towns(name)) {
      for (Region region : regions) {
        if (region.country().equals(town.country()) && region.name().equals(town.region())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The country at the end of a chain such as {@code Guildford, Surrey, United Kingdom}. */
  private static String countryBehind(String text, List<Finding> findings, int at) {
    for (int i = at + 1; i < findings.size() && i <= at + 3; i++) {
      Finding behind = findings.get(i);
      int gap = findings.get(i - 1).end();
      if (behind.start() != gap + 2
          || text.charAt(gap) != ','
          || !(behind.isOf(ItemKind.COUNTRY) || behind.isOf(ItemKind.PLACE))) {
        break;
      }
      if (behind.isOf(ItemKind.COUNTRY)) {
        return behind.item().country();
      }
    }
    // Places alone are a list: Moscow, Kyiv and Minsk.
    return null;
  }

  private Item byTheOthers(String text, Finding finding, Evidence evidence) {
    String country = finding.item().country();
    boolean ofCatalogue = finding.annotator().equals(Mention.LEXICON);
    if (ofCatalogue == (country == null)
        || (ofCatalogue
            && (evidence.hasOther(country, finding.item()) || !evidence.mayBeEnough(finding)))) {
      return null;
    }
    String name = name(finding, text);
    List<Town> towns = towns(name);
    String slug = known(name).slug();
    if (towns.isEmpty() || NO_TOWNS.contains(slug)) {
      return null;
    }
    if (ofCatalogue) {
      if (allIn(country, towns) || evidence.ofCountry(country, slug) > 0) {
        return null;
      }
      Town only = best(towns, slug, evidence);
      return only != null
              && !only.country().equals(country)
              && evidence.ofRegion(only, slug) >= ENOUGH
          ? place(name, only.region(), only.country())
          : null;
    }
    Town best = best(towns, slug, evidence);
    if (best != null) {
      return place(name, best.region(), best.country());
    }
    String most = null;
    int votes = 0;
    boolean tie = false;
    var countries = new LinkedHashSet<String>();
    towns.forEach(town -> countries.add(town.country()));
    for (String candidate : countries) {
      int here = evidence.ofCountry(candidate, slug);
      tie = here == votes;
      if (here > votes) {
        votes = here;
        most = candidate;
        tie = false;
      }
    }
    if (most == null && countries.size() == 1 && name.length() > SHORT_NAME) {
      most = countries.iterator().next();
      tie = false;
    }
    // Where an article plays elsewhere, a namesake in another country is no better guess than none;
    // and names of English-speaking countries recur in all of them.
    boolean recurs = countries.size() > 1 || towns.get(0).region() != null;
    boolean elsewhere = recurs && votes < evidence.most(slug);
    return most == null || tie || elsewhere ? null : place(name, null, most);
  }

  /** The town whose region the article mentions most; null if it mentions none, or two alike. */
  private static Town best(List<Town> towns, String slug, Evidence evidence) {
    Town best = null;
    int most = 0;
    boolean tie = false;
    for (Town town : towns) {
      int votes = town.region() == null ? 0 : evidence.ofRegion(town, slug);
      tie = votes == most ? tie || votes > 0 : votes < most && tie;
      if (votes > most) {
        most = votes;
        best = town;
      }
    }
    return tie ? null : best;
  }

  private Item place(String name, String region, String country) {
    String code = ALPHA_2.getOrDefault(country, country.toLowerCase(Locale.ROOT));
    String plain = ItemKind.PLACE.prefix() + ":" + Folding.slug(name) + "-" + code;
    Item inCatalogue = lexicon.itemOrNull(plain);
    int regions = regionsIn(name, country);
    if (inCatalogue != null && inCatalogue.name().equals(single(name) + ", " + region)) {
      return inCatalogue;
    }
    if (region != null && (regions > 1 || (regions == 0 && inCatalogue == null))) {
      String id = ItemKind.PLACE.prefix() + ":" + Folding.slug(name + " " + region) + "-" + code;
      Item exact = lexicon.itemOrNull(id);
      return exact != null
          ? exact
          : new Item(id, ItemKind.PLACE, single(name) + ", " + region, country, null);
    }
    return inCatalogue != null && country.equals(inCatalogue.country())
        ? inCatalogue
        : new Item(plain, ItemKind.PLACE, single(name), country, null);
  }

  private static String single(String name) {
    return BLANKS.matcher(name).replaceAll(" ");
  }

  /** In how many regions of a country there is a town of that name. */
  private int regionsIn(String name, String country) {
    var regions = new HashSet<String>();
    for (Town town : towns(name)) {
      if (town.country().equals(country)) {
        regions.add(town.region());
      }
    }
    return regions.size();
  }

  private static boolean allIn(String country, List<Town> towns) {
    for (Town town : towns) {
      if (!town.country().equals(country)) {
        return false;
      }
    }
    return true;
  }

  private List<Town> towns(String name) {
    return known(name).towns();
  }

  private TownLookup.Name known(String name) {
    return lookup.name(name);
  }

  /** What the places of an article say of where it plays. */
  private final class Evidence {
    private final String text;
    private List<Finding> findings;
    private boolean isKept;
    private Map<String, Set<String>> byCountry;
    private Map<String, Set<String>> byRegion;

    Evidence(String text, List<Finding> findings) {
      this.text = text;
      this.findings = findings;
    }

    /** Whether something else is plainly of that country: most places need no more to stay. */
    boolean hasOther(String country, Item item) {
      for (Finding finding : findings) {
        if (country.equals(finding.item().country())
            && !finding.item().id().equals(item.id())
            && mayLieElsewhere(finding)) {
          return true;
        }
      }
      return false;
    }

    /** Whether so many other names tell of places that a town may outdo the catalogue's place. */
    boolean mayBeEnough(Finding finding) {
      int others = 0;
      for (Finding other : findings) {
        if (mayLieElsewhere(other)) {
          others += other.start() == finding.start() ? 0 : 1;
        } else if (mayHoldPlaces(other)) {
          others += ENOUGH;
        }
        if (others >= ENOUGH) {
          return true;
        }
      }
      return false;
    }

    /** Remembers the findings as they are now, before one of them changes. */
    void keep() {
      if (!isKept) {
        findings = List.copyOf(findings);
        isKept = true;
      }
    }

    /** Gathers what all say; few articles need it. */
    private void gather() {
      if (byCountry != null) {
        return;
      }
      byCountry = new HashMap<>();
      byRegion = new HashMap<>();
      for (Finding finding : findings) {
        if (!mayLieElsewhere(finding)) {
          gatherFromInside(finding);
          continue;
        }
        String name = name(finding, text);
        String slug = known(name).slug();
        String country = finding.item().country();
        if (country != null) {
          add(byCountry, country, slug);
        }
        boolean shortened = finding.rule() == LinkRule.REGION;
        for (Region region : lookup.regions(shortened ? finding.item().name() : name)) {
          if (region.item() != null && region.item().equals(finding.item().id())) {
            add(byRegion, region.country() + ":" + region.name(), slug);
            add(byCountry, region.country(), slug);
          }
        }
        if (finding.isOf(ItemKind.PLACE)) {
          List<Town> towns = towns(name);
          if (towns.size() == 1) {
            Town town = towns.get(0);
            add(byRegion, town.country() + ":" + town.region(), slug);
            add(byCountry, town.country(), slug);
          }
          int comma = finding.item().name().indexOf(", ");
          if (finding.rule() == LinkRule.REGION && comma > 0) {
            add(byRegion, country + ":" + finding.item().name().substring(comma + 2), slug);
          }
        }
      }
    }

    /** The places inside other names: {@code Ohio EPA}, {@code Limerick District Court}. */
    private void gatherFromInside(Finding finding) {
      String name = finding.surface(text);
      if (!mayHoldPlaces(finding) || name.indexOf(' ') < 0) {
        return;
      }
      for (Finding inside : matcher.match(name, 0, name.length())) {
        String country = inside.item().country();
        if (inside.isOf(ItemKind.PLACE) && country != null) {
          String place = inside.surface(name);
          add(byCountry, country, Folding.slug(place));
          for (Region region : lookup.regions(place)) {
            if (region.item() != null && region.item().equals(inside.item().id())) {
              add(byRegion, region.country() + ":" + region.name(), Folding.slug(place));
            }
          }
        }
      }
    }

    private static boolean mayHoldPlaces(Finding finding) {
      return finding.annotator().equals(Mention.MODEL) && !finding.isOf(ItemKind.PERSON);
    }

    private static void add(Map<String, Set<String>> votes, String key, String slug) {
      votes.computeIfAbsent(key, k -> new HashSet<>()).add(slug);
    }

    /** How many other names of the article lie in a country. */
    int ofCountry(String country, String butFor) {
      gather();
      return others(byCountry.get(country), butFor);
    }

    /** How many other names lie in the country that most of them lie in. */
    int most(String butFor) {
      gather();
      return byCountry.values().stream().mapToInt(names -> others(names, butFor)).max().orElse(0);
    }

    /** How many other names of the article lie in a town's region, or are the region's. */
    int ofRegion(Town town, String butFor) {
      gather();
      return others(byRegion.get(town.country() + ":" + town.region()), butFor);
    }

    private static int others(Set<String> names, String butFor) {
      return names == null ? 0 : names.size() - (names.contains(butFor) ? 1 : 0);
    }
  }

  private static Map<String, String> alpha2() {
    var codes = new HashMap<>(Map.of("XKX", "xk"));
    for (String alpha2 : Locale.getISOCountries()) {
      codes.put(new Locale("", alpha2).getISO3Country(), alpha2.toLowerCase(Locale.ROOT));
    }
    return codes;
  }
}
