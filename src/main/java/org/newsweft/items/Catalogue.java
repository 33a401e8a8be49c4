package org.newsweft.items;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsweft.text.Folding;

/**
 * All items with a catalogue entry and all spellings that mention them, the shipped ones and the
 * user's own.
 */
public final class Catalogue implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, Item> items = new LinkedHashMap<>();
  private final ArrayList<Spelling> spellings = new ArrayList<>();
  private final HashMap<String, List<Reading>> readings = new HashMap<>();
  private final Towns towns;
  private final LinkedHashMap<String, Background> backgrounds = new LinkedHashMap<>();
  private final String fingerprint;

  Catalogue(
      Map<String, Item> items,
      List<Spelling> spellings,
      Map<String, List<Reading>> readings,
      Towns towns,
      Map<String, Background> backgrounds,
      String fingerprint) {
    this.items.putAll(items);
    this.spellings.addAll(spellings);
    this.readings.putAll(readings);
    this.towns = towns;
    this.backgrounds.putAll(backgrounds);
    this.fingerprint = fingerprint;
  }

  /**
   * The meanings of a name that has several, the usual one first; empty if it has one. Capitals
   * make no difference.
   */
  public List<Reading> readings(String name) {
    return readings.isEmpty() ? List.of() : readings.getOrDefault(Folding.fold(name), List.of());
  }

  /** The names that {@link #readings} knows, folded. */
  public Set<String> namesOfSeveralMeanings() {
    return readings.keySet();
  }

  /** The gazetteer of towns; an empty one if the shipped catalogue is not used. */
  public Towns towns() {
    return towns;
  }

  /** The item with that id. */
  public Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /**
   * What is known of the item with that id beside its names; {@link Background#NONE} if nothing.
   */
  public Background background(String id) {
    return backgrounds.getOrDefault(id, Background.NONE);
  }

  /** All items, in the order of the files. */
  public List<Item> items() {
    return List.copyOf(items.values());
  }

  /** All spellings, in the order of the files. */
  public List<Spelling> spellings() {
    return List.copyOf(spellings);
  }

  /**
   * The items of some kinds with their spellings alone: no phrases that keep others from matching,
   * so that it does what a plain list of names does.
   */
  public Catalogue namesOf(Set<ItemKind> kinds) {
    var kept = new LinkedHashMap<>(items);
    kept.values().removeIf(item -> !kinds.contains(item.kind()));
    return new Catalogue(
        kept,
        spellings.stream().filter(s -> !s.blocks() && kinds.contains(s.item().kind())).toList(),
        Map.of(),
        Towns.NONE,
        backgrounds,
        fingerprint);
  }

  /** SHA-256 over the files that it was read from, in hexadecimal; for the manifest. */
  public String fingerprint() {
    return fingerprint;
  }
}
