package org.newsweft.annotate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.newsweft.items.Towns;
import org.newsweft.items.Towns.Region;
import org.newsweft.items.Towns.Town;
import org.newsweft.text.Folding;

/**
 * The gazetteer of towns with what was looked up in it last: the same names return in every
 * article. Can be used by several threads.
 */
final class TownLookup implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_KEPT = 20_000;

  /** The form of a name in which names are compared, and the towns of that name. */
  record Name(String slug, List<Town> towns) {}

  private final Towns towns;
  private final transient Map<String, Name> names = new ConcurrentHashMap<>();
  private final transient Map<String, List<Region>> regions = new ConcurrentHashMap<>();

  TownLookup(Towns towns) {
    this.towns = towns;
  }

  /** What is not sent to the executors is begun there anew. */
  private Object readResolve() {
    return new TownLookup(towns);
  }

  Name name(String name) {
    return kept(names, name, n -> new Name(Folding.slug(n), towns.candidates(n)));
  }

  /** As {@link Towns#regions}. */
  List<Region> regions(String written) {
    return kept(regions, written, towns::regions);
  }

  private static <V> V kept(Map<String, V> known, String key, Function<String, V> lookUp) {
    V value = known.get(key);
    if (value == null) {
      if (known.size() > MOST_KEPT) {
        known.clear();
      }
      value = lookUp.apply(key);
      known.put(key, value);
    }
    return value;
  }
}
