package org.newsweft.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.PersonName;

/**
 * Joins the names that are spellings of one person or thing. Joining two is worse than missing one,
 * so that every rule asks for more than likeness:
 *
 * <ol>
 *   <li>Two full names of persons that share a key ({@link NameKeys}) are one if both stand beside
 *       the same things: of the {@value #CONTEXT} items most frequent beside each, one that is no
 *       country is the same, or the most frequent country is.
 *   <li>A middle name, an initial or a short first name joins only where it fits exactly one longer
 *       name: {@code George Bush} joins neither {@code George W. Bush} nor {@code George H. W.
 *       Bush}. Many bear the same first name and surname in one country, so that here the country
 *       is not enough.
 *   <li>Names of different generations are two people, and so is a name with {@code Jr.} or {@code
 *       III} and the same without.
 *   <li>Other names are one if they differ in nothing but British or American spelling, articles
 *       and legal forms.
 *   <li>A name that is taken for several kinds of things goes to the kind that it nearly always
 *       has; between organisations and other names, the more frequent of the two decides.
 *   <li>People of whom it is known that they differ ({@link DifferentPeople}) are never joined.
 * </ol>
 *
 * <p>The item is the most frequent of the joined names; of equals the first in the alphabet. The
 * result depends on the set of names alone, not on their order.
 */
final class NameMerger {
  /** How many of the items beside a name are compared. */
  static final int CONTEXT = 10;

  /** The share of a name's articles that its main kind must have. */
  private static final double NEARLY_ALWAYS = 0.9;

  /** What a recogniser takes for each other most. */
  private static final Set<String> BODY_OR_OTHER = Set.of("org", "other");

  private static final Comparator<Name> MOST_FREQUENT =
      Comparator.comparing(Name::inCatalogue)
          .thenComparingLong(Name::articles)
          .reversed()
          .thenComparing(Name::id);

  private final Overrides overrides;
  private final Map<String, Name> names = new TreeMap<>();
  private final Map<String, Link> links = new HashMap<>();
  private List<Group> groups;

  /** For the head of each group of joined names all of them. */
  private final Map<String, List<String>> members = new HashMap<>();

  NameMerger(List<Name> names, Overrides overrides) {
    this.overrides = overrides;
    names.forEach(name -> this.names.put(name.id(), name));
  }

  /** The names of whose context the decision depends: those that share a key with another. */
  Set<String> needContext() {
    var ids = new LinkedHashSet<String>();
    for (Group group : groupsOfPersons()) {
      group.names.forEach(candidate -> ids.add(candidate.name.id()));
    }
    return ids;
  }

  /**
   * Decides.
   *
   * @param contexts for each of {@link #needContext} the items most often beside it, the most
   *     frequent first
   * @return for each name that becomes another item, which and why
   */
  Map<String, Link> merge(Map<String, List<String>> contexts) {
    byKind();
    byForm();
    groupsOfPersons().forEach(group -> joinPersons(group.kind, group.names, contexts));
    overrides.same().forEach(this::join);
    return flattened();
  }

  // A full name of a person, taken apart.
  private record Candidate(Name name, PersonName parts) {}

  /** Names that share a key. */
  private record Group(NameKeys.Kind kind, List<Candidate> names) {}

  /** Groups of two or more full names that share a key, by kind of key, the surest kind first. */
  private List<Group> groupsOfPersons() {
    if (groups == null) {
      groups = findGroups();
    }
    return groups;
  }

  private List<Group> findGroups() {
    Map<NameKeys.Kind, Map<String, List<Candidate>>> byKind = new TreeMap<>();
    for (Name name : names.values()) {
      if (!name.kind().equals("person")) {
        continue;
      }
      PersonName parts = PersonName.of(name.name());
      if (parts.isFull()) {
        var candidate = new Candidate(name, parts);
        NameKeys.ofPerson(parts)
            .forEach(
                (kind, key) ->
                    byKind
                        .computeIfAbsent(kind, k -> new TreeMap<>())
                        .computeIfAbsent(key, k -> new ArrayList<>())
                        .add(candidate));
      }
    }
    var several = new ArrayList<Group>();
    byKind.forEach(
        (kind, byKey) ->
            byKey.forEach(
                (key, group) -> {
                  if (group.size() > 1) {
                    several.add(new Group(kind, group));
                  }
                }));
    return several;
  }

