package org.newsweft.annotate.entities;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The labels of a model by number: O for words outside of names, B-X for the first word of a name
 * of kind X, I-X for its further words.
 */
final class Labels {
  /** The label of words outside of names. */
  static final String NONE = "O";

  /** What a forbidden step costs: more than scores can make good. */
  private static final float FORBIDDEN = -10_000f;

  private final List<String> names;

  /** The number of the label I-X for each label B-X or I-X; -1 for O. */
  private final int[] inside;

  /**
   * @param names O, then pairs of B-X and I-X
   */
  Labels(List<String> names) {
    this.names = names;
    this.inside = new int[names.size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = names.get(i).equals(NONE) ? -1 : names.indexOf("I-" + kind(i));
    }
  }

  /**
   * Reads {@code labels.txt}.
   *
   * @throws org.newsweft.config.UserError if they are not O and pairs of B-X and I-X
   */
  static Labels of(ModelFiles files) {
    List<String> names = files.lines(ModelFiles.LABELS);
    if (names.isEmpty() || !names.get(0).equals(NONE)) {
      throw files.problem(ModelFiles.LABELS, "does not begin with the label O");
    }
    for (int i = 1; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.matches("[BI]-\\S+")) {
        throw files.problem(
            ModelFiles.LABELS,
            "has the label \"%s\" in line %d; it must be B-X or I-X".formatted(name, i + 1));
      }
      String other = (name.charAt(0) == 'B' ? "I" : "B") + name.substring(1);
      if (!names.contains(other)) {
        throw files.problem(ModelFiles.LABELS, "has %s, but no %s".formatted(name, other));
      }
      if (names.indexOf(name) != i) {
        throw files.problem(ModelFiles.LABELS, "has the label " + name + " twice");
      }
    }
    return new Labels(names);
  }

  /** All labels by number. */
  List<String> names() {
    return names;
  }

  int count() {
    return names.size();
  }

  String name(int label) {
    return names.get(label);
  }

  /** The kind of name of a label: PER of B-PER and I-PER. */
  String kind(int label) {
    return names.get(label).substring(2);
  }

  /** All kinds of names, in the order of the labels. */
  List<String> kinds() {
    var kinds = new LinkedHashSet<String>();
    names.stream().skip(1).forEach(name -> kinds.add(name.substring(2)));
    return new ArrayList<>(kinds);
  }

  /** Whether a label stands for a word inside a name, behind its first. */
  boolean isInside(int label) {
    return inside[label] == label;
  }

  /** What it costs (0 or less) if the first word of a sentence has a label. */
  float start(int label) {
    return isInside(label) ? FORBIDDEN : 0f;
  }

  /** What it costs (0 or less) if the word behind one with the first label has the second. */
  float step(int before, int after) {
    return isInside(after) && inside[before] != after ? FORBIDDEN : 0f;
  }
}
