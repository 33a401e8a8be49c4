package org.newsweft.items;

import java.io.Serializable;
import java.util.List;

/**
 * One way in which texts mention an item.
 *
 * @param text as written in the catalogue; its capitals say how it must be written in a text
 * @param item the item; null for a phrase that only keeps shorter spellings from matching
 * @param company words or phrases of which one must stand in the same sentence; empty if none is
 *     needed
 * @param inflected whether the plural of its last word is meant as well
 */
public record Spelling(String text, Item item, List<String> company, boolean inflected)
    implements Serializable {

  static Spelling of(String text, Item item) {
    return new Spelling(text, item, List.of(), false);
  }

  /** Whether it mentions nothing and only blocks: {@code New Mexico} for the country. */
  public boolean blocks() {
    return item == null;
  }
}
