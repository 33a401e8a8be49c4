package org.newsweft.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.newsweft.text.Sentences;

/** Cuts the sentences that prove a number out of a text, and marks what they mention. */
final class MarkedSentences {
  /** Before and after a marked mention, as for strong emphasis in Markdown. */
  static final String MARK = "**";

  /**
   * A mention, in code points of the text.
   *
   * @param sentence number of its sentence, from 0
   */
  record Place(int start, int end, int sentence, String item) {}

  /**
   * A sentence with its mentions marked.
   *
   * @param number from 0, as in the table of mentions
   * @param all whether it mentions all the items
   */
  record Marked(int number, boolean all, String text) {}

  private final Sentences sentences = new Sentences();

  /**
   * The sentences that mention all items; where there is none, for each item the first that
   * mentions it.
   *
   * @param places mentions of the items in the order of the text
   * @param items number of different items
   */
  List<Marked> of(String text, List<Place> places, int items) {
    var bySentence = new TreeMap<Integer, List<Place>>();
    for (Place place : places) {
      bySentence.computeIfAbsent(place.sentence(), s -> new ArrayList<>()).add(place);
    }
    Set<Integer> chosen = new LinkedHashSet<>();
    bySentence.forEach(
        (number, mentions) -> {
          if (itemsOf(mentions).size() == items) {
            chosen.add(number);
          }
        });
    boolean all = !chosen.isEmpty();
    if (!all) {
      var seen = new LinkedHashSet<String>();
      bySentence.forEach(
          (number, mentions) -> {
            if (seen.addAll(itemsOf(mentions))) {
              chosen.add(number);
            }
          });
    }
    sentences.split(text);
    return chosen.stream()
        .map(number -> new Marked(number, all, marked(text, number, bySentence.get(number))))
        .toList();
  }

  private static Set<String> itemsOf(List<Place> mentions) {
    var items = new LinkedHashSet<String>();
    mentions.forEach(mention -> items.add(mention.item()));
    return items;
  }

  private String marked(String text, int number, List<Place> mentions) {
    var marked = new StringBuilder();
    int at = sentences.start(number);
    for (Place mention : mentions) {
      int start = text.offsetByCodePoints(0, mention.start());
      int end = text.offsetByCodePoints(start, mention.end() - mention.start());
      marked.append(text, at, start).append(MARK).append(text, start, end).append(MARK);
      at = end;
    }
    return marked.append(text, at, Math.max(at, sentences.end(number))).toString();
  }
}
