package org.newsweft.trends;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * All items with their stories, by number. It is held once on the driver and once on each executor:
 * some hundred bytes an item. Ids are texts in Spark's own form, which need not be decoded.
 */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<UTF8String, Integer> numbers;
  private final UTF8String[] ids;
  private final long[] stories;
  private final long[][] present;

  /** An item: its stories over all periods, and the tested periods in which it has one. */
  record Item(String id, long stories, List<Integer> places) {}

  Vocabulary(List<Item> items, int periods) {
    numbers = new HashMap<>(2 * items.size());
    ids = new UTF8String[items.size()];
    stories = new long[items.size()];
    present = new long[items.size()][(periods + 63) / 64];
    for (int number = 0; number < items.size(); number++) {
      Item item = items.get(number);
      ids[number] = UTF8String.fromString(item.id());
      numbers.put(ids[number], number);
      stories[number] = item.stories();
      for (int place : item.places()) {
        present[number][place >> 6] |= 1L << (place & 63);
      }
    }
  }

  int number(UTF8String id) {
    return numbers.get(id);
  }

  UTF8String id(int number) {
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
