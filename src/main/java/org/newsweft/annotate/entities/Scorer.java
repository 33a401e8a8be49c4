package org.newsweft.annotate.entities;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores words with a model's graph. What a sentence gets does not depend on what else is in the
 * job, only (and for some models) on its article. Keeps buffers for reuse: one a thread.
 */
abstract class Scorer {
  private final OrtSession session;
  private final String output;

  Scorer(OrtSession session, String output) {
    this.session = session;
    this.output = output;
  }

  /**
   * Scores all words of a batch.
   *
   * @param scores takes for each word a score for each label
   */
  abstract void score(Batch batch, float[] scores);

  /**
   * Whether following sentences with so many words in all are read as one; they then belong into
   * one batch.
   */
  boolean readsAsOne(int words) {
    return false;
  }

  /**
   * Runs the graph over a word that is one entry of the vocabulary, to see that it can.
   *
   * @return how many scores it gave
   */
  abstract int tryOut(int entry);

  /**
   * Runs the graph once over inputs that are given back afterwards.
   *
   * @return the scores, from the first word of the first row on
   */
  final FloatBuffer run(Map<String, OnnxTensor> inputs) {
    try (OrtSession.Result result = session.run(inputs)) {
      return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** Memory outside the heap, which onnxruntime reads without a copy. */
  static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** A map that forgets what has not been asked for the longest once it is full. */
  static <K, V> Map<K, V> cache(int entries) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > entries;
      }
    };
  }
}
