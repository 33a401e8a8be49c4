package org.newsweft.annotate.entities;

import java.util.ArrayList;
import java.util.List;
import org.newsweft.text.Sentences;
import org.newsweft.text.Tokens;

/**
 * Finds the names in articles: sentences, words, scores, labels, spans, and a vote on their kinds.
 *
 * <p>The same article gives the same entities whatever else was read before. Time grows with the
 * length of the article, memory with that of its longest sentence and with the number of its names.
 * Keeps buffers and caches for reuse: one a thread.
 */
public final class EntityFinder {
  /**
   * A batch is closed before it would hold more words. Models may read following sentences of a
   * batch together, so this number is part of what is found.
   */
  private static final int BATCH_WORDS = 1000;

  /** A longer sentence (a table, a list, no text at all) is read in stretches of this length. */
  private static final int LONGEST_SENTENCE = 500;

  private final Reading reading;
  private final Labels labels;
  private final Decoder decoder;
  private final ArticleNames names;
  private final NamelessSentences nameless;
  private final Sentences sentences = new Sentences();
  private final Tokens tokens = new Tokens();
  private final Batch batch = new Batch();

  /** The words of the sentence that is about to go into the batch. */
  private final List<String> words = new ArrayList<>();

  private float[] scores = new float[0];
  private int[] path = new int[0];

  /**
   * @param nameless the sentences that need not be read
   */
  EntityFinder(Reading reading, Labels labels, NamelessSentences nameless) {
    this.reading = reading;
    this.labels = labels;
    this.decoder = new Decoder(labels);
    this.names = new ArticleNames(labels);
    this.nameless = nameless;
  }

  /** The names in a text, in order, labelled with the model's own kinds. */
  public List<Entity> find(String text) {
    sentences.split(text);
    for (int s = 0; s < sentences.count(); s++) {
      tokens.tokenize(text, sentences.start(s), sentences.end(s));
      for (int from = 0; from < tokens.count(); from += LONGEST_SENTENCE) {
        int to = Math.min(tokens.count(), from + LONGEST_SENTENCE);
        words.clear();
        for (int t = from; t < to; t++) {
          words.add(text.substring(tokens.start(t), tokens.end(t)));
        }
        if (beginSentence(from == 0)) {
          for (int t = from; t < to; t++) {
            batch.add(words.get(t - from), tokens.start(t), tokens.end(t));
          }
          batch.endSentence();
        }
      }
    }
    readBatch();
    return names.voted(word -> standsInSmallLetters(word, text));
  }

  private static boolean standsInSmallLetters(String word, String text) {
    if (!hasLetter(word)) {
      return false;
    }
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
          && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLetter(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }

  /**
   * The names in an article that is cut into sentences and words already; for comparisons with
   * other programs on the words of a labelled corpus.
   *
   * @return for each sentence its names in order; their places are numbers of words
   */
  public List<List<Entity>> tag(List<List<String>> article) {
    int before = 0;
    for (List<String> sentence : article) {
      for (int from = 0; from < sentence.size(); from += LONGEST_SENTENCE) {
        words.clear();
        words.addAll(sentence.subList(from, Math.min(sentence.size(), from + LONGEST_SENTENCE)));
        if (beginSentence(from == 0)) {
          for (int w = 0; w < words.size(); w++) {
            batch.add(words.get(w), before + from + w, before + from + w + 1);
          }
          batch.endSentence();
        }
      }
      before += sentence.size();
    }
    readBatch();
    return bySentence(
        article,
        names.voted(
            word ->
                hasLetter(word) && article.stream().anyMatch(sentence -> sentence.contains(word))));
  }

  /** Names by numbers of words of the article as such by numbers of words of its sentences. */
  private static List<List<Entity>> bySentence(List<List<String>> article, List<Entity> names) {
    var result = new ArrayList<List<Entity>>(article.size());
    int start = 0;
    int next = 0;
    for (List<String> sentence : article) {
      int end = start + sentence.size();
      var ofSentence = new ArrayList<Entity>();
      for (; next < names.size() && names.get(next).start() < end; next++) {
        Entity name = names.get(next);
        ofSentence.add(
            new Entity(name.start() - start, name.end() - start, name.label(), name.confidence()));
      }
      result.add(ofSentence);
      start = end;
    }
    return result;
  }

  /**
   * Makes room for the sentence, or stretch of one, in {@link #words}.
   *
   * @param opens whether it begins a sentence
   * @return whether it must be read at all
   */
  private boolean beginSentence(boolean opens) {
    if (nameless.holdNoName(words, opens)) {
      return false;
    }
    if (batch.wordCount() + words.size() > BATCH_WORDS) {
      readBatch();
    }
    return true;
  }

  /** The sentences of the text that was read last. */
  public Sentences sentences() {
    return sentences;
  }

  private void readBatch() {
    labelBatch();
    for (int s = 0; s < batch.sentenceCount(); s++) {
      boolean inCapitals = WordForms.isAllCapitals(batch.words, batch.from(s), batch.to(s));
      if (inCapitals) {
        names.addCapitals(batch, s);
      }
      int start = batch.from(s);
      while (start < batch.to(s)) {
        int end = decoder.endOfName(start, batch.to(s), path);
        if (path[start] != 0) {
          names.add(batch, start, end, scores, path, inCapitals);
        }
        start = end;
      }
    }
    batch.clear();
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
    reading.score(batch, scores);
    for (int s = 0; s < batch.sentenceCount(); s++) {
      decoder.decode(batch.words, batch.from(s), batch.to(s), scores, path);
    }
  }
}
