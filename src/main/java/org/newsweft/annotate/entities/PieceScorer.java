package org.newsweft.annotate.entities;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Scores words by a transformer over their pieces, the kind {@code pieces}.
 *
 * <p>One row a call: activations are quantised by what else is in the tensor, so a neighbour would
 * change the result. A row is a sentence, or a few that follow each other in one article where the
 * model was trained on such; one with more pieces than the graph takes is cut into stretches. Rows
 * that come again, as in copies of an article, are answered from a cache.
 */
final class PieceScorer implements Scorer {
  private static final int CACHED_WORDS = 50_000;
  private static final int CACHED_ROWS = 2_000;

  /** Words of a row that is worth its place in the cache. */
  private static final int LONGEST_CACHED = 100;

  private static final int LONGEST_CACHED_WORD = 64;

  /**
   * How a graph of this kind is called, and how its rows are made.
   *
   * @param maxPieces entries that a row holds at most, with those for its begin and its end
   * @param wordsOfFollowingSentences following sentences are read in one row while they have no
   *     more words than this; 0 for one sentence a row
   */
  record Form(
      String ids,
      String mask,
      String types,
      String output,
      int maxPieces,
      int wordsOfFollowingSentences,
      int begin,
      int end)
      implements GraphForm {
    @Override
    public List<Signature> graphs(int count) {
      var row = new Tensor("INT64", new long[] {-1, -1});
      var inputs = new TreeMap<>(Map.of(ids, row, mask, row, types, row));
      var scores = new Tensor("FLOAT", new long[] {-1, -1, count});
      return List.of(new Signature(ModelFiles.GRAPH, inputs, output, scores));
    }

    @Override
    public IntFunction<Scorer> scorers(List<OpenGraph> graphs, Pieces pieces, int labels) {
      return sentencesACall -> new PieceScorer(graphs.get(0), this, pieces, labels);
    }

    static Form of(ModelFormat format) {
      return new Form(
          format.text("inputs.ids"),
          format.text("inputs.mask"),
          format.text("inputs.types"),
          format.text("output"),
          format.wholeNumber("maxPieces", 4),
          format.has("wordsOfFollowingSentencesARow")
              ? format.wholeNumber("wordsOfFollowingSentencesARow", 0)
              : 0,
          format.wholeNumber("special.begin", 0),
          format.wholeNumber("special.end", 0));
    }
  }

  private final OpenGraph graph;
  private final Form form;
  private final Pieces pieces;
  private final int labels;
  private final LongBuffer ids;
  private final LongBuffer mask;
  private final LongBuffer types;

  /** For each word of the row the place of its first piece. */
  private final int[] firstPieces;

  private final Map<String, int[]> piecesOf = new HashMap<>();
  private final Map<String, float[]> scoresOf =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > CACHED_ROWS;
        }
      };

  PieceScorer(OpenGraph graph, Form form, Pieces pieces, int labels) {
    this.graph = graph;
    this.form = form;
    this.pieces = pieces;
    this.labels = labels;
    this.ids = OpenGraph.direct(Long.BYTES * form.maxPieces()).asLongBuffer();
    this.mask = OpenGraph.direct(Long.BYTES * form.maxPieces()).asLongBuffer();
    this.types = OpenGraph.direct(Long.BYTES * form.maxPieces()).asLongBuffer();
    this.firstPieces = new int[form.maxPieces()];
    for (int i = 0; i < form.maxPieces(); i++) {
      mask.put(i, 1);
    }
  }

  @Override
  public void score(Batch batch, float[] scores) {
    int sentence = 0;
    while (sentence < batch.sentenceCount()) {
      int from = batch.from(sentence);
      int to = batch.to(sentence++);
      while (sentence < batch.sentenceCount()
          && batch.to(sentence) - from <= form.wordsOfFollowingSentences()) {
        to = batch.to(sentence++);
      }
      scoreOnce(batch.words, from, to, scores);
    }
  }

  /** Scores a row of words, from the cache if it is known. */
  private void scoreOnce(String[] words, int from, int to, float[] scores) {
    if (to - from > LONGEST_CACHED) {
      scoreRow(words, from, to, scores);
      return;
    }
    String row = String.join(" ", Arrays.asList(words).subList(from, to));
    float[] known = scoresOf.get(row);
    if (known == null) {
      scoreRow(words, from, to, scores);
      scoresOf.put(row, Arrays.copyOfRange(scores, from * labels, to * labels));
    } else {
      System.arraycopy(known, 0, scores, from * labels, known.length);
    }
  }

  @Override
  public int tryOut(int entry) {
    ids.clear();
    ids.put(form.begin()).put(entry).put(form.end());
    return run().remaining();
  }

  /** Scores a row; one with more pieces than the graph takes goes in stretches. */
  private void scoreRow(String[] words, int from, int to, float[] scores) {
    int word = from;
    while (word < to) {
      int first = word;
      ids.clear();
      ids.put(form.begin());
      // One place stays free for the entry of the end.
      for (int[] entries = piecesOf(words[word]);
          ids.position() + entries.length < form.maxPieces();
          entries = piecesOf(words[word])) {
        firstPieces[word - first] = ids.position();
        for (int entry : entries) {
          ids.put(entry);
        }
        if (++word == to) {
          break;
        }
      }
      ids.put(form.end());
      FloatBuffer rows = run();
      for (int w = first; w < word; w++) {
        rows.get(firstPieces[w - first] * labels, scores, w * labels, labels);
      }
    }
  }

  private FloatBuffer run() {
    int length = ids.position();
    ids.flip();
    mask.limit(length);
    types.limit(length);
    return graph.run(
        Map.of(
            form.ids(), OpenGraph.tensor(ids, 1, length),
            form.mask(), OpenGraph.tensor(mask, 1, length),
            form.types(), OpenGraph.tensor(types, 1, length)));
  }

  private int[] piecesOf(String word) {
    int[] known = piecesOf.get(word);
    if (known == null) {
      known = pieces.of(WordForms.withoutAccents(word));
      if (known.length > form.maxPieces() - 2) {
        known = pieces.unknown();
      }
      if (piecesOf.size() == CACHED_WORDS) {
        piecesOf.clear();
      }
      if (word.length() <= LONGEST_CACHED_WORD) {
        piecesOf.put(word, known);
      }
    }
    return known;
  }
}
