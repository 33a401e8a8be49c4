package org.newsweft.annotate.entities;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vectors of words: what a graph makes of their hashed features and pieces. Those of short
 * words are kept for all threads, since news has mostly the same words.
 */
final class WordVectors {
  private static final int KEPT = 50_000;
  private static final int LONGEST_KEPT = 64;

  private final OpenGraph graph;
  private final WordScorer.Form form;
  private final Pieces pieces;
  private final HashedFeatures hashed;
  private final Map<String, float[]> kept = new ConcurrentHashMap<>();

  WordVectors(OpenGraph graph, WordScorer.Form form, Pieces pieces) {
    this.graph = graph;
    this.form = form;
    this.pieces = pieces;
    this.hashed = new HashedFeatures(form.tableRows());
  }

  /** The vector of a word; null if it must be learnt. */
  float[] of(String word) {
    return kept.get(word);
  }

  /** The vectors of words that are not known, in the order of the set. */
  List<float[]> learn(Set<String> words) {
    var features = IntBuffer.allocate(words.size() * HashedFeatures.COUNT);
    var entries = IntBuffer.allocate(words.size() * form.piecesAWord());
    int[] numbers = new int[HashedFeatures.COUNT];
    for (String word : words) {
      String plain = WordForms.withoutAccents(word);
      hashed.of(plain, numbers);
      put(numbers, pieces.of(plain), features, entries);
    }
    var vectors = new ArrayList<float[]>(words.size());
    FloatBuffer rows = run(features, entries, words.size());
    if (kept.size() + words.size() > KEPT) {
      kept.clear();
    }
    for (String word : words) {
      float[] vector = new float[form.width()];
      rows.get(vector);
      vectors.add(vector);
      if (word.length() <= LONGEST_KEPT) {
        kept.put(word, vector);
      }
    }
    return vectors;
  }

  /** The vector of a word that is one entry of the vocabulary, with the last row of each table. */
  float[] tryOut(int entry) {
    var features = IntBuffer.allocate(HashedFeatures.COUNT);
    var entries = IntBuffer.allocate(form.piecesAWord());
    int[] last = new int[HashedFeatures.COUNT];
    for (int i = 0; i < last.length; i++) {
      last[i] = form.tableRows()[i / 2] - 1;
    }
    put(last, new int[] {entry}, features, entries);
    float[] vector = new float[form.width()];
    run(features, entries, 1).get(vector);
    return vector;
  }

  private void put(int[] featureRows, int[] pieceEntries, IntBuffer features, IntBuffer entries) {
    features.put(featureRows);
    for (int i = 0; i < form.piecesAWord(); i++) {
      entries.put(i < pieceEntries.length ? pieceEntries[i] : 0);
    }
  }

  private FloatBuffer run(IntBuffer features, IntBuffer entries, int words) {
    return graph.run(
        Map.of(
            form.features(), OpenGraph.tensor(features.flip(), words, HashedFeatures.COUNT),
            form.pieces(), OpenGraph.tensor(entries.flip(), words, form.piecesAWord())));
  }
}
