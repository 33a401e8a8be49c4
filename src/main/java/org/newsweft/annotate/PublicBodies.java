package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.newsweft.items.Catalogue;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.Spelling;
import org.newsweft.items.Towns;
import org.newsweft.text.Folding;

/**
 * Names that every state has, such as {@code Supreme Court} and {@code Ministry of Defence}: which
 * one is meant tells the country in or beside the name, or the only country in the article. Else it
 * is one of two hundred, and counts for none.
 */
final class PublicBodies {
  private static final Set<String> COMMON =
      Set.of(
          ("ministry ministries minister ministers department office of for the and on"
                  + " foreign affairs defence interior internal home justice finance financial"
                  + " health public education higher science energy agriculture rural development"
                  + " economy economic trade commerce industry transport transportation environment"
                  + " environmental natural resources culture sport sports tourism labour social"
                  + " security welfare housing treasury revenue customs supreme court courts"
                  + " constitutional high appeals appeal federal district county city municipal"
                  + " regional provincial magistrates criminal central bank national state assembly"
                  + " parliament senate congress house representatives commons lords chamber"
                  + " deputies upper lower council cabinet government administration executive army"
                  + " navy air force forces armed police military guard coast border intelligence"
                  + " service services secret agency election electoral elections commission inquiry"
                  + " committee authority university hospital party liberal conservative communist"
                  + " socialist democratic democrat democrats democracy green greens christian"
                  + " people peoples popular workers progressive republican statistics bureau"
                  + " prosecutor prosecutors general attorney ombudsman presidency presidential"
                  + " civil aviation emergency emergencies management disaster space fire"
                  + " immigration migration human rights post railways railway airport airlines"
                  + " institute academy board chief staff union football association federation"
                  + " olympic team stock exchange times news daily television radio broadcasting"
                  + " legislative judicial judiciary embassy consulate unification prison prisons"
                  + " penitentiary tax audit parliamentary ruling opposition joint technical secretary"
                  + " working group task special leadership steering advisory contact core"
                  + " preparatory corps")
              .split(" "));

  /** Words that are as common inside the names of bodies, and may be a name alone. */
  private static final Set<String> COMMON_INSIDE =
      Set.of(
          ("governors trustees directors reform united unity freedom independence"
                  + " independent movement alliance front coalition nationalist patriotic"
                  + " liberation radical centre center unionist renewal solidarity alternative"
                  + " museum library medical clinic school college zoo gallery theatre climate"
                  + " water planning youth women womens children childrens family families gender"
                  + " equality digital technology innovation information communications"
                  + " telecommunications media petroleum oil gas mines mining minerals forests"
                  + " forestry fisheries food infrastructure works construction local religious"
                  + " veterans budget universities employment tribal integration cooperation"
                  + " ecology investigation investigations")
              .split(" "));

  /** Those that one word names. */
  private static final Set<String> WHOLE_NAMES =
      Set.of("senate", "congress", "parliament", "government", "cabinet", "treasury", "presidency");

  /** Bodies of which a country has many. */
  private static final Set<String> LOCAL =
      Set.of(
          ("hospital school college university district county city municipal regional provincial"
                  + " magistrates local clinic medical library theatre zoo")
              .split(" "));

  /** Bodies that organisations of several countries have, be the article about one or not. */
  private static final Set<String> INTERNATIONAL_TOO =
      Set.of(
          "governors",
          "trustees",
          "directors",
          "inquiry",
          "working",
          "steering",
          "contact",
          "museum",
          "gallery");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern BESIDE = Pattern.compile("['’]?s?[\\s\\p{Z}]+");

  private static final Pattern OF_OR_IN =
      Pattern.compile("[\\s\\p{Z}]+(?:of|in)[\\s\\p{Z}]+(?:the )?");

  /** What a body is of that is no country: {@code Congress of Guerrero}. */
  private static final Pattern OF_SOMETHING = Pattern.compile(" of (?:the )?\\p{Lu}");

  private PublicBodies() {}

