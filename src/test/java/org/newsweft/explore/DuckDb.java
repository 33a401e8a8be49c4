package org.newsweft.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An output seen by DuckDB, through the script that users are given. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  DuckDb(Path output) {
    Path script =
        Path.of(
            System.getProperty("newsweft.home", "."), "src", "main", "resources", "sql/duckdb.sql");
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET VARIABLE tables = '" + output + "'");
        statement.execute(Files.readString(script));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the columns and then the rows, every value as its text. */
  List<List<String>> ask(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      var lines = new ArrayList<List<String>>();
      var names = new ArrayList<String>();
      for (int i = 1; i <= columns; i++) {
        names.add(rows.getMetaData().getColumnName(i));
      }
      lines.add(names);
      while (rows.next()) {
        var line = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          line.add(String.valueOf(rows.getObject(i)));
        }
        lines.add(line);
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
