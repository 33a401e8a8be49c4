package org.newsweft.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People whose names look like spellings of one and who stand in the news beside the same things,
 * so that no rule tells them apart: {@code John Edwards} and {@code John Bel Edwards}. The list is
 * the file {@code different-people.tsv} of the catalogue.
 */
final class DifferentPeople {
  /** The list that travels in the program's jar. */
  static final DifferentPeople SHIPPED = read();

  private final Map<String, Set<String>> others = new HashMap<>();

  private DifferentPeople() {}

  /** Whether two ids are those of different people. */
  boolean hold(String one, String other) {
    return others.getOrDefault(one, Set.of()).contains(other);
  }

  private static DifferentPeople read() {
    String name = "/org/newsweft/catalogue/different-people.tsv";
    try (InputStream in = DifferentPeople.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program's jar lacks " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines of two ids and a note, below a header. */
  static DifferentPeople parse(String text) {
    var people = new DifferentPeople();
    List<String> lines = text.lines().skip(1).toList();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      people.add(cells[0], cells[1]);
      people.add(cells[1], cells[0]);
    }
    return people;
  }

  private void add(String one, String other) {
    others.computeIfAbsent(one, k -> new HashSet<>()).add(other);
  }
}
