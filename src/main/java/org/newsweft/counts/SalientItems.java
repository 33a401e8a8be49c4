package org.newsweft.counts;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items of a very long article that take part in pairs and triples: those with the most
 * mentions, of equals the one mentioned first. A list of winners or a yearbook would otherwise give
 * more pairs than a month of news.
 */
final class SalientItems {
  /** What is known of an item in one article. */
  private static final class Salience {
    private final int firstMention;
    private int mentions;

    Salience(int firstMention) {
      this.firstMention = firstMention;
    }

    int mentions() {
      return mentions;
    }

    int firstMention() {
      return firstMention;
    }
  }

  private static final Comparator<Salience> MOST_SALIENT_FIRST =
      Comparator.comparingInt(Salience::mentions)
          .reversed()
          .thenComparingInt(Salience::firstMention);

  private final int all;
  private final Set<String> kept;

  /**
   * @param items the item of each mention that is counted, in the order of the text; no two
   *     mentions have the same place, so no two items are equally salient
   * @param maxItems how many items are kept at most
   */
  SalientItems(List<String> items, int maxItems) {
    var saliences = new LinkedHashMap<String, Salience>();
    for (int m = 0; m < items.size(); m++) {
      int place = m;
      saliences.computeIfAbsent(items.get(m), k -> new Salience(place)).mentions++;
    }
    all = saliences.size();
    kept = new HashSet<>();
    saliences.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(MOST_SALIENT_FIRST))
        .limit(maxItems)
        .forEach(entry -> kept.add(entry.getKey()));
  }

  boolean isKept(String item) {
    return kept.contains(item);
  }

  /** Items that are not kept. */
  int left() {
    return all - kept.size();
  }

  /** Pairs of items of which one or both are not kept. */
  long pairsLeft() {
    return pairs(all) - pairs(kept.size());
  }

  private static long pairs(long items) {
    return items * (items - 1) / 2;
  }
}
