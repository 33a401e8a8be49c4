package org.newsweft.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.newsweft.config.UserError;

/** The shipped questions, in the order in which people come to ask them. */
public final class Questions {
  private static final List<String> NAMES =
      List.of(
          "mentioned-with",
          "strongest-neighbours",
          "countries-of-topic",
          "topic-network",
          "strongest-triples",
          "triple-trend",
          "share-against-raw",
          "compare-periods",
          "new-this-period",
          "emerging",
          "rising-and-falling",
          "bursts",
          "first-seen",
          "articles-behind-pair",
          "articles-behind-triple",
          "mentions-in-context",
          "outlets-of-pair",
          "copies-against-stories",
          "left-out-of-pair",
          "not-read");

  private Questions() {}

  /** All of them. */
  public static List<Question> all() {
    return NAMES.stream().map(name -> Question.parse(name, resource("questions/" + name))).toList();
  }

  /**
   * The question of that name.
   *
   * @throws UserError if there is none
   */
  public static Question named(String name) {
    if (!NAMES.contains(name)) {
      throw new UserError(
          "There is no question %s; there are: %s".formatted(name, String.join(", ", NAMES)));
    }
    return Question.parse(name, resource("questions/" + name));
  }

  /** The text of a file in {@code sql/}, without its ending. */
  static String resource(String name) {
    try (InputStream in = Questions.class.getResourceAsStream("/sql/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("The program's jar lacks sql/" + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
