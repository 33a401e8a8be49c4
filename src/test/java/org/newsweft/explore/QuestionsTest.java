package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;
import org.newsweft.tables.Views;

final class QuestionsTest {
  private static Path sqlFolder() {
    return Path.of(System.getProperty("newsweft.home", "."), "src", "main", "resources", "sql");
  }

  private static List<Question> questions() {
    return Questions.all();
  }

  private static List<List<String>> ofSpark(String query) {
    Dataset<Row> answer = SqlQuery.ask(TestSpark.session(), SampleOutput.tables(), query);
    var lines = new ArrayList<List<String>>();
    lines.add(Arrays.asList(answer.columns()));
    for (Row row : answer.collectAsList()) {
      var line = new ArrayList<String>();
      for (int i = 0; i < row.size(); i++) {
        line.add(String.valueOf(row.get(i)));
      }
      lines.add(line);
    }
    return lines;
  }

  private static List<List<String>> ofDuckDb(String query) {
    try (var duckDb = new DuckDb(SampleOutput.directory())) {
      return duckDb.ask(query);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void everyQuestionHasTheSameRowsInTheSameOrderInSparkAndDuckDb(Question question) {
    List<List<String>> ofSpark = ofSpark(question.sql());
    assertThat(ofDuckDb(question.sql())).isEqualTo(ofSpark);
    assertThat(ofSpark).as("the sample holds an answer").hasSizeGreaterThan(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void theCommentNamesExactlyTheColumnsOfTheAnswer(Question question) {
    var named = new ArrayList<String>();
    question.columns().keySet().forEach(names -> named.addAll(List.of(names.split(", "))));
    assertThat(ofDuckDb(question.sql()).get(0)).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void everyFileOfAQuestionIsListedAndEveryListedOneIsAFile() throws IOException {
    try (Stream<Path> files = Files.list(sqlFolder().resolve("questions"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".sql", "")))
          .containsExactlyInAnyOrderElementsOf(questions().stream().map(Question::name).toList());
    }
  }

  @Test
  void neighboursHoldEachPairFromBothSides() {
    String both =
        """
        (SELECT item, neighbour, period, articles FROM neighbours
         EXCEPT (SELECT item_a, item_b, period, articles FROM pair_counts
                 UNION ALL SELECT item_b, item_a, period, articles FROM pair_counts))
        """;
    for (List<String> row :
        List.of(
            ofDuckDb("SELECT count(*) AS n FROM " + both).get(1),
            ofSpark("SELECT count(*) AS n FROM " + both).get(1))) {
      assertThat(row).containsExactly("0");
    }
    assertThat(ofSpark("SELECT count(*) AS n FROM neighbours").get(1))
        .isEqualTo(ofDuckDb("SELECT 2 * count(*) AS n FROM pair_counts").get(1));
  }

  @Test
  void theScriptForDuckDbMakesAViewOfEveryTable() {
    try (var duckDb = new DuckDb(SampleOutput.directory())) {
      for (Table table : Table.values()) {
        assertThat(duckDb.ask("SELECT count(*) AS n FROM " + table.label()).get(1))
            .as(table.label())
            .containsExactly(String.valueOf(SampleOutput.result().tableRows().get(table.label())));
      }
    }
  }

  /** To mend the script after a change, put target/duckdb.sql in its place. */
  @Test
  void theScriptForDuckDbIsMadeFromTheTablesAndTheViews() throws IOException {
    String script = Files.readString(sqlFolder().resolve("duckdb.sql"));
    String head = script.substring(0, script.indexOf("CREATE OR REPLACE VIEW"));
    var expected = new StringBuilder(head);
    for (Table table : Table.values()) {
      expected.append(
          ("CREATE OR REPLACE VIEW %1$s AS FROM read_parquet(getvariable('tables') ||"
                  + " '/%1$s/**/*.parquet', hive_partitioning = true);\n")
              .formatted(table.label()));
    }
    for (String view : Views.NAMES) {
      expected.append(
          "\nCREATE OR REPLACE VIEW %s AS\n%s;\n".formatted(view, Views.query(view).strip()));
    }
    Files.writeString(Path.of("target", "duckdb.sql"), expected);
    assertThat(script).isEqualTo(expected.toString());
  }

  @Test
  void theTrendOfTheTripleIsWhatWasPlanted() {
    assertThat(ofSpark(Questions.named("triple-trend").sql()).stream().map(r -> r.get(2)))
        .containsExactly(
            "articles",
            "null",
            "null",
            "null",
            "null",
            "null",
            "null",
            "null",
            "2",
            "null",
            "2",
            "2",
            "2",
            "null",
            "3",
            "3",
            "3",
            "4",
            "2");
  }

  @Test
  void theScoresOfTheStrongestTriplesAreThoseOfTheView() {
    assertThat(ofSpark(Questions.named("strongest-triples").sql()))
        .isEqualTo(
            ofSpark(
                """
                SELECT entity_a, entity_b, a.name AS name_a, b.name AS name_b, s.articles,
                       round(1e2 * expected) / 1e2 AS expected, round(1e3 * npmi) / 1e3 AS npmi,
                       round(1e1 * log_likelihood) / 1e1 AS log_likelihood
                FROM triple_scores s JOIN items a ON a.item_id = entity_a
                  JOIN items b ON b.item_id = entity_b
                WHERE topic = 'topic:water' AND period = DATE '2024-05-01'
                ORDER BY round(1e1 * log_likelihood) DESC, s.articles DESC, entity_a, entity_b"""));
  }

  @Test
  void theNewPairOfMayIsTheOneThatWasPlanted() {
    assertThat(ofSpark(Questions.named("new-this-period").sql()).get(1))
        .startsWith("country:ISL", "country:VNM", "Iceland", "Vietnam", "3", "3");
  }

  @Test
  void theArticlesBehindAPairAreAsManyAsItsCount() {
    var values =
        Map.of(
            "item_1", "country:PER",
            "item_2", "country:ECU",
            "first_period", "2023-10-01",
            "last_period", "2023-11-01");
    assertThat(ofSpark(Questions.named("articles-behind-pair").with(values).sql())).hasSize(1 + 9);
  }

  @Test
  void aParameterReplacesTheValueInTheFileAndNothingElse() {
    Question asked = Questions.named("compare-periods");
    Question changed = asked.with(Map.of("early_last", "2023-06-01", "item", "country:RUS"));
    assertThat(changed.defaults())
        .containsEntry("item", "'country:RUS'")
        .containsEntry("early_last", "DATE '2023-06-01'")
        .containsEntry("late_last", asked.defaults().get("late_last"));
    assertThat(ofDuckDb(changed.sql())).isEqualTo(ofSpark(changed.sql()));
  }

  @Test
  void aParameterThatIsNotThereOrDoesNotFitIsNamedWithWhatWouldBeRight() {
    Question question = Questions.named("new-this-period");
    assertThatThrownBy(() -> question.with(Map.of("item", "country:KAZ")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The question new-this-period has no parameter item; it has: this_period, least_articles");
    assertThatThrownBy(() -> question.with(Map.of("this_period", "May")))
        .hasMessageContaining("is \"May\"; it must be a day such as 2024-05-01");
    assertThatThrownBy(() -> question.with(Map.of("least_articles", "-1")))
        .hasMessageContaining("is \"-1\"; it must be a whole number");
    assertThatThrownBy(() -> Questions.named("first-seen").with(Map.of("item", "x' OR '1' = '1")))
        .hasMessageContaining("it must be an id without ' and \\");
  }

  @Test
  void aQuestionThatIsNotThereIsToldWhichThereAre() {
    assertThatThrownBy(() -> Questions.named("nothing"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("There is no question nothing; there are: mentioned-with, ");
  }

  @Test
  void aCommentThatExplainsOtherParametersThanTheQueryHasIsRefused() {
    String sql =
        """
        -- What?
        --
        -- Parameters:
        --   item  id
        -- Columns:
        --   one  1
        WITH parameters AS (
          SELECT
            1 AS other
        )
        SELECT 1 AS one;
        """;
    assertThatThrownBy(() -> Question.parse("q", sql))
        .hasMessage("q: the comment explains the parameters [item], the query has [other]");
  }

  /** To mend the page after a change, put target/questions.md between its comments. */
  @Test
  void thePageOfQuestionsIsMadeFromTheFiles() throws IOException {
    Files.writeString(Path.of("target", "questions.md"), markdown());
    String page =
        Files.readString(Path.of(System.getProperty("newsweft.home", "."), "docs", "questions.md"));
    String begin = "<!-- questions: generated from the files -->\n";
    assertThat(
            page.substring(
                page.indexOf(begin) + begin.length(), page.indexOf("<!-- end of questions -->\n")))
        .isEqualTo(markdown());
  }

  private static String markdown() {
    var page = new StringBuilder();
    for (Question question : questions()) {
      page.append(
          "\n### [`%s`](../src/main/resources/sql/questions/%s.sql)\n\n"
              .formatted(question.name(), question.name()));
      page.append(question.title()).append("\n\n");
      if (!question.parameters().isEmpty()) {
        page.append("| parameter | meaning |\n|---|---|\n");
        question.parameters().forEach((names, meaning) -> page.append(row(names, meaning)));
        page.append('\n');
      }
      page.append("| column | meaning |\n|---|---|\n");
      question.columns().forEach((names, meaning) -> page.append(row(names, meaning)));
      page.append(question.notes().isEmpty() ? "" : "\n" + question.notes() + "\n");
    }
    return page.append("\n").toString();
  }

  private static String row(String names, String meaning) {
    return "| `" + names.replace(", ", "`, `") + "` | " + meaning + " |\n";
  }
}
