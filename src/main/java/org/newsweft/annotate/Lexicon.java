package org.newsweft.annotate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.newsweft.items.Catalogue;
import org.newsweft.items.Inflections;
import org.newsweft.items.Item;
import org.newsweft.items.Reading;
import org.newsweft.items.Spelling;
import org.newsweft.items.SpellingKey;
import org.newsweft.items.SpellingKey.Capitals;
import org.newsweft.items.Towns;

/**
 * All spellings of a catalogue, compiled for matching: a table of folded words and a trie whose
 * edges are words. Immutable, and small enough to be sent to every executor.
 */
public final class Lexicon implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int NONE = -1;

  /** A power of two, many times the number of names of several meanings. */
  private static final int OUTLINES = 1 << 16;

  /** Sets an ASCII letter to lower case. */
  private static final int ASCII_SMALL = 0x20;

  /** Where a spelling ends in the trie: what it mentions, and under which conditions. */
  static final class Entry implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The spelling. */
    final Spelling spelling;

    /** For each of its words the capitals that it demands. */
    final Capitals[] capitals;

    /**
     * Words and phrases of which one must stand in the sentence, each as the ids of its words;
     * empty if none is needed.
     */
    final int[][] company;

    Entry(Spelling spelling, Capitals[] capitals, int[][] company) {
      this.spelling = spelling;
      this.capitals = capitals;
      this.company = company;
    }

    /** The more capitals, the fewer texts it fits: such entries are tried first. */
    private int strictness() {
      return Arrays.stream(capitals).mapToInt(Capitals::strictness).sum();
    }
  }

  // The words, in a hash table with open addressing. A word's id is its place in wordAt.
  private final String[] wordAt;
  private final int wordMask;

  // The edges of the trie: (node, word) to node, in a hash table with open addressing.
  private final long[] edges;
  private final int[] targets;
  private final int edgeMask;

  // The entries that end at each node, strictest first; null for most.
  private final Entry[][] entries;

  private final Catalogue catalogue;
  private final TownLookup townLookup;

  // First letter, last letter and length of each name of several meanings.
  private final BitSet outlines;

  // Made when it is first asked for, once on every executor.
  private transient volatile Map<String, Item> bodies;

  private Lexicon(Builder builder, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.townLookup = new TownLookup(catalogue.towns());
    outlines = outlines(catalogue);
    int wordSize = tableSize(builder.words.size());
    wordAt = new String[wordSize];
    wordMask = wordSize - 1;
    int[] newIds = new int[builder.words.size()];
    builder.words.forEach((word, id) -> newIds[id] = place(word));
    int edgeSize = tableSize(builder.edges.size());
    edges = new long[edgeSize];
    Arrays.fill(edges, NONE);
    targets = new int[edgeSize];
    edgeMask = edgeSize - 1;
    builder.edges.forEach(
        (edge, target) -> {
          long key = edgeKey((int) (edge >> 32), newIds[edge.intValue()]);
          int slot = slot(key);
          while (edges[slot] != NONE) {
            slot = (slot + 1) & edgeMask;
          }
          edges[slot] = key;
          targets[slot] = target;
        });
    entries = new Entry[builder.nodes][];
    builder.entries.forEach(
        (node, list) -> {
          list.sort(Comparator.comparingInt(Entry::strictness).reversed());
          for (Entry entry : list) {
            for (int[] phrase : entry.company) {
              Arrays.setAll(phrase, i -> newIds[phrase[i]]);
            }
          }
          entries[node] = list.toArray(Entry[]::new);
        });
  }

  /** Compiles the spellings of a catalogue. */
  public static Lexicon of(Catalogue catalogue) {
    var builder = new Builder();
    catalogue.spellings().forEach(builder::addAsWritten);
    // Afterwards, so that a plural that is a spelling of its own stays what its own line says.
    catalogue.spellings().stream().filter(Spelling::inflected).forEach(builder::addPlural);
    return new Lexicon(builder, catalogue);
  }

  /** The meanings of a name that has several; empty if it has one. */
  List<Reading> readings(String name) {
    return catalogue.readings(name);
  }

  /**
   * Whether a stretch of text may be a name of several meanings, by its length and three of its
   * letters: nearly all that are not are told by these.
   */
  boolean mayHaveReadings(String text, int start, int end) {
    char first = text.charAt(start);
    char middle = text.charAt((start + end) / 2);
    char last = text.charAt(end - 1);
    return first >= 128
        || last >= 128
        || middle >= 128
        || !Character.isLetter(middle) // folding changes blanks and hyphens
        || outlines.get(outline(first, middle, last, end - start));
  }

  private static int outline(char first, char middle, char last, int length) {
    int outline = length;
    outline = 31 * outline + (first | ASCII_SMALL);
    outline = 31 * outline + (middle | ASCII_SMALL);
    outline = 31 * outline + (last | ASCII_SMALL);
    return outline & (OUTLINES - 1);
  }

  private static BitSet outlines(Catalogue catalogue) {
    var outlines = new BitSet(OUTLINES);
    for (String name : catalogue.namesOfSeveralMeanings()) {
      // Folding may change the length of a name, but only of one that is not plain.
      int length = name.length();
      outlines.set(
          outline(name.charAt(0), name.charAt(length / 2), name.charAt(length - 1), length));
    }
    return outlines;
  }

  /** An item of the catalogue. */
  Item item(String id) {
    return catalogue.item(id).orElseThrow();
  }

  /** An item of the catalogue; null if it holds none of that id. */
  Item itemOrNull(String id) {
    return catalogue.item(id).orElse(null);
  }

  /** The catalogue's public bodies; see {@link PublicBodies#known}. */
  Map<String, Item> bodies() {
    Map<String, Item> known = bodies;
    if (known == null) {
      known = PublicBodies.known(catalogue);
      bodies = known;
    }
    return known;
  }

  /** The towns that tell where places lie which the catalogue does not hold. */
  Towns towns() {
    return catalogue.towns();
  }

  /** The same towns with a memory, for all threads. */
  TownLookup townLookup() {
    return townLookup;
  }

  /**
   * The id of the word that stands in {@code text} between two offsets; NONE if no spelling has it.
   */
  int word(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return find(SpellingKey.foldToken(text.substring(start, end)));
      }
      hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if ((end - start > 1 && text.charAt(start + 1) == '.')
        || "'`".indexOf(text.charAt(start)) >= 0) {
      return find(SpellingKey.foldToken(text.substring(start, end)));
    }
    if (end - start == 1 && text.charAt(start) == '&') {
      return find("and");
    }
    int slot = spread(hash) & wordMask;
    while (wordAt[slot] != null) {
      if (equalsIgnoringAsciiCase(wordAt[slot], text, start, end)) {
        return slot;
      }
      slot = (slot + 1) & wordMask;
    }
    return NONE;
  }

  /** The node that a word leads to from a node; NONE if no spelling goes on so. 0 is the root. */
  int next(int node, int word) {
    long key = edgeKey(node, word);
    int slot = slot(key);
    while (edges[slot] != NONE) {
      if (edges[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & edgeMask;
    }
    return NONE;
  }

  /** The entries that end at a node, strictest first; null if none does. */
  Entry[] entries(int node) {
    return entries[node];
  }

  private int find(String folded) {
    if (folded == null) {
      return NONE;
    }
    int slot = spread(folded.hashCode()) & wordMask;
    while (wordAt[slot] != null) {
      if (wordAt[slot].equals(folded)) {
        return slot;
      }
      slot = (slot + 1) & wordMask;
    }
    return NONE;
  }

  private int place(String word) {
    int slot = spread(word.hashCode()) & wordMask;
    while (wordAt[slot] != null) {
      slot = (slot + 1) & wordMask;
    }
    wordAt[slot] = word;
    return slot;
  }

  private static boolean equalsIgnoringAsciiCase(String word, String text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text.charAt(start + i);
      if (word.charAt(i) != (c >= 'A' && c <= 'Z' ? c + 32 : c)) {
        return false;
      }
    }
    return true;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & edgeMask;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  private static long edgeKey(int node, int word) {
    return ((long) node << 32) | word;
  }

  /** A power of two with room to spare, so that chains stay short. */
  private static int tableSize(int entries) {
    return Integer.highestOneBit(Math.max(8, entries) * 2 - 1) * 2;
  }

  /** Collects words, edges and entries under provisional ids. */
  private static final class Builder {
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Long, Integer> edges = new HashMap<>();
    private final Map<Integer, List<Entry>> entries = new HashMap<>();
    private int nodes = 1;

    void addAsWritten(Spelling spelling) {
      add(SpellingKey.words(spelling.text()), spelling);
    }

    void addPlural(Spelling spelling) {
      add(plural(SpellingKey.words(spelling.text())), spelling);
    }

    private void add(List<SpellingKey.Word> words, Spelling spelling) {
      int node = 0;
      for (SpellingKey.Word word : words) {
        long edge = edgeKey(node, wordId(word.folded()));
        Integer next = edges.get(edge);
        if (next == null) {
          next = nodes++;
          edges.put(edge, next);
        }
        node = next;
      }
      Capitals[] capitals = words.stream().map(SpellingKey.Word::capitals).toArray(Capitals[]::new);
      List<Entry> here = entries.computeIfAbsent(node, k -> new ArrayList<>());
      if (here.stream().noneMatch(e -> Arrays.equals(e.capitals, capitals))) {
        here.add(new Entry(spelling, capitals, company(spelling)));
      }
    }

    private int[][] company(Spelling spelling) {
      return spelling.company().stream()
          .map(SpellingKey::words)
          .flatMap(phrase -> Stream.of(phrase, plural(phrase)))
          .map(phrase -> phrase.stream().mapToInt(word -> wordId(word.folded())).toArray())
          .toArray(int[][]::new);
    }

    private static List<SpellingKey.Word> plural(List<SpellingKey.Word> phrase) {
      var plural = new ArrayList<>(phrase);
      SpellingKey.Word last = plural.remove(plural.size() - 1);
      plural.add(new SpellingKey.Word(Inflections.plural(last.folded()), last.capitals()));
      return plural;
    }

    private int wordId(String folded) {
      return words.computeIfAbsent(folded, k -> words.size());
    }
  }
}
