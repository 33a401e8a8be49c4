package org.newsweft.evaluate;

import java.util.Set;

/** What is measured: an annotator that says which items an article mentions. */
@FunctionalInterface
public interface ItemFinder {
  /** Ids of the items in a text. */
  Set<String> find(String text);
}