  private void joinPersons(
      NameKeys.Kind kind, List<Candidate> group, Map<String, List<String>> contexts) {
    var candidates = new ArrayList<>(group);
    candidates.sort(Comparator.comparing(Candidate::name, MOST_FREQUENT));
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i + 1; j < candidates.size(); j++) {
        Candidate one = candidates.get(i);
        Candidate other = candidates.get(j);
        if (fits(kind, one, other, candidates)) {
          List<String> shared = shared(contexts.get(one.name.id()), contexts.get(other.name.id()));
          if (isEnough(kind, shared)) {
            join(
                other.name.id(),
                one.name.id(),
                LinkRule.VARIANT,
                kind.meaning + "; both beside " + String.join(", ", shared));
          }
        }
      }
    }
  }

  private static boolean fits(
      NameKeys.Kind kind, Candidate one, Candidate other, List<Candidate> group) {
    List<String> ours = one.parts.words();
    List<String> theirs = other.parts.words();
    if (!sameGeneration(one.parts, other.parts)) {
      return false;
    }
    return switch (kind) {
      case TRANSLITERATION -> true;
      case ORDER ->
          (one.parts.startsWithSurname() || other.parts.startsWithSurname())
              && ours.size() == theirs.size();
      case MIDDLE -> {
        boolean oneIsShort = ours.size() == 2 && theirs.size() > 2;
        boolean otherIsShort = theirs.size() == 2 && ours.size() > 2;
        yield (oneIsShort || otherIsShort) && middles(group) == 1;
      }
      case SHORT_FIRST_NAME ->
          NameKeys.isShortFirstName(one.parts) != NameKeys.isShortFirstName(other.parts);
    };
  }

  /**
   * Whether nothing tells one as the other's son or father. Who is named without {@code Jr.} may be
   * either; only a ruler is mostly named without the number.
   */
  private static boolean sameGeneration(PersonName one, PersonName other) {
    String ours = one.generation();
    String theirs = other.generation();
    boolean isRuler = one.startsWithStyle() && other.startsWithStyle();
    return ours.equals(theirs) || (isRuler && (ours.isEmpty() || theirs.isEmpty()));
  }

  /** How many different middles the names of a group have; an initial is that of a name. */
  private static long middles(List<Candidate> group) {
    Set<String> middles = new HashSet<>();
    for (Candidate candidate : group) {
      List<String> words = candidate.parts.words();
      if (words.size() > 2) {
        middles.add(
            words.subList(1, words.size() - 1).stream()
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining()));
      }
    }
    return middles.size();
  }

  /** What both contexts hold: things that are no countries, and the country that comes first. */
  private static List<String> shared(List<String> one, List<String> other) {
    if (one == null || other == null) {
      return List.of();
    }
    var shared = new ArrayList<>(one);
    shared.retainAll(other);
    String country = firstCountry(one);
    boolean sameCountry = country != null && country.equals(firstCountry(other));
    shared.removeIf(id -> isCountry(id) && !(sameCountry && id.equals(country)));
    return shared;
  }

  /** A country is enough only for names that are the same words. */
  private static boolean isEnough(NameKeys.Kind kind, List<String> shared) {
    return switch (kind) {
      case TRANSLITERATION, ORDER -> !shared.isEmpty();
      case MIDDLE, SHORT_FIRST_NAME -> !shared.stream().allMatch(NameMerger::isCountry);
    };
  }

  private static String firstCountry(List<String> context) {
    return context.stream().filter(NameMerger::isCountry).findFirst().orElse(null);
  }

  private static boolean isCountry(String id) {
    return id.startsWith(ItemKind.COUNTRY.prefix() + ":");
  }

  /** A name that is a person in nearly all articles, and a place in some, is one thing. */
  private void byKind() {
    Map<String, List<Name>> bySlug =
        names.values().stream()
            .filter(name -> !overrides.isIgnored(name.id()))
            .collect(Collectors.groupingBy(Name::slug, TreeMap::new, Collectors.toList()));
    bySlug.values().stream().filter(group -> group.size() > 1).forEach(this::joinKinds);
  }

  private void joinKinds(List<Name> group) {
    long all = group.stream().mapToLong(Name::articles).sum();
    Name main = group.stream().min(MOST_FREQUENT).orElseThrow();
    for (Name name : group) {
      if (!name.equals(main) && isOneThing(main, name, all)) {
        join(
            name.id(),
            main.id(),
            LinkRule.VARIANT,
            "the name is %s in %d of %d articles".formatted(main.kind(), main.articles(), all));
      }
    }
  }

  private static boolean isOneThing(Name main, Name name, long all) {
    if (BODY_OR_OTHER.contains(main.kind()) && BODY_OR_OTHER.contains(name.kind())) {
      return main.articles() > name.articles();
    }
    // A place and what took its name, such as the river and the company, are two.
    boolean namesake = name.kind().equals("place") && name.slug().indexOf('-') < 0;
    return !namesake && main.articles() >= NEARLY_ALWAYS * all;
  }

  private void byForm() {
    Map<String, List<Name>> byForm =
        names.values().stream()
            .filter(name -> !name.kind().equals("person"))
            .collect(
                Collectors.groupingBy(
                    name -> name.kind() + " " + NameKeys.ofOther(name.slug()),
                    TreeMap::new,
                    Collectors.toList()));
    byForm
        .values()
        .forEach(
            group -> {
              Name main = group.stream().min(MOST_FREQUENT).orElseThrow();
              group.stream()
                  .filter(name -> !name.equals(main))
                  .forEach(
                      name ->
                          join(
                              name.id(),
                              main.id(),
                              LinkRule.VARIANT,
                              "the same but for British or American spelling, articles and legal"
                                  + " form"));
            });
  }

  private void join(String name, String item) {
    links.remove(name);
    join(name, item, LinkRule.OVERRIDE, "same in items.overrides");
  }

  /** Joins the heads of two groups, unless it is known that names of them differ. */
  private void join(String name, String item, LinkRule rule, String evidence) {
    String from = head(name);
    String to = head(item);
    if (from.equals(to) || (rule != LinkRule.OVERRIDE && differ(from, to))) {
      return;
    }
    links.put(from, new Link(to, rule, evidence));
    List<String> joined = members.computeIfAbsent(to, NameMerger::itself);
    List<String> others = members.remove(from);
    joined.addAll(others == null ? List.of(from) : others);
  }

  private static List<String> itself(String id) {
    return new ArrayList<>(List.of(id));
  }

  private boolean differ(String one, String other) {
    for (String ours : members.getOrDefault(one, List.of(one))) {
      for (String theirs : members.getOrDefault(other, List.of(other))) {
        if (overrides.areDifferent(ours, theirs) || DifferentPeople.SHIPPED.hold(ours, theirs)) {
          return true;
        }
      }
    }
    return false;
  }

  private String head(String id) {
    String head = id;
    for (Link link = links.get(head); link != null; link = links.get(head)) {
      head = link.item();
    }
    return head;
  }

  /** Every name to the most frequent of its group, or to what an override names. */
  private Map<String, Link> flattened() {
    Map<String, List<Name>> groups = new TreeMap<>();
    for (String id : links.keySet()) {
      String head = head(id);
      List<Name> group = groups.computeIfAbsent(head, h -> new ArrayList<>());
      if (names.containsKey(id)) {
        group.add(names.get(id));
      }
    }
    var flat = new TreeMap<String, Link>();
    groups.forEach(
        (head, group) -> {
          Name own = names.get(head);
          if (own != null) {
            group.add(own);
          }
          boolean fixed = own == null || overrides.isTarget(head);
          String item = fixed ? head : group.stream().min(MOST_FREQUENT).orElseThrow().id();
          for (Name name : group) {
            if (!name.id().equals(item)) {
              Link link = links.containsKey(name.id()) ? links.get(name.id()) : links.get(item);
              flat.put(name.id(), new Link(item, link.rule(), link.evidence()));
            }
          }
        });
    return flat;
  }
}
