package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.annotate.entities.EntityFinder;

/** A model of our own on single texts. */
final class ModelNameFinder implements NameFinder {
  private final EntityFinder finder;
  private final Map<String, String> ourKinds;

  /**
   * @param ourKinds for each kind of the model ours; those that are to be left out are not in it
   */
  ModelNameFinder(EntityFinder finder, Map<String, String> ourKinds) {
    this.finder = finder;
    this.ourKinds = ourKinds;
  }

  @Override
  public List<Entity> find(String text) {
    return ModelRecogniser.relabelled(finder.find(text), ourKinds);
  }

  @Override
  public List<Entity> tag(List<String> words) {
    List<String> labels = finder.label(words);
    var names = new ArrayList<Entity>();
    int start = 0;
    while (start < labels.size()) {
      int end = start + 1;
      if (!labels.get(start).equals("O")) {
        String kind = labels.get(start).substring(2);
        while (end < labels.size() && labels.get(end).equals("I-" + kind)) {
          end++;
        }
        // The model tells probabilities for texts only.
        names.add(new Entity(start, end, kind, 1f));
      }
      start = end;
    }
    return ModelRecogniser.relabelled(names, ourKinds);
  }
}
