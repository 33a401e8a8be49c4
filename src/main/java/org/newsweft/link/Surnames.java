package org.newsweft.link;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

/**
 * Who is meant by a surname in an article that gives no full name: the bearer that dominates the
 * period, if the article shares an item with the articles that name him or her in full (two items
 * if these are fewer than three). Else it is nobody's.
 */
final class Surnames implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share of the articles with a full name of that surname that the bearer must have. */
  static final double DOMINATES = 0.8;

  /** In how many articles a single name must stand to be a person's whole name. */
  static final long KNOWN_BY_ONE_NAME = 5;

  /** A bearer whom a period names in full more often is known: one shared item is enough. */
  private static final long KNOWN = 3;

  /**
   * A bearer of a surname in a period.
   *
   * @param person id of the person
   * @param articles how many articles of the period name the person in full
   * @param context the items most often beside the person in them
   */
  record Bearer(String person, long articles, List<String> context) implements Serializable {}

  private record Key(String surname, LocalDate period) implements Serializable {}

  private final HashMap<Key, Bearer> dominating = new HashMap<>();
  private final HashMap<Key, String> evidence = new HashMap<>();

  /** How many times as many articles name bearers of a surname as take it for something else. */
  static final long FAR_MORE = 4;

  private final Set<String> known;
  private final Set<String> singleNames;

  /**
   * @param known surnames that a full name in the corpus ends in
   * @param singleNames names of one word that no full name ends in, frequent enough to be a
   *     person's whole name
   */
  Surnames(Set<String> known, Set<String> singleNames) {
    this.known = known;
    this.singleNames = singleNames;
  }

  /** Says who bears a surname in a period. */
  void add(String surname, LocalDate period, List<Bearer> bearers) {
    var sorted = new ArrayList<>(bearers);
    sorted.sort(
        Comparator.comparingLong(Bearer::articles).reversed().thenComparing(Bearer::person));
    long all = sorted.stream().mapToLong(Bearer::articles).sum();
    Bearer first = sorted.get(0);
    var key = new Key(surname, period);
    if (first.articles() >= DOMINATES * all) {
      dominating.put(key, first);
    }
    evidence.put(
        key,
        "%d of %d articles of the period with that surname in full name %s"
            .formatted(first.articles(), all, first.person()));
  }

  /**
   * Decides.
   *
   * @param surname the surname alone, folded
   * @param period the article's period
   * @param items ids of the other items of the article
   */
  Link decide(String surname, LocalDate period, Set<String> items) {
    if (singleNames.contains(surname)) {
      return new Link(
          ItemKind.PERSON.prefix() + ":" + surname,
          LinkRule.SINGLE_NAME,
          "no full name in the corpus ends or begins with it");
    }
    var key = new Key(surname, period);
    Bearer bearer = dominating.get(key);
    if (bearer == null) {
      return ambiguous(
          surname,
          evidence.getOrDefault(
              key,
              known.contains(surname)
                  ? "no full name in the period ends in it"
                  : "no full name in the corpus ends in it, and it is rare"));
    }
    int needed = bearer.articles() >= KNOWN ? 1 : 2;
    for (String item : bearer.context()) {
      if (items.contains(item) && --needed == 0) {
        return new Link(bearer.person(), LinkRule.SURNAME_OF_PERIOD, evidence.get(key));
      }
    }
    return ambiguous(
        surname,
        evidence.get(key) + ", but the article shares too few of the items beside the person");
  }

  private static Link ambiguous(String surname, String why) {
    return new Link(Item.AMBIGUOUS + surname, LinkRule.AMBIGUOUS, why);
  }

  /** What was found of each surname and period: rows of the table {@code names}. */
  List<Decision> decisions() {
    var rows = new ArrayList<Decision>();
    for (Map.Entry<Key, String> entry : evidence.entrySet()) {
      Bearer bearer = dominating.get(entry.getKey());
      String surname = entry.getKey().surname();
      rows.add(
          new Decision(
              surname,
              entry.getKey().period(),
              bearer == null ? Item.AMBIGUOUS + surname : bearer.person(),
              bearer == null ? LinkRule.AMBIGUOUS : LinkRule.SURNAME_OF_PERIOD,
              entry.getValue()));
    }
    rows.sort(Comparator.comparing(Decision::surname).thenComparing(Decision::period));
    return rows;
  }

  /** Who bears a surname in a period, if anybody dominates. */
  record Decision(String surname, LocalDate period, String item, LinkRule rule, String evidence) {}
}
