package org.newsweft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.config.JobFile;

/** What the README shows is what happens. */
final class ReadmeTest {
  private static final Pattern QUERY_AND_ANSWER =
      Pattern.compile("```sh\njobs/newsweft sql \"(.*?)\"\n```\n```text\n(.*?)```", Pattern.DOTALL);

  private static final Pattern DUCKDB = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL);

  private static Path home() {
    return Path.of(System.getProperty("newsweft.home", "."));
  }

  private static String readme() throws IOException {
    return Files.readString(home().resolve("README.md"));
  }

  @Test
  void everyQueryGivesTheAnswerThatIsShown() throws IOException {
    Matcher shown = QUERY_AND_ANSWER.matcher(readme());
    int queries = 0;
    while (shown.find()) {
      CommandLineRun run =
          CommandLineRun.of("sql", "--tables", SampleOutput.directory().toString(), shown.group(1));
      assertThat(run.out()).as(shown.group(1)).isEqualTo(shown.group(2));
      queries++;
    }
    assertThat(queries).isEqualTo(3);
  }

  @Test
  void theListOfTrendsIsTheOneThatIsShown() throws IOException {
    Matcher shown =
        Pattern.compile(
                "```sh\njobs/newsweft (trends [^\n]*)\n```\n```text\n(.*?)```", Pattern.DOTALL)
            .matcher(readme());
    assertThat(shown.find()).isTrue();
    String options = shown.group(1) + " --tables " + SampleOutput.directory();
    assertThat(CommandLineRun.of(options.split(" ")).out()).isEqualTo(shown.group(2));
  }

  @Test
  void theRunOfTheSampleJobPrintsWhatIsShown(@TempDir Path folder) throws IOException {
    String output = folder.resolve("out").toString();
    CommandLineRun run =
        CommandLineRun.of("run", SampleOutput.jobFile().toString(), "--output", output);
    String printed = run.out().replace(" --tables " + output, "").replace(output, "out").strip();
    assertThat(readme()).contains("```text\n" + printed + "\n```");
  }

  @Test
  void duckDbGivesTheSameAnswerAsSpark() throws IOException, SQLException {
    Matcher shown = DUCKDB.matcher(readme());
    assertThat(shown.find()).isTrue();
    String query = shown.group(1).replace("'out/", "'" + SampleOutput.directory() + "/");
    var lines = new ArrayList<List<String>>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var line = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          line.add(rows.getString(i));
        }
        lines.add(line);
      }
    }
    Matcher answers = QUERY_AND_ANSWER.matcher(readme());
    assertThat(answers.find()).isTrue();
    assertThat(answers.find()).isTrue();
    List<List<String>> ofSpark =
        answers.group(2).lines().skip(2).map(l -> List.of(l.strip().split(" +"))).toList();
    assertThat(lines).isEqualTo(ofSpark);
  }

  @Test
  void theJobFileThatIsShownCanBeRead(@TempDir Path folder) throws IOException {
    String readme = readme();
    int start = readme.indexOf("```hocon\n") + "```hocon\n".length();
    Path file =
        Files.writeString(
            folder.resolve("job.conf"), readme.substring(start, readme.indexOf("```", start)));
    Files.createDirectories(folder.resolve("news"));
    Files.writeString(folder.resolve("news/a.csv"), "");
    Files.writeString(folder.resolve("my-organisations.tsv"), "");
    assertThat(JobFile.load(Optional.of(file), List.of()).dates().zone().getId())
        .isEqualTo("Asia/Almaty");
  }

  @Test
  void everyPageAndFileThatIsNamedIsThere() throws IOException {
    Matcher names =
        Pattern.compile("(?:docs|data|jobs)/[a-z-]+(?:/[A-Za-z-]+)?\\.(?:md|conf)")
            .matcher(readme());
    int found = 0;
    while (names.find()) {
      assertThat(home().resolve(names.group())).exists();
      found++;
    }
    assertThat(found).isGreaterThan(8);
  }
}
