package org.newsweft.annotate.entities;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A graph of a model in onnxruntime. Can be used by several threads. */
final class OpenGraph {
  private final OrtSession session;
  private final String output;

  /**
   * Opens a graph.
   *
   * @throws org.newsweft.config.UserError if the file is damaged, or takes or gives anything else
   */
  OpenGraph(ModelFiles files, GraphForm.Signature signature) {
    this.output = signature.output();
    try (var options = new OrtSession.SessionOptions()) {
      // Spark has the cores: more threads inside a task only make it slower.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session =
          OrtEnvironment.getEnvironment().createSession(files.bytes(signature.file()), options);
    } catch (OrtException e) {
      throw files.problem(signature.file(), "cannot be opened: " + e.getMessage());
    }
    check(files, signature);
  }

  private void check(ModelFiles files, GraphForm.Signature signature) {
    var gives = new TreeMap<>(Map.of(output, signature.gives()));
    try {
      check(files, signature.file(), "takes", session.getInputInfo(), signature.inputs());
      check(files, signature.file(), "gives", session.getOutputInfo(), gives);
    } catch (OrtException e) {
      throw files.problem(signature.file(), "cannot be read: " + e.getMessage());
    }
  }

  private static void check(
      ModelFiles files,
      String file,
      String verb,
      Map<String, NodeInfo> nodes,
      SortedMap<String, Tensor> expected) {
    var found = new TreeMap<String, Tensor>();
    nodes.forEach((name, node) -> found.put(name, Tensor.of(node)));
    if (!found.keySet().equals(expected.keySet())
        || !found.keySet().stream().allMatch(n -> found.get(n).suits(expected.get(n)))) {
      throw files.problem(
          file, "%s %s; it must be %s".formatted(verb, shown(found), shown(expected)));
    }
  }

  private static String shown(SortedMap<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /**
   * Runs the graph once over inputs that are given back afterwards.
   *
   * @return what it gives, from the first row on
   */
  FloatBuffer run(Map<String, OnnxTensor> inputs) {
    try (OrtSession.Result result = session.run(inputs)) {
      return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
    } catch (OrtException e) {
      throw failed(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  static OnnxTensor tensor(IntBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  static OnnxTensor tensor(LongBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  static OnnxTensor tensor(FloatBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** Memory outside the heap, which onnxruntime reads without a copy. */
  static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private static IllegalStateException failed(OrtException e) {
    return new IllegalStateException("onnxruntime: " + e.getMessage(), e);
  }
}
