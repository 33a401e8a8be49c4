package org.newsweft.annotate.entities;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The type and shape of a tensor.
 *
 * @param type such as INT64
 * @param shape -1 for a dimension of any length
 */
record Tensor(String type, long[] shape) {
  static Tensor of(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo info
        ? new Tensor(info.type.name(), info.getShape())
        : new Tensor("no tensor", new long[0]);
  }

  /** Whether a graph with this tensor does where {@code wanted} is asked for. */
  boolean suits(Tensor wanted) {
    boolean suits = type.equals(wanted.type) && shape.length == wanted.shape.length;
    for (int d = 0; suits && d < shape.length; d++) {
      // The first dimension is the batch, and a batch here is one row.
      suits = shape[d] == -1 || shape[d] == wanted.shape[d] || (d == 0 && shape[d] == 1);
    }
    return suits;
  }

  @Override
  public String toString() {
    return Arrays.stream(shape)
        .mapToObj(length -> length < 0 ? "any" : Long.toString(length))
        .collect(Collectors.joining(", ", type + " [", "]"));
  }
}
