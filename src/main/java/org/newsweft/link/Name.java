package org.newsweft.link;

import java.io.Serializable;

/**
 * A name as the corpus gives it, before names are joined.
 *
 * @param id kind and folded name: {@code person:vladimir-zelensky}
 * @param name its most frequent surface
 * @param articles in how many articles it stands, each way of writing it counted for itself
 * @param inCatalogue whether the catalogue holds it, so that its item is never another
 */
record Name(String id, String name, long articles, boolean inCatalogue) implements Serializable {
  String kind() {
    return id.substring(0, id.indexOf(':'));
  }

  String slug() {
    return id.substring(id.indexOf(':') + 1);
  }
}
