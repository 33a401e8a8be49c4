package org.newsweft.annotate.entities;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;

/** A model opened for use. Can be used by several threads, each with a finder of its own. */
public final class EntityModel {
  /**
   * What is open in this JVM, by fingerprint. All tasks of an executor share the sessions, which
   * take long to make and hold the weights; equal files make equal sessions, so it is of no matter
   * who opened them.
   */
  private static final ConcurrentMap<String, EntityModel> OPEN = new ConcurrentHashMap<>();

  /** Sentences that a graph reads in one call, if it takes several. */
  private static final int SENTENCES_A_CALL = 64;

  private final Labels labels;
  private final NamelessSentences nameless;
  private final IntFunction<Scorer> scorers;

  /** The model that reads together with this one, and how; null if this one reads alone. */
  private final EntityModel other;

  private final ModelFormat.Partner partner;

  private EntityModel(ModelFiles files, EntityModel other) {
    var format = new ModelFormat(files);
    GraphForm form = GraphForm.of(files, format);
    this.labels = Labels.of(files);
    this.nameless = new NamelessSentences(format.textsIfAny("openingWords"));
    var pieces = new Pieces(files, format.wholeNumber("maxWordCharacters", 1));
    List<GraphForm.Signature> graphs = form.graphs(labels.count());
    this.scorers =
        form.scorers(
            graphs.stream().map(graph -> new OpenGraph(files, graph)).toList(),
            pieces,
            labels.count());
    tryOut(files, graphs.get(0).file(), pieces);
    this.other = other;
    this.partner = other == null ? null : format.partner().orElseThrow();
    if (other != null && !other.labels.names().equals(labels.names())) {
      throw files.problem(
          ModelFiles.FORMAT,
          "names %s to read with, which has the labels %s; it must have those of this model, %s"
              .formatted(partner.model(), other.labels.names(), labels.names()));
    }
  }

  /**
   * Opens a model, or gives the one that is open already.
   *
   * @throws org.newsweft.config.UserError naming the file and the cause if a file is damaged or
   *     does not fit the others
   */
  public static EntityModel open(ModelFiles files) {
    EntityModel partner = files.partner().map(EntityModel::open).orElse(null);
    return OPEN.computeIfAbsent(
        files.fingerprint(), fingerprint -> new EntityModel(files, partner));
  }

  /** The kinds of names that the model finds, as it calls them. */
  public List<String> kinds() {
    return labels.kinds();
  }

  /** A new reader of articles, for one thread. */
  public EntityFinder finder() {
    return finder(SENTENCES_A_CALL);
  }

  /**
   * A new reader of articles.
   *
   * @param sentencesACall sentences that a graph reads in one call, if it takes several; changes
   *     the time it takes, not what is found
   */
  EntityFinder finder(int sentencesACall) {
    return new EntityFinder(reading(sentencesACall), labels, nameless);
  }

  private Reading reading(int sentencesACall) {
    Scorer own = scorers.apply(sentencesACall);
    if (other == null) {
      return Reading.alone(own, labels.count());
    }
    Scorer others = other.scorers.apply(sentencesACall);
    return partner.isQuick()
        ? new Reading(others, own, partner.sureFrom(), labels.count())
        : new Reading(own, others, partner.sureFrom(), labels.count());
  }

  /**
   * Tries the graphs on the last entry of the vocabulary.
   *
   * @param file the one that gets entries of the vocabulary
   */
  private void tryOut(ModelFiles files, String file, Pieces pieces) {
    try {
      int scores = scorers.apply(1).tryOut(pieces.size() - 1);
      if (scores % labels.count() != 0) {
        throw new IllegalStateException(
            scores + " scores cannot be divided by " + labels.count() + " labels");
      }
    } catch (IllegalStateException e) {
      throw files.problem(
          file,
          "does not fit the %d entries of %s: %s"
              .formatted(pieces.size(), ModelFiles.VOCABULARY, e.getMessage()));
    }
  }
}
