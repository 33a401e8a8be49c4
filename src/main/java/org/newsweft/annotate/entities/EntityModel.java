package org.newsweft.annotate.entities;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** A model opened for use. Can be used by several threads, each with a finder of its own. */
public final class EntityModel {
  /**
   * What is open in this JVM, by fingerprint. All tasks of an executor share one session, which
   * takes long to make and holds the weights; equal files make equal sessions, so it is of no
   * matter who opened it.
   */
  private static final ConcurrentMap<String, EntityModel> OPEN = new ConcurrentHashMap<>();

  private final Labels labels;
  private final NamelessSentences nameless;
  private final GraphForm form;
  private final Pieces pieces;
  private final OrtSession session;

  private EntityModel(ModelFiles files) {
    var format = new ModelFormat(files);
    this.form = GraphForm.of(files, format);
    this.labels = Labels.of(files);
    this.nameless = new NamelessSentences(format.textsIfAny("openingWords"));
    this.pieces = new Pieces(files, format.wholeNumber("maxWordCharacters", 1));
    this.session = session(files);
    checkGraph(files);
  }

  /**
   * Opens a model, or gives the one that is open already.
   *
   * @throws org.newsweft.config.UserError naming the file and the cause if a file is damaged or
   *     does not fit the others
   */
  public static EntityModel open(ModelFiles files) {
    return OPEN.computeIfAbsent(files.fingerprint(), fingerprint -> new EntityModel(files));
  }

  /** The kinds of names that the model finds, as it calls them. */
  public List<String> kinds() {
    return labels.kinds();
  }

  /** A new reader of articles, for one thread. */
  public EntityFinder finder() {
    return finder(EntityFinder.BATCH_SENTENCES);
  }

  EntityFinder finder(int batchSentences) {
    Scorer scorer = form.scorer(session, pieces, labels.count());
    return new EntityFinder(scorer, labels, nameless, batchSentences);
  }

  private static OrtSession session(ModelFiles files) {
    try (var options = new OrtSession.SessionOptions()) {
      // Spark has the cores: more threads inside a task only make it slower.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return OrtEnvironment.getEnvironment().createSession(files.bytes(ModelFiles.GRAPH), options);
    } catch (OrtException e) {
      throw files.problem(ModelFiles.GRAPH, "cannot be opened: " + e.getMessage());
    }
  }

  /** Asks the graph what it takes and gives, and tries it on the last entry of the vocabulary. */
  private void checkGraph(ModelFiles files) {
    var outputs = new TreeMap<>(Map.of(form.output(), new Tensor("FLOAT", shape(labels.count()))));
    try {
      check(files, "takes", session.getInputInfo(), form.inputs());
      check(files, "gives", session.getOutputInfo(), outputs);
    } catch (OrtException e) {
      throw files.problem(ModelFiles.GRAPH, "cannot be read: " + e.getMessage());
    }
    try {
      int scores = form.scorer(session, pieces, labels.count()).tryOut(pieces.size() - 1);
      if (scores % labels.count() != 0) {
        throw new IllegalStateException(
            scores + " scores cannot be divided by " + labels.count() + " labels");
      }
    } catch (IllegalStateException e) {
      throw files.problem(
          ModelFiles.GRAPH,
          "does not fit the %d entries of %s: %s"
              .formatted(pieces.size(), ModelFiles.VOCABULARY, e.getMessage()));
    }
  }

  private static void check(
      ModelFiles files,
      String verb,
      Map<String, NodeInfo> nodes,
      SortedMap<String, Tensor> expected) {
    var found = new TreeMap<String, Tensor>();
    nodes.forEach((name, node) -> found.put(name, Tensor.of(node)));
    if (!found.keySet().equals(expected.keySet())
        || !found.keySet().stream().allMatch(n -> found.get(n).suits(expected.get(n)))) {
      throw files.problem(
          ModelFiles.GRAPH, "%s %s; it must be %s".formatted(verb, shown(found), shown(expected)));
    }
  }

  private static String shown(SortedMap<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static long[] shape(int labels) {
    return new long[] {-1, -1, labels};
  }
}
