package org.newsweft.annotate.entities;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Scores words by convolutions over vectors of words, the kind {@code words}.
 *
 * <p>One graph makes the {@link WordVectors}; the other reads those of many sentences in one call,
 * with an empty word between two sentences that keeps them apart. There is no cache of sentences:
 * they cost little.
 */
final class WordScorer implements Scorer {
  /**
   * How the graphs of this kind are called.
   *
   * @param vectors what the first graph gives and the second takes
   * @param used for each place 1 if a word stands there, 0 for an empty word
   * @param tableRows rows of the tables of features
   * @param piecesAWord pieces of a word that the first graph looks at
   * @param width numbers of a vector
   */
  record Form(
      String features,
      String pieces,
      String vectors,
      String used,
      String output,
      int[] tableRows,
      int piecesAWord,
      int width)
      implements GraphForm {
    @Override
    public List<Signature> graphs(int labels) {
      var ofWord =
          Map.of(
              features, new Tensor("INT32", new long[] {-1, HashedFeatures.COUNT}),
              pieces, new Tensor("INT32", new long[] {-1, piecesAWord}));
      var ofSentences =
          Map.of(
              vectors, new Tensor("FLOAT", new long[] {-1, -1, width}),
              used, new Tensor("FLOAT", new long[] {-1, -1}));
      return List.of(
          new Signature(
              ModelFiles.WORD_GRAPH,
              new TreeMap<>(ofWord),
              vectors,
              new Tensor("FLOAT", new long[] {-1, width})),
          new Signature(
              ModelFiles.GRAPH,
              new TreeMap<>(ofSentences),
              output,
              new Tensor("FLOAT", new long[] {-1, -1, labels})));
    }

    @Override
    public IntFunction<Scorer> scorers(List<OpenGraph> graphs, Pieces pieces, int labels) {
      var words = new WordVectors(graphs.get(0), this, pieces);
      return sentencesACall -> new WordScorer(words, graphs.get(1), this, labels, sentencesACall);
    }

    static Form of(ModelFormat format) {
      // Other models of this kind could need more than one empty word; none does yet.
      return new Form(
          format.text("inputs.features"),
          format.text("inputs.pieces"),
          format.text("inputs.vectors"),
          format.text("inputs.used"),
          format.text("output"),
          format.wholeNumbers("tableRows", HashedFeatures.TABLES),
          format.wholeNumber("piecesAWord", 1),
          format.wholeNumber("vectorWidth", 1));
    }
  }

  private final WordVectors words;
  private final OpenGraph graph;
  private final Form form;
  private final int labels;
  private final int sentencesACall;
  private final float[] nothing;

  /** The words of a call whose vectors must be learnt. */
  private final Map<String, float[]> unknown = new LinkedHashMap<>();

  /** For each word of a call its vector; null where it must be learnt. */
  private final List<float[]> vectorOf = new ArrayList<>();

  private FloatBuffer vectors = FloatBuffer.allocate(0);
  private FloatBuffer used = FloatBuffer.allocate(0);

  private WordScorer(
      WordVectors words, OpenGraph graph, Form form, int labels, int sentencesACall) {
    this.words = words;
    this.graph = graph;
    this.form = form;
    this.labels = labels;
    this.sentencesACall = sentencesACall;
    this.nothing = new float[form.width()];
  }

  @Override
  public void score(Batch batch, float[] scores) {
    for (int s = 0; s < batch.sentenceCount(); s += sentencesACall) {
      score(batch, s, Math.min(s + sentencesACall, batch.sentenceCount()), scores);
    }
  }

  private void score(Batch batch, int first, int end, float[] scores) {
    int firstWord = batch.from(first);
    lookUp(batch, firstWord, batch.to(end - 1));
    int places = batch.to(end - 1) - firstWord + end - first - 1;
    begin(places);
    for (int s = first; s < end; s++) {
      if (s > first) {
        put(nothing, 0);
      }
      for (int w = batch.from(s); w < batch.to(s); w++) {
        float[] known = vectorOf.get(w - firstWord);
        put(known == null ? unknown.get(batch.words[w]) : known, 1);
      }
    }
    FloatBuffer rows = run(places);
    for (int s = first; s < end; s++) {
      int from = batch.from(s);
      // Each sentence before this one has brought an empty word.
      int place = from - firstWord + s - first;
      rows.get(place * labels, scores, from * labels, (batch.to(s) - from) * labels);
    }
  }

  @Override
  public int tryOut(int entry) {
    begin(1);
    put(words.tryOut(entry), 1);
    return run(1).remaining();
  }

  private void lookUp(Batch batch, int from, int to) {
    unknown.clear();
    vectorOf.clear();
    for (int w = from; w < to; w++) {
      float[] known = words.of(batch.words[w]);
      vectorOf.add(known);
      if (known == null) {
        unknown.put(batch.words[w], nothing);
      }
    }
    if (!unknown.isEmpty()) {
      Iterator<float[]> learnt = words.learn(unknown.keySet()).iterator();
      unknown.replaceAll((word, none) -> learnt.next());
    }
  }

  private void begin(int places) {
    if (used.capacity() < places) {
      vectors = OpenGraph.direct(2 * places * form.width() * Float.BYTES).asFloatBuffer();
      used = OpenGraph.direct(2 * places * Float.BYTES).asFloatBuffer();
    }
    vectors.clear();
    used.clear();
  }

  private void put(float[] vector, float isUsed) {
    vectors.put(vector);
    used.put(isUsed);
  }

  private FloatBuffer run(int places) {
    return graph.run(
        Map.of(
            form.vectors(), OpenGraph.tensor(vectors.flip(), 1, places, form.width()),
            form.used(), OpenGraph.tensor(used.flip(), 1, places)));
  }
}
