package org.newsweft.annotate;

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
  public List<List<Entity>> tag(List<List<String>> article) {
    return finder.tag(article).stream()
        .map(names -> ModelRecogniser.relabelled(names, ourKinds))
        .toList();
  }
}
