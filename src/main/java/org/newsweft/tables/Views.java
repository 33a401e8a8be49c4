package org.newsweft.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Views over the tables: names and queries. The queries are files beside the program, {@code
 * sql/views/NAME.sql}, in SQL that Spark and DuckDB read alike.
 */
public final class Views {
  /** Names of all views. */
  public static final List<String> NAMES = List.of("neighbours", "pair_scores", "triple_scores");

  private Views() {}

  /** The query of a view, a bare SELECT over the tables by their names. */
  public static String query(String name) {
    try (InputStream in = Views.class.getResourceAsStream("/sql/views/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
