package org.newsweft.trends;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All items with their stories, by number. It is held once on the driver and once on each executor:
 * some hundred bytes an item.
 */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, Integer> numbers;
  private final String[] ids;
  private final long[] stories;
  private final long[][] present;

  /** An item: its stories over all periods, and the tested periods in which it has one. */
  record Item(String id, long stories, List<Integer> places) {}

  Vocabulary(List<Item> items, int periods) {
    numbers = new HashMap<>(2 * items.size());
    ids = new String[items.size()];
    stories = new long[items.size()];
    present = new long[items.size()][(periods + 63) / 64];
    for (int number = 0; number < items.size(); number++) {
      Item item = items.get(number);
      numbers.put(item.id(), number);
      ids[number] = item.id();
      stories[number] = item.stories();
      for (int place : item.places()) {
        present[number][place >> 6] |= 1L << (place & 63);
      }
    }
  }

  int number(String id) {
    return numbers.get(id);
  }

  String id(int number) {
    return ids[number];
  }

  /** Stories of an item over all periods. */
  long stories(int number) {
    return stories[number];
  }

  /** Whether an item is in a story of a tested period. */
  boolean isPresent(int number, int place) {
    return (present[number][place >> 6] & 1L << (place & 63)) != 0;
  }
}
