package org.newsweft.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;
import org.newsweft.config.UserError;

/** Checks that a file with columns has those without which nothing can be made of it. */
final class MissingColumns {
  private static final List<Field> NEEDED = List.of(Field.DATE, Field.TEXT);

  private MissingColumns() {}

  /**
   * Passes if, for the date and for the text, one of the names in the job file is there. A job that
   * names none for the date wants it from the text.
   *
   * @param present names of the columns, for the message
   * @param has whether a name of the job file leads to a column
   * @throws UserError with the file, what it has and what was looked for
   */
  static void check(
      String file, String word, Collection<String> present, Predicate<String> has, Input input) {
    var problems = new ArrayList<String>();
    for (Field field : NEEDED) {
      List<String> names = input.fields().get(field);
      if (!names.isEmpty() && names.stream().noneMatch(has)) {
        String label = field.name().toLowerCase(Locale.ROOT);
        problems.add(
            "%s: no %s for the %s (input.fields.%s tries %s); it has %s"
                .formatted(
                    file,
                    word,
                    label,
                    label,
                    String.join(", ", names),
                    String.join(", ", present)));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
  }
}
