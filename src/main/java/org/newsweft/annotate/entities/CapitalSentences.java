package org.newsweft.annotate.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The sentences of an article that are all in capitals, such as headlines: where a name of its
 * other sentences stands in one, it is that name there too. Capitals hide where a name begins and
 * ends, and mostly the article shows it in normal case.
 */
final class CapitalSentences {
  /** An article in capitals has hardly another sentence to learn from; it is not kept whole. */
  private static final int MOST_WORDS = 20_000;

  /** A sentence, with its words in small letters. */
  private record Sentence(String[] words, int[] starts, int[] ends) {}

  private final List<Sentence> sentences = new ArrayList<>();
  private int words;

  void add(Batch batch, int sentence) {
    int from = batch.from(sentence);
    int count = batch.to(sentence) - from;
    words += count;
    if (words > MOST_WORDS) {
      return;
    }
    var kept = new Sentence(new String[count], new int[count], new int[count]);
    for (int w = 0; w < count; w++) {
      kept.words[w] = WordForms.lowerCase(batch.words[from + w]);
      kept.starts[w] = batch.starts[from + w];
      kept.ends[w] = batch.ends[from + w];
    }
    sentences.add(kept);
  }

  void clear() {
    sentences.clear();
    words = 0;
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  /**
   * Puts the names of the other sentences into those in capitals. One that is part of a longer name
   * there stays that; other names that it overlaps give way.
   *
   * @param found the names of all sentences, in order
   * @param known names of the other sentences, by their words in small letters with blanks between
   * @param standsInSmallLetters whether a word does so somewhere in the article; a name of nothing
   *     but such words may be no name here
   * @return the names in order
   */
  List<Entity> withNamesOfTheOthers(
      List<Entity> found, Map<String, Entity> known, Predicate<String> standsInSmallLetters) {
    var places = new ArrayList<Entity>();
    Map<String, Boolean> isTelling = new HashMap<>();
    int longest = known.keySet().stream().mapToInt(CapitalSentences::countWords).max().orElse(0);
    for (Sentence sentence : sentences) {
      int at = 0;
      while (at < sentence.words.length) {
        int end = Math.min(sentence.words.length, at + longest);
        while (end > at && !isKnown(sentence, at, end, known, isTelling, standsInSmallLetters)) {
          end--;
        }
        if (end > at) {
          Entity name = known.get(joined(sentence, at, end));
          places.add(
              new Entity(
                  sentence.starts[at], sentence.ends[end - 1], name.label(), name.confidence()));
        }
        at = Math.max(at + 1, end);
      }
    }
    return merged(found, places);
  }

  private static boolean isKnown(
      Sentence sentence,
      int from,
      int to,
      Map<String, Entity> known,
      Map<String, Boolean> isTelling,
      Predicate<String> standsInSmallLetters) {
    String name = joined(sentence, from, to);
    return known.containsKey(name)
        && isTelling.computeIfAbsent(
            name, n -> !List.of(n.split(" ")).stream().allMatch(standsInSmallLetters));
  }

  private static String joined(Sentence sentence, int from, int to) {
    return String.join(" ", List.of(sentence.words).subList(from, to));
  }

  private static int countWords(String name) {
    return name.split(" ").length;
  }

  /** Both lists in one; names of the second one go before those of the first that they overlap. */
  private static List<Entity> merged(List<Entity> found, List<Entity> places) {
    var result = new ArrayList<Entity>(found.size() + places.size());
    int next = 0;
    for (Entity place : places) {
      while (next < found.size() && found.get(next).end() <= place.start()) {
        result.add(found.get(next++));
      }
      if (next < found.size() && isInside(place, found.get(next))) {
        continue;
      }
      // The last one that it overlaps may be longer than what is looked for and reach beyond it.
      while (next < found.size() && found.get(next).start() < place.end()) {
        next++;
      }
      result.add(place);
    }
    result.addAll(found.subList(next, found.size()));
    return result;
  }

  private static boolean isInside(Entity place, Entity name) {
    return name.start() <= place.start()
        && place.end() <= name.end()
        && (name.start() < place.start() || place.end() < name.end());
  }
}
