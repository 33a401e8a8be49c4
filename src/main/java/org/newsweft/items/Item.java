package org.newsweft.items;

import java.io.Serializable;
import org.newsweft.text.Folding;

/**
 * A thing that can be mentioned.
 *
 * @param id kind and name, stable: {@code country:KAZ}
 * @param kind what it is
 * @param name for people to read
 * @param country ISO 3166 alpha-3 of the country it is or lies in; null if none
 * @param wikidata id in Wikidata; null if unknown
 */
public record Item(String id, ItemKind kind, String name, String country, String wikidata)
    implements Serializable {

  /** What the id of a name begins with that may mean several things, and is counted for none. */
  public static final String AMBIGUOUS = "ambiguous:";

  /** The id of a name that may mean several things. */
  public static String ambiguousId(String name) {
    return AMBIGUOUS + Folding.slug(name);
  }

  /** The id of an item that only a text names: kind and folded name, {@code person:murat-x}. */
  public static String idOf(ItemKind kind, String name) {
    return kind.prefix() + ":" + Folding.slug(name);
  }
}
