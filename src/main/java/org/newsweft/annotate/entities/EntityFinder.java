package org.newsweft.annotate.entities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newsweft.text.Sentences;
import org.newsweft.text.Tokens;

/**
 * Finds the names in articles with one model: sentences, words, scores, labels, spans.
 *
 * <p>The same article gives the same entities whatever else was read before. Time grows with the
 * length of the article, memory with that of its longest sentence. Keeps buffers and caches for
 * reuse: one a thread.
 */
public final class EntityFinder {
  /** Sentences that a model reads in one go, if they have no more than {@link #BATCH_WORDS}. */
  static final int BATCH_SENTENCES = 64;

  /** A batch is closed before it would hold more words: a model's sums then stay in the cache. */
  private static final int BATCH_WORDS = 1000;

  /** A longer sentence (a table, a list, no text at all) is read in stretches of this length. */
  private static final int LONGEST_SENTENCE = 500;

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> POSSESSIVES =
      Set.of("'s", "’s", "‘s", "`s", "'S", "’S", "‘S", "`S", "'", "’");

  private final Scorer scorer;
  private final Labels labels;
  private final Decoder decoder;
  private final NamelessSentences nameless;
  private final int batchSentences;
  private final Sentences sentences = new Sentences();
  private final Tokens tokens = new Tokens();
  private final Batch batch = new Batch();
  private final Batch titled = new Batch();

  /** The words of the sentence that is about to go into the batch. */
  private final List<String> words = new ArrayList<>();

  /** How many words of the batch the model reads as one with a sentence that follows. */
  private int passageWords;

  private float[] scores = new float[0];
  private int[] path = new int[0];

  /**
   * @param nameless the sentences that need not be read
   * @param batchSentences the number of sentences behind which a batch is closed, once the model
   *     does not read the next as one with them; changes the time it takes, not what is found
   */
  EntityFinder(Scorer scorer, Labels labels, NamelessSentences nameless, int batchSentences) {
    this.scorer = scorer;
    this.labels = labels;
    this.decoder = new Decoder(labels);
    this.nameless = nameless;
    this.batchSentences = batchSentences;
  }

  /** The names in a text, in order, labelled with the model's own kinds. */
  public List<Entity> find(String text) {
    var found = new ArrayList<Entity>();
    sentences.split(text);
    for (int s = 0; s < sentences.count(); s++) {
      tokens.tokenize(text, sentences.start(s), sentences.end(s));
      for (int from = 0; from < tokens.count(); from += LONGEST_SENTENCE) {
        int to = Math.min(tokens.count(), from + LONGEST_SENTENCE);
        words.clear();
        for (int t = from; t < to; t++) {
          words.add(text.substring(tokens.start(t), tokens.end(t)));
        }
        if (!nameless.holdNoName(words, from == 0)) {
          makeRoom(found);
          addSentence(from);
        }
      }
    }
    addEntities(found);
    return found;
  }

  /** Reads the batch if the sentence to come would be too much. */
  private void makeRoom(List<Entity> found) {
    if (scorer.readsAsOne(passageWords + words.size())) {
      return; // in whatever batch: else what is found would depend on the size of batches
    }
    passageWords = 0;
    if (batch.sentenceCount() >= batchSentences || batch.wordCount() + words.size() > BATCH_WORDS) {
      addEntities(found);
    }
  }

  private void addSentence(int firstToken) {
    for (int w = 0; w < words.size(); w++) {
      batch.add(words.get(w), tokens.start(firstToken + w), tokens.end(firstToken + w));
    }
    batch.endSentence();
    passageWords += words.size();
  }

  /** The sentences of the text that was read last. */
  public Sentences sentences() {
    return sentences;
  }

  /**
   * The labels of a sentence that is cut into words already, as {@code labels.txt} writes them; for
   * comparisons with other programs on the words of a labelled corpus.
   */
  public List<String> label(List<String> sentence) {
    var names = new ArrayList<String>(sentence.size());
    for (int from = 0; from < sentence.size(); from += LONGEST_SENTENCE) {
      List<String> stretch =
          sentence.subList(from, Math.min(sentence.size(), from + LONGEST_SENTENCE));
      if (nameless.holdNoName(stretch, from == 0)) {
        names.addAll(Collections.nCopies(stretch.size(), Labels.NONE));
        continue;
      }
      stretch.forEach(word -> batch.add(word, 0, 0));
      batch.endSentence();
      labelBatch();
      for (int w = 0; w < batch.wordCount(); w++) {
        names.add(labels.name(path[w]));
      }
      batch.clear();
    }
    return names;
  }

  private void addEntities(List<Entity> found) {
    labelBatch();
    for (int s = 0; s < batch.sentenceCount(); s++) {
      int start = batch.from(s);
      while (start < batch.to(s)) {
        int end = decoder.endOfName(start, batch.to(s), path);
        if (path[start] != 0) {
          addEntity(start, end, found);
        }
        start = end;
      }
    }
    batch.clear();
    passageWords = 0;
  }

  private void labelBatch() {
    int words = batch.wordCount();
    if (words == 0) {
      return;
    }
    if (path.length < words) {
      path = new int[2 * words];
      scores = new float[2 * words * labels.count()];
    }
    scorer.score(batch, scores);
    addScoresWithoutCapitals();
    for (int s = 0; s < batch.sentenceCount(); s++) {
      decoder.decode(batch.words, batch.from(s), batch.to(s), scores, path);
    }
  }

  /**
   * A sentence all in capitals is read a second time with its words in title case, and the scores
   * are averaged: each form shows names that the other hides. Each is read by itself: which others
   * are in the batch must not matter.
   */
  private void addScoresWithoutCapitals() {
    for (int s = 0; s < batch.sentenceCount(); s++) {
      int from = batch.from(s);
      int to = batch.to(s);
      if (WordForms.isAllCapitals(batch.words, from, to)) {
        for (int w = from; w < to; w++) {
          titled.add(WordForms.titleCase(batch.words[w]), 0, 0);
        }
        titled.endSentence();
        float[] ofTitled = new float[(to - from) * labels.count()];
        scorer.score(titled, ofTitled);
        for (int i = 0; i < ofTitled.length; i++) {
          int place = from * labels.count() + i;
          scores[place] = (scores[place] + ofTitled[i]) / 2;
        }
        titled.clear();
      }
    }
  }

  /** Adds a name without an article before it and a possessive behind it. */
  private void addEntity(int from, int to, List<Entity> found) {
    int start = from;
    int end = to;
    while (start < end && isArticle(batch.words[start])) {
      start++;
    }
    while (end > start && POSSESSIVES.contains(batch.words[end - 1])) {
      end--;
    }
    if (start < end) {
      found.add(
          new Entity(
              batch.starts[start],
              batch.ends[end - 1],
              labels.kind(path[from]),
              confidence(start, end)));
    }
  }

  private static boolean isArticle(String word) {
    return word.length() <= 3 && ARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The mean over the words of a name of the probability of their labels. */
  private float confidence(int from, int to) {
    double sum = 0;
    for (int w = from; w < to; w++) {
      sum += probability(w);
    }
    return (float) (sum / (to - from));
  }

  /** The softmax of the scores at the label that was chosen. */
  private double probability(int word) {
    float chosen = scores[word * labels.count() + path[word]];
    double all = 0;
    for (int i = 0; i < labels.count(); i++) {
      // StrictMath: the same digits on every machine.
      all += StrictMath.exp(scores[word * labels.count() + i] - chosen);
    }
    return 1 / all;
  }
}
