package org.newsweft.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.newsweft.config.UserError;
import org.newsweft.text.Folding;

/**
 * Finds the items that people mean by the names they type. Items go by in a stream, so that any
 * number of them can be searched; what is kept are the best few.
 *
 * <p>Of the ways in which a name can fit, the first in this order that fits any item counts:
 *
 * <ol>
 *   <li>the id, in any case: {@code country:kaz};
 *   <li>the name, or a spelling of the catalogue, as written: {@code UN};
 *   <li>the same without regard to case, accents and signs: {@code cote d'ivoire};
 *   <li>a surface in the corpus as written, and at last without regard to case: {@code kazakh}.
 * </ol>
 */
final class ItemNames {
  /** An item that can be meant. */
  record Known(String id, String name, String kind, long articles) {
    @Override
    public String toString() {
      return "%s (%s, %d articles)".formatted(name, id, articles);
    }
  }

  private static final int SHOWN = 5;

  private static final int BY_ID = 0;
  private static final int BY_NAME = 1;
  private static final int BY_FOLDED_NAME = 2;
  private static final int BY_SURFACE = 3;
  private static final int BY_FOLDED_SURFACE = 4;

  private static final Comparator<Known> BEST_KNOWN_FIRST =
      Comparator.comparingLong(Known::articles).reversed().thenComparing(Known::id);

  private final List<Search> searches;

  /**
   * @param asked the names to find, at least one
   */
  ItemNames(List<String> asked) {
    searches = asked.stream().map(Search::new).toList();
  }

  /**
   * Looks at an item.
   *
   * @param spellings those of the catalogue; empty for an item that it does not know
   * @param surfaces how the corpus mentions it
   */
  void consider(Known item, Collection<String> spellings, Collection<String> surfaces) {
    searches.forEach(search -> search.consider(item, spellings, surfaces));
  }

  /**
   * The items that are meant, in the order of the names.
   *
   * @throws UserError if a name fits none or several, with those that may be meant; all such names
   *     are told together
   */
  List<Known> found() {
    var problems = new ArrayList<String>();
    searches.forEach(search -> search.problem().ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return searches.stream().map(search -> search.fits.get(0)).toList();
  }

  /** The search for one name. */
  private static final class Search {
    private final String asked;
    private final String folded;
    private final LevenshteinDistance edits;
    private final List<Known> fits = new ArrayList<>();
    private int way = Integer.MAX_VALUE;
    private int further;

    /** The nearest items by number of edits, a few at most. */
    private final TreeMap<Integer, List<Known>> near = new TreeMap<>();

    Search(String asked) {
      this.asked = asked.strip();
      this.folded = Folding.slug(asked);
      // A slip in four letters; more would offer words that only look alike.
      this.edits = new LevenshteinDistance(1 + folded.length() / 4);
    }

    void consider(Known item, Collection<String> spellings, Collection<String> surfaces) {
      int fit = wayOf(item, spellings, surfaces);
      if (fit < way) {
        way = fit;
        fits.clear();
        further = 0;
      }
      if (fit == way && fit != Integer.MAX_VALUE) {
        if (fits.size() < SHOWN) {
          fits.add(item);
        } else {
          further++;
        }
      }
      if (way == Integer.MAX_VALUE) {
        addIfNear(item, spellings);
      }
    }

    private int wayOf(Known item, Collection<String> spellings, Collection<String> surfaces) {
      if (item.id().equalsIgnoreCase(asked)) {
        return BY_ID;
      }
      if (item.name().equals(asked) || spellings.contains(asked)) {
        return BY_NAME;
      }
      if (isFolded(item.name()) || spellings.stream().anyMatch(this::isFolded)) {
        return BY_FOLDED_NAME;
      }
      if (surfaces.contains(asked)) {
        return BY_SURFACE;
      }
      return surfaces.stream().anyMatch(this::isFolded) ? BY_FOLDED_SURFACE : Integer.MAX_VALUE;
    }

    private boolean isFolded(String name) {
      return !folded.isEmpty() && Folding.slug(name).equals(folded);
    }

    private void addIfNear(Known item, Collection<String> spellings) {
      int distance = distance(item.name());
      for (String spelling : spellings) {
        distance = Math.min(distance, distance(spelling));
      }
      if (distance == Integer.MAX_VALUE) {
        return;
      }
      List<Known> equallyNear = near.computeIfAbsent(distance, d -> new ArrayList<>());
      equallyNear.add(item);
      equallyNear.sort(BEST_KNOWN_FIRST);
      if (equallyNear.size() > SHOWN) {
        equallyNear.remove(SHOWN);
      }
    }

    /**
     * Edits from the name; a name that holds what is asked for as whole words is two edits away.
     */
    private int distance(String name) {
      String slug = Folding.slug(name);
      int distance = edits.apply(folded, slug);
      if (distance >= 0) {
        return distance;
      }
      boolean holds = !folded.isEmpty() && ("-" + slug + "-").contains("-" + folded + "-");
      return holds ? 2 : Integer.MAX_VALUE;
    }

    java.util.Optional<String> problem() {
      if (fits.size() == 1) {
        return java.util.Optional.empty();
      }
      if (fits.isEmpty()) {
        List<Known> nearest = near.values().stream().flatMap(List::stream).limit(SHOWN).toList();
        return java.util.Optional.of(
            "No item is called \"%s\"; %s"
                .formatted(
                    asked,
                    nearest.isEmpty()
                        ? "find one with: newsweft sql \"SELECT * FROM items WHERE name LIKE '%…%'\""
                        : "is it one of: " + listed(nearest.iterator())));
      }
      fits.sort(BEST_KNOWN_FIRST);
      return java.util.Optional.of(
          "\"%s\" can mean several items, name one by its id: %s%s"
              .formatted(
                  asked,
                  listed(fits.iterator()),
                  further == 0 ? "" : " and %d more".formatted(further)));
    }

    private static String listed(Iterator<Known> items) {
      var listed = new StringBuilder();
      items.forEachRemaining(item -> listed.append(listed.isEmpty() ? "" : "; ").append(item));
      return listed.toString();
    }
  }

  /** The spellings of the catalogue by the id of their item. */
  static Map<String, List<String>> spellingsById(org.newsweft.items.Catalogue catalogue) {
    return catalogue.spellings().stream()
        .filter(spelling -> !spelling.blocks() && spelling.company().isEmpty())
        .collect(
            java.util.stream.Collectors.groupingBy(
                spelling -> spelling.item().id(),
                java.util.stream.Collectors.mapping(
                    spelling -> spelling.text(), java.util.stream.Collectors.toList())));
  }
}
