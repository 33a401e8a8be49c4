package org.newsweft.annotate.entities;

import java.util.List;
import java.util.SortedMap;
import java.util.function.IntFunction;

/** How the graphs of one kind of model are called: what {@code model.json} says of them. */
sealed interface GraphForm permits PieceScorer.Form, WordScorer.Form {
  /**
   * What a graph takes and gives.
   *
   * @param file its name in the folder of the model
   * @param inputs the tensors that it takes, by name
   * @param output name of the tensor that it gives
   * @param gives type and shape of that tensor
   */
  record Signature(String file, SortedMap<String, Tensor> inputs, String output, Tensor gives) {}

  /**
   * The graphs in the order in which they run; the last gives the scores.
   *
   * @param labels how many labels the model has
   */
  List<Signature> graphs(int labels);

  /**
   * What makes scorers, each for one thread.
   *
   * @param graphs those of {@link #graphs}, opened
   * @return takes the most sentences that a graph gets at a time, if it takes several; this changes
   *     the time, not the scores
   */
  IntFunction<Scorer> scorers(List<OpenGraph> graphs, Pieces pieces, int labels);

  /**
   * Reads {@code model.json}.
   *
   * @throws org.newsweft.config.UserError if it lacks a key, or the model is of no known kind
   */
  static GraphForm of(ModelFiles files, ModelFormat format) {
    String kind = format.text("kind");
    return switch (kind) {
      case "pieces" -> PieceScorer.Form.of(format);
      case "words" -> WordScorer.Form.of(format);
      default ->
          throw files.problem(
              ModelFiles.FORMAT,
              "has \"kind\": \"%s\"; it must be pieces or words".formatted(kind));
    };
  }
}
