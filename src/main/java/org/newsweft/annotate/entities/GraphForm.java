package org.newsweft.annotate.entities;

import ai.onnxruntime.OrtSession;
import java.util.SortedMap;

/** How the graph of one kind of model is called: what {@code model.json} says of it. */
sealed interface GraphForm permits PieceScorer.Form, WordScorer.Form {
  /** The tensors that the graph takes, by name. */
  SortedMap<String, Tensor> inputs();

  /** Name of the tensor that it gives. */
  String output();

  Scorer scorer(OrtSession session, Pieces pieces, int labels);

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
