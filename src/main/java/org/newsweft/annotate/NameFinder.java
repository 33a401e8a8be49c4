package org.newsweft.annotate;

import java.util.List;
import org.newsweft.annotate.entities.Entity;

/**
 * A recogniser that reads single texts on the calling thread, outside of the tasks of Spark: to
 * measure it. It finds what it finds in the job. For one thread.
 */
public interface NameFinder {
  /** The names in a text, labelled PER, ORG, LOC or MISC; offsets are those of the text. */
  List<Entity> find(String text);

  /**
   * The names in an article that is cut into sentences and words already.
   *
   * @return for each sentence its names; their offsets are numbers of words
   */
  List<List<Entity>> tag(List<List<String>> article);
}