  /** Whether a word is one of those that the bodies of all countries share. */
  static boolean isCommonWord(String word) {
    String folded = Folding.slug(word);
    return COMMON.contains(folded) || COMMON_INSIDE.contains(folded);
  }

  /** Whether a name is made of words only that the bodies of all countries share. */
  static boolean isCommon(String name) {
    return !common(name, false).isEmpty();
  }

  /** The findings, common names of bodies told apart by country. */
  static List<Finding> link(
      String text, List<Finding> findings, Lexicon lexicon, LexiconMatcher matcher) {
    List<Finding> linked = findings;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      boolean unknownBody =
          finding.isOf(ItemKind.ORGANIZATION)
              && finding.rule() == LinkRule.NAME
              && finding.annotator().equals(Mention.MODEL)
              && !NameKinds.isNamedAsThing(finding.item().name())
              && !NameKinds.isPartOfMore(text, finding);
      String common =
          unknownBody
              ? common(withoutCountry(finding, text, matcher), finding.item().country() != null)
              : "";
      if (!common.isEmpty()) {
        linked = linked == findings ? new ArrayList<>(findings) : linked;
        linked.set(i, link(text, findings, i, common, lexicon));
      }
    }
    return linked;
  }

  private static Finding link(
      String text, List<Finding> findings, int at, String common, Lexicon lexicon) {
    Finding finding = findings.get(at);
    String country = finding.item().country();
    country = country != null ? country : countryBeside(text, findings, at);
    LinkRule rule = LinkRule.BODY_OF_COUNTRY;
    if (country == null
        && (isOfRegion(text, findings, at) || mayBeOfAnother(text, finding, common))) {
      return finding.as(Meanings.ambiguous(finding, finding.item().name()), LinkRule.AMBIGUOUS);
    }
    if (country == null) {
      country = onlyCountry(text, findings, lexicon.towns());
      rule = LinkRule.CONTEXT;
    }
    Item known = country == null ? null : lexicon.bodies().get(key(common, country));
    if (known != null) {
      return finding.as(known, rule);
    }
    boolean many = common.indexOf('-') < 0 && !WHOLE_NAMES.contains(common);
    if (country == null || many) {
      return finding.as(Meanings.ambiguous(finding, finding.item().name()), LinkRule.AMBIGUOUS);
    }
    String id =
        ItemKind.ORGANIZATION.prefix() + ":" + common + "-of-" + country.toLowerCase(Locale.ROOT);
    String name = finding.item().name();
    return finding.as(new Item(id, ItemKind.ORGANIZATION, name, country, null), rule);
  }

  /**
   * The public bodies of a catalogue by country and common name: {@code Senate of Chile} is the
   * catalogue's Chilean Senate.
   */
  static Map<String, Item> known(Catalogue catalogue) {
    var matcher = new LexiconMatcher(Lexicon.of(catalogue.namesOf(EnumSet.of(ItemKind.COUNTRY))));
    var known = new HashMap<String, Item>();
    for (Spelling spelling : catalogue.spellings()) {
      Item item = spelling.item();
      if (item != null
          && item.kind() == ItemKind.ORGANIZATION
          && item.country() != null
          && spelling.company().isEmpty()) {
        String common = common(withoutCountry(spelling.text(), matcher), false);
        if (!common.isEmpty()) {
          known.putIfAbsent(key(common, item.country()), item);
        }
      }
    }
    return known;
  }

  private static String key(String common, String country) {
    return common + "-of-" + country;
  }

  /**
   * The words of a name in a form that its usual variants share ({@code Ministry of Foreign
   * Affairs}, {@code Foreign Ministry}); empty if one of them is a name of its own.
   */
  private static String common(String name, boolean hasCountry) {
    var words = new ArrayList<String>();
    for (String word : BLANKS.split(name, -1)) {
      String folded =
          Folding.slug(
              word.endsWith("'s") || word.endsWith("’s")
                  ? word.substring(0, word.length() - 2)
                  : word);
      if (!folded.isEmpty()) {
        words.add(
            switch (folded) {
              case "defense" -> "defence";
              case "labor" -> "labour";
              case "organisation" -> "organization";
              default -> folded;
            });
      }
    }
    if (!words.stream().allMatch(word -> COMMON.contains(word) || COMMON_INSIDE.contains(word))) {
      return "";
    }
    words.removeAll(List.of("of", "for", "the", "and", "on"));
    boolean several = words.size() > 1;
    if (words.isEmpty() || (!several && (hasCountry || !COMMON.contains(words.get(0))))) {
      return "";
    }
    if (List.of("ministry", "department").contains(words.get(0))) {
      words.add(words.remove(0));
    }
    words.remove("affairs");
    return String.join("-", words);
  }

  /** A country inside a name says whose it is, and is no name of its own. */
  private static String withoutCountry(Finding finding, String text, LexiconMatcher matcher) {
    String name = finding.surface(text);
    return finding.item().country() == null ? name : withoutCountry(name, matcher);
  }

  private static String withoutCountry(String name, LexiconMatcher matcher) {
    for (Finding inside : matcher.match(name, 0, name.length())) {
      if (inside.isOf(ItemKind.COUNTRY)) {
        return name.substring(0, inside.start()) + name.substring(inside.end());
      }
    }
    return name;
  }

  /** The country just before ({@code Kazakhstan's Senate}) or after ({@code Senate of Chile}). */
  private static String countryBeside(String text, List<Finding> findings, int at) {
    Finding finding = findings.get(at);
    if (at > 0) {
      Finding before = findings.get(at - 1);
      String between = text.substring(Math.min(before.end(), finding.start()), finding.start());
      if (isCountry(before) && BESIDE.matcher(between).matches()) {
        return before.item().country();
      }
    }
    if (at + 1 < findings.size()) {
      Finding after = findings.get(at + 1);
      String between = text.substring(finding.end(), Math.max(after.start(), finding.end()));
      if (isCountry(after) && OF_OR_IN.matcher(between).matches()) {
        return after.item().country();
      }
    }
    return null;
  }

  /**
   * Whether it belongs to a part of a country: {@code New York State Senate}, {@code Hanoi People's
   * Court}.
   */
  private static boolean isOfRegion(String text, List<Finding> findings, int at) {
    int start = findings.get(at).start();
    if (at > 0 && findings.get(at - 1).isOf(ItemKind.PLACE)) {
      int end = findings.get(at - 1).end();
      if (end <= start && BESIDE.matcher(text.substring(end, start)).matches()) {
        return true;
      }
    }
    return switch (NameKinds.wordBefore(text, start)) {
      case "State", "County", "City", "Province", "Territory" -> true;
      default -> false;
    };
  }

  /** Whether the only country of the article need not be the one whose body is meant. */
  private static boolean mayBeOfAnother(String text, Finding finding, String common) {
    return (TextAt.stands(OF_SOMETHING, text, finding.end()) && !common.endsWith("party"))
        || NameKinds.isOneOfMany(text, finding)
        || List.of(common.split("-", -1)).stream()
            .anyMatch(word -> LOCAL.contains(word) || INTERNATIONAL_TOO.contains(word));
  }

  private static boolean isCountry(Finding finding) {
    return finding.isOf(ItemKind.COUNTRY) && finding.rule() != LinkRule.AMBIGUOUS;
  }

  /**
   * The country of all places in the article; null if there are several, or if one of them is a
   * state or province, which has bodies of these names itself.
   */
  private static String onlyCountry(String text, List<Finding> findings, Towns towns) {
    Set<String> countries = new LinkedHashSet<>();
    for (Finding finding : findings) {
      boolean place = finding.isOf(ItemKind.COUNTRY) || finding.isOf(ItemKind.PLACE);
      if (place && finding.rule() != LinkRule.AMBIGUOUS && finding.item().country() != null) {
        countries.add(finding.item().country());
        if (finding.isOf(ItemKind.PLACE)
            && towns.regions(finding.surface(text)).stream()
                .anyMatch(r -> finding.item().id().equals(r.item()))) {
          return null;
        }
      }
    }
    return countries.size() == 1 ? countries.iterator().next() : null;
  }
}
