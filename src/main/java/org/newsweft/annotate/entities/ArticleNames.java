package org.newsweft.annotate.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names of one article as they are read, sentence by sentence, and then once more as a whole:
 * {@link KindVote} gives each name one kind, and {@link CapitalSentences} puts the names of the
 * other sentences into those in capitals.
 */
final class ArticleNames {
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> POSSESSIVES =
      Set.of("'s", "’s", "‘s", "`s", "'S", "’S", "‘S", "`S", "'", "’");

  /** What models call people. */
  private static final Set<String> PEOPLE = Set.of("PER", "PERSON");

  /**
   * A name at one place.
   *
   * @param words its words in small letters, with blanks between them
   * @param lastWord the last of them if it is one of several
   * @param kind the number of the kind that its labels say
   * @param ofKinds for each kind the mean probability of its words to belong to a name of it
   * @param confidence the mean probability of its labels
   * @param inCapitals whether all of its sentence is
   */
  private record Name(
      int start,
      int end,
      String words,
      String lastWord,
      int kind,
      double[] ofKinds,
      double confidence,
      boolean inCapitals) {}

  private final Labels labels;
  private final List<String> kinds;

  /** The number of the kind of each label; -1 for O. */
  private final int[] kindOf;

  private final List<Name> names = new ArrayList<>();
  private final CapitalSentences capitals = new CapitalSentences();

  ArticleNames(Labels labels) {
    this.labels = labels;
    this.kinds = labels.kinds();
    this.kindOf = new int[labels.count()];
    for (int label = 0; label < kindOf.length; label++) {
      kindOf[label] = label == 0 ? -1 : kinds.indexOf(labels.kind(label));
    }
  }

  /** Adds a sentence that is all in capitals; its names are added as those of any other. */
  void addCapitals(Batch batch, int sentence) {
    capitals.add(batch, sentence);
  }

  /**
   * Adds a name, without an article before it and a possessive behind it.
   *
   * @param from its first word in the batch
   * @param to the word behind its last
   * @param scores for each word of the batch a score for each label
   * @param path for each word of the batch its label
   * @param inCapitals whether all of its sentence is
   */
  void add(Batch batch, int from, int to, float[] scores, int[] path, boolean inCapitals) {
    int start = from;
    int end = to;
    while (start < end && isArticle(batch.words[start]) && !isInitial(batch, start, end)) {
      start++;
    }
    while (end > start && POSSESSIVES.contains(batch.words[end - 1])) {
      end--;
    }
    if (start == end) {
      return;
    }
    double[] ofKinds = new double[kinds.size()];
    double ofLabels = 0;
    int count = end - start;
    for (int w = start; w < end; w++) {
      ofLabels += addProbabilities(scores, w * labels.count(), path[w], count, ofKinds) / count;
    }
    var words = new StringBuilder(WordForms.lowerCase(batch.words[start]));
    for (int w = start + 1; w < end; w++) {
      words.append(' ').append(WordForms.lowerCase(batch.words[w]));
    }
    names.add(
        new Name(
            batch.starts[start],
            batch.ends[end - 1],
            words.toString(),
            count == 1 ? null : WordForms.lowerCase(batch.words[end - 1]),
            kindOf[path[from]],
            ofKinds,
            ofLabels,
            inCapitals));
  }

  /** {@code A. Nelson} is not without its article {@code . Nelson}. */
  private static boolean isInitial(Batch batch, int word, int end) {
    return word + 1 < end && batch.words[word + 1].equals(".");
  }

  private static boolean isArticle(String word) {
    return word.length() <= 3 && ARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Adds the share of a word in the probabilities of the kinds.
   *
   * @return the softmax of the word's scores at the label that was chosen
   */
  private double addProbabilities(float[] scores, int at, int chosen, int words, double[] ofKinds) {
    double[] weights = new double[labels.count()];
    double all = 0;
    for (int label = 0; label < weights.length; label++) {
      // StrictMath: the same digits on every machine.
      weights[label] = StrictMath.exp(scores[at + label] - scores[at + chosen]);
      all += weights[label];
    }
    for (int label = 1; label < weights.length; label++) {
      ofKinds[kindOf[label]] += weights[label] / all / words;
    }
    return 1 / all;
  }

  /**
   * The names of the article in order, each with its kind; the next article begins.
   *
   * @param standsInSmallLetters whether a word does so somewhere in the article
   */
  List<Entity> voted(Predicate<String> standsInSmallLetters) {
    var vote = new KindVote();
    for (Name name : names) {
      vote.add(name.words, name.ofKinds);
      if (name.lastWord != null && PEOPLE.contains(kinds.get(name.kind))) {
        vote.add(name.lastWord, name.ofKinds);
      }
    }
    List<Entity> entities = new ArrayList<>(names.size());
    Map<String, Entity> inNormalCase = new HashMap<>();
    for (Name name : names) {
      int kind = vote.isOpen(name.words) ? vote.winner(name.words) : name.kind;
      double confidence = kind == name.kind ? name.confidence : name.ofKinds[kind];
      var entity = new Entity(name.start, name.end, kinds.get(kind), (float) confidence);
      entities.add(entity);
      if (!capitals.isEmpty() && !name.inCapitals) {
        inNormalCase.merge(name.words, entity, (a, b) -> a.confidence() < b.confidence() ? b : a);
      }
    }
    if (!inNormalCase.isEmpty()) {
      entities = capitals.withNamesOfTheOthers(entities, inNormalCase, standsInSmallLetters);
    }
    names.clear();
    capitals.clear();
    return entities;
  }
}
