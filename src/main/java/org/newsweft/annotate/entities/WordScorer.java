package org.newsweft.annotate.entities;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores words by convolutions over hashed features and pieces, the kind {@code words}.
 *
 * <p>A whole batch in one call, with an empty word between two sentences that keeps them apart.
 * There is no cache of sentences: they cost little, and a row's sums must not depend on what the
 * thread has read before.
 */
final class WordScorer extends Scorer {
  private static final int CACHED_WORDS = 50_000;
  private static final int LONGEST_CACHED_WORD = 64;

  /**
   * How a graph of this kind is called.
   *
   * @param tableRows rows of the tables of features
   * @param piecesAWord pieces of a word that the graph looks at
   */
  record Form(String features, String pieces, String output, int[] tableRows, int piecesAWord)
      implements GraphForm {
    @Override
    public SortedMap<String, Tensor> inputs() {
      return new TreeMap<>(
          Map.of(
              features, new Tensor("INT32", new long[] {-1, -1, HashedFeatures.COUNT}),
              pieces, new Tensor("INT32", new long[] {-1, -1, piecesAWord})));
    }

    @Override
    public Scorer scorer(OrtSession session, Pieces pieces, int labels) {
      return new WordScorer(session, this, pieces, labels);
    }

    static Form of(ModelFormat format) {
      // Other models of this kind could need more than one empty word; none does yet.
      return new Form(
          format.text("inputs.features"),
          format.text("inputs.pieces"),
          format.text("output"),
          format.wholeNumbers("tableRows", HashedFeatures.TABLES),
          format.wholeNumber("piecesAWord", 1));
    }
  }

  private final Form form;
  private final Pieces pieces;
  private final HashedFeatures hashed;
  private final int labels;

  /** The features of a word, then its pieces. */
  private final Map<String, int[]> numbersOf = new HashMap<>();

  /** The empty word. */
  private final int[] nothing;

  private IntBuffer featureRows = IntBuffer.allocate(0);
  private IntBuffer pieceRows = IntBuffer.allocate(0);

  WordScorer(OrtSession session, Form form, Pieces pieces, int labels) {
    super(session, form.output());
    this.form = form;
    this.pieces = pieces;
    this.hashed = new HashedFeatures(form.tableRows());
    this.labels = labels;
    this.nothing = new int[HashedFeatures.COUNT + form.piecesAWord()];
  }

  @Override
  void score(Batch batch, float[] scores) {
    int places = batch.wordCount() + batch.sentenceCount() - 1;
    begin(places);
    for (int s = 0; s < batch.sentenceCount(); s++) {
      for (int w = batch.from(s); w < batch.to(s); w++) {
        put(numbersOf(batch.words[w]));
      }
      if (s < batch.sentenceCount() - 1) {
        put(nothing);
      }
    }
    FloatBuffer rows = run(places);
    for (int s = 0; s < batch.sentenceCount(); s++) {
      int from = batch.from(s);
      // Each sentence before this one has brought an empty word.
      rows.get((from + s) * labels, scores, from * labels, (batch.to(s) - from) * labels);
    }
  }

  @Override
  int tryOut(int entry) {
    int[] numbers = nothing.clone();
    for (int i = 0; i < HashedFeatures.COUNT; i++) {
      numbers[i] = form.tableRows()[i / 2] - 1;
    }
    numbers[HashedFeatures.COUNT] = entry;
    begin(1);
    put(numbers);
    return run(1).remaining();
  }

  private void begin(int places) {
    if (featureRows.capacity() < places * HashedFeatures.COUNT) {
      featureRows = direct(2 * places * HashedFeatures.COUNT * Integer.BYTES).asIntBuffer();
      pieceRows = direct(2 * places * form.piecesAWord() * Integer.BYTES).asIntBuffer();
    }
    featureRows.clear();
    pieceRows.clear();
  }

  private void put(int[] numbers) {
    featureRows.put(numbers, 0, HashedFeatures.COUNT);
    pieceRows.put(numbers, HashedFeatures.COUNT, form.piecesAWord());
  }

  private FloatBuffer run(int places) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      return run(
          Map.of(
              form.features(),
              OnnxTensor.createTensor(
                  environment, featureRows.flip(), new long[] {1, places, HashedFeatures.COUNT}),
              form.pieces(),
              OnnxTensor.createTensor(
                  environment, pieceRows.flip(), new long[] {1, places, form.piecesAWord()})));
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
    }
  }

  private int[] numbersOf(String word) {
    int[] known = numbersOf.get(word);
    if (known == null) {
      String plain = WordForms.withoutAccents(word);
      known = nothing.clone();
      hashed.of(plain, known);
      int[] entries = pieces.of(plain);
      System.arraycopy(
          entries, 0, known, HashedFeatures.COUNT, Math.min(entries.length, form.piecesAWord()));
      if (numbersOf.size() == CACHED_WORDS) {
        numbersOf.clear();
      }
      if (word.length() <= LONGEST_CACHED_WORD) {
        numbersOf.put(word, known);
      }
    }
    return known;
  }
}
