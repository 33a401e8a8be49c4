package org.newsweft.explore;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.config.UserError;

/**
 * A shipped question in SQL, which runs unchanged in Spark SQL and DuckDB.
 *
 * <p>Its file begins with a comment: the question in a line, its parameters, the columns of the
 * answer, and what to know of it. The parameters are the columns of the one row of the common table
 * expression {@code parameters} at the top, each on lines of its own, so that they can be edited.
 *
 * @param name the file's name without its ending
 * @param title the question in plain words
 * @param parameters name and meaning of each parameter, in order
 * @param columns names and meaning of each column, as they stand in the comment
 * @param notes what else to know; may be empty
 * @param sql the whole file
 */
public record Question(
    String name,
    String title,
    Map<String, String> parameters,
    Map<String, String> columns,
    String notes,
    String sql) {
  private static final Pattern ENTRY = Pattern.compile("  (\\w+(?:, \\w+)*)\\s+(\\S.*)");
  private static final Pattern DEFAULT =
      Pattern.compile("(?s)(.*\\S)\\s+AS\\s+(\\w+),?", Pattern.CASE_INSENSITIVE);

  /**
   * Reads the text of a question.
   *
   * @throws IllegalArgumentException if its comment or its parameters have another form
   */
  static Question parse(String name, String sql) {
    List<String> comment =
        sql.lines().takeWhile(line -> line.startsWith("--")).map(Question::uncommented).toList();
    int parametersAt = indexOf("Parameters:", comment);
    int columnsAt = indexOf("Columns:", comment);
    int notesAt = columnsAt;
    while (notesAt < comment.size() && !comment.get(notesAt).isEmpty()) {
      notesAt++;
    }
    if (comment.isEmpty() || parametersAt < 0 || columnsAt < parametersAt) {
      throw new IllegalArgumentException(name + ": the comment lacks Parameters: or Columns:");
    }
    var question =
        new Question(
            name,
            comment.get(0),
            entries(comment.subList(parametersAt + 1, columnsAt)),
            entries(comment.subList(columnsAt + 1, notesAt)),
            String.join(" ", comment.subList(notesAt, comment.size())).strip(),
            sql);
    var explained = new ArrayList<String>();
    question.parameters.keySet().forEach(names -> explained.addAll(List.of(names.split(", "))));
    if (!explained.equals(List.copyOf(question.defaults().keySet()))) {
      throw new IllegalArgumentException(
          "%s: the comment explains the parameters %s, the query has %s"
              .formatted(name, explained, question.defaults().keySet()));
    }
    return question;
  }

  private static String uncommented(String line) {
    return line.length() > 3 ? line.substring(3) : "";
  }

  private static int indexOf(String heading, List<String> comment) {
    for (int i = 0; i < comment.size(); i++) {
      if (comment.get(i).startsWith(heading)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, String> entries(List<String> lines) {
    var entries = new LinkedHashMap<String, String>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw new IllegalArgumentException("Not a name and its meaning: " + line);
      }
      entries.put(entry.group(1), entry.group(2));
    }
    return entries;
  }

  /** The parameters and the SQL expression that each has in the file; empty if it has none. */
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    for (String entry : parameterEntries()) {
      Matcher parts = DEFAULT.matcher(entry);
      if (!parts.matches()) {
        throw new IllegalArgumentException(name + ": not a parameter: " + entry);
      }
      defaults.put(parts.group(2), parts.group(1).strip());
    }
    return defaults;
  }

  private List<String> parameterEntries() {
    String begin = "WITH parameters AS (\n  SELECT\n";
    int start = sql.indexOf(begin);
    if (start < 0) {
      return List.of();
    }
    String block = sql.substring(start + begin.length(), sql.indexOf("\n)", start));
    // An entry begins with four blanks; the lines that go on with it are indented further.
    return List.of(block.split("\n(?=    \\S)"));
  }

  /**
   * The question with other values for some of its parameters.
   *
   * @param values by the name of the parameter: an id, a day as {@code 2024-05-01}, or a whole
   *     number, as the value in the file
   * @throws UserError if there is no such parameter or the value does not fit it
   */
  public Question with(Map<String, String> values) {
    Map<String, String> defaults = defaults();
    String changed = sql;
    for (Map.Entry<String, String> value : values.entrySet()) {
      String parameter = value.getKey();
      if (!defaults.containsKey(parameter)) {
        throw new UserError(
            "The question %s has no parameter %s; it has: %s"
                .formatted(
                    name,
                    parameter,
                    defaults.isEmpty() ? "none" : String.join(", ", defaults.keySet())));
      }
      String entry =
          parameterEntries().stream()
              .filter(e -> e.strip().matches("(?s).* AS " + parameter + ",?"))
              .findFirst()
              .orElseThrow();
      String literal = literal(parameter, defaults.get(parameter), value.getValue());
      String end = entry.endsWith(",") ? "," : "";
      changed = changed.replace(entry, "    " + literal + " AS " + parameter + end);
    }
    return new Question(name, title, parameters, columns, notes, changed);
  }

  private String literal(String parameter, String old, String value) {
    if (old.startsWith("'")) {
      // The two dialects agree on no way to write these inside a text.
      if (value.indexOf('\'') >= 0 || value.indexOf('\\') >= 0) {
        throw unfit(parameter, value, "an id without ' and \\");
      }
      return "'" + value + "'";
    }
    if (old.matches("[0-9]+")) {
      if (!value.matches("[0-9]{1,9}")) {
        throw unfit(parameter, value, "a whole number");
      }
      return value;
    }
    try {
      return "DATE '" + LocalDate.parse(value) + "'";
    } catch (DateTimeParseException e) {
      throw unfit(parameter, value, "a day such as 2024-05-01");
    }
  }

  private UserError unfit(String parameter, String value, String expected) {
    return new UserError(
        "The parameter %s of the question %s is \"%s\"; it must be %s"
            .formatted(parameter, name, value, expected));
  }
}
