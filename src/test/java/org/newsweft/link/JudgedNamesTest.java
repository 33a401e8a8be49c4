package org.newsweft.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsweft.items.ItemKind;

/**
 * Holds the rules for full names to what readers judged. {@code judged-names.tsv} has 60 joined
 * names and 40 surnames of a period, drawn at random, and behind them the errors that were found on
 * reading all joined names of two corpora.
 */
class JudgedNamesTest {
  private static final List<String> THE_SAME_COUNTRY = List.of("country:USA");
  private static final List<String> THE_SAME_THINGS = List.of("country:USA", "org:rotary");

  /**
   * One person each, but not by these two names alone: with {@code Jr.} and without may be father
   * and son; Tony Blinken becomes Antony J. by way of Antony Blinken.
   */
  private static final List<String> NOT_JOINED_BY_TWO_NAMES =
      List.of("person:martin-luther-king", "person:tony-blinken");

  private record Judged(String name, String period, String item, String judgement) {
    boolean isFullNames() {
      return period.isEmpty() && name.startsWith("person:") && item.startsWith("person:");
    }

    @Override
    public String toString() {
      return name + " and " + item;
    }
  }

  static Stream<Judged> different() throws IOException {
    return judged("different");
  }

  static Stream<Judged> one() throws IOException {
    return judged("one").filter(pair -> !NOT_JOINED_BY_TWO_NAMES.contains(pair.name));
  }

  @ParameterizedTest
  @MethodSource("different")
  void whoWasJudgedDifferentIsNotJoinedByACountry(Judged pair) {
    assertThat(joined(pair, THE_SAME_COUNTRY)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("different")
  void whoWasJudgedDifferentIsNotJoinedWhateverStandsBeside(Judged pair) {
    assertThat(joined(pair, THE_SAME_THINGS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("one")
  void whoWasJudgedOneIsJoinedByWhatStandsBeside(Judged pair) {
    assertThat(joined(pair, THE_SAME_THINGS)).hasSize(1);
  }

  private static Map<String, Link> joined(Judged pair, List<String> context) {
    List<Name> names = List.of(name(pair.name, 1), name(pair.item, 9));
    return new NameMerger(names, Overrides.none())
        .merge(Map.of(pair.name, context, pair.item, context));
  }

  private static Name name(String id, long articles) {
    String slug = id.substring(id.indexOf(':') + 1);
    String shown =
        Arrays.stream(slug.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining(" "));
    assertThat(id).startsWith(ItemKind.PERSON.prefix() + ":");
    return new Name(id, shown, articles, false);
  }

  private static Stream<Judged> judged(String judgement) throws IOException {
    try (InputStream in = JudgedNamesTest.class.getResourceAsStream("judged-names.tsv")) {
      List<Judged> pairs =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1))
              .map(cells -> new Judged(cells[1], cells[2], cells[3], cells[4]))
              .filter(Judged::isFullNames)
              .filter(pair -> pair.judgement.equals(judgement))
              .toList();
      assertThat(pairs).isNotEmpty();
      return pairs.stream();
    }
  }
}
