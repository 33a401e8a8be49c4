package org.newsweft.evaluate;

import java.util.List;

/** What is measured: an annotator that marks names. */
public interface EntityTagger {
  /**
   * Marks names on given words.
   *
   * @param document the sentences of one document, each the list of its words
   * @return for each sentence its spans, by numbers of words
   */
  List<List<Span>> tag(List<List<String>> document);

  /**
   * Marks names in raw text, as the job does.
   *
   * @return spans by offsets in UTF-16 units
   */
  List<Span> find(String text);
}
