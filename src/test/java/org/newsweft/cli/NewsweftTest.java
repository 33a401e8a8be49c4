package org.newsweft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;

final class NewsweftTest {
  @TempDir private Path folder;

  private static String sampleTables() {
    return SampleOutput.directory().toString();
  }

  private Path corpus(String... lines) throws IOException {
    return Files.write(folder.resolve("corpus.jsonl"), java.util.List.of(lines));
  }

  private static String article(String id, String text) {
    return "{\"id\": \"%s\", \"date\": \"2023-08-25\", \"text\": \"%s\"}".formatted(id, text);
  }

  @Test
  void aCommandLineWithoutACommandEndsWithTwoAndSaysWhichThereAre() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "Name a command: run, sql, explain, trends, report, export, verify, evaluate or bench");
  }

  @Test
  void anUnknownOptionEndsWithTwoAndIsNamed() {
    CommandLineRun run = CommandLineRun.of("run", "--ouput", "x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--ouput");
  }

  @Test
  void helpOfEachCommandEndsWithZero() {
    for (String command :
        new String[] {
          "run", "sql", "explain", "trends", "report", "export", "verify", "evaluate", "bench"
        }) {
      CommandLineRun run = CommandLineRun.of(command, "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("Usage: newsweft " + command);
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(CommandLineRun.of("--version").out()).matches("newsweft \\d+\\.\\d+\\.\\d+\\S*\\s*");
  }

  @Test
  void aJobFileThatIsNotThereEndsWithTwoAndIsNamed() {
    CommandLineRun run = CommandLineRun.of("run", folder + "/none.conf");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("newsweft: There is no job file " + folder + "/none.conf\n");
  }

  @Test
  void anInputThatIsNotThereEndsWithTwoAndIsNamed() {
    CommandLineRun run = CommandLineRun.of("run", "--input", folder + "/none.jsonl");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no file or folder " + folder + "/none.jsonl");
  }

  @Test
  void anOutputDirectoryThatHoldsSomethingElseEndsWithTwoAndIsLeftAlone() throws IOException {
    Path other = Files.createDirectory(folder.resolve("out"));
    Files.writeString(other.resolve("notes.txt"), "mine");
    CommandLineRun run =
        CommandLineRun.of(
            "run",
            "--input",
            corpus(article("a", "Text.")).toString(),
            "--output",
            other.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(other.toString()).contains("notes.txt");
    assertThat(other.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aRunPrintsTheRowAccountTheTablesAndWhatToTryNext() throws IOException {
    Path output = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "run",
            "--input",
            corpus(
                    article("a", "Kazakhstan told the UN about water."),
                    article("b", "The UN praised water plans of Kazakhstan."),
                    article("c", "The UN praised water plans of Kazakhstan."),
                    "no record")
                .toString(),
            "--output",
            output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("4 records read = 2 articles + 1 rejects + 1 exact duplicates")
        .contains("Rejects: 1 malformed_record")
        .contains("11 tables: articles 2, rejects 1, duplicates 1, mentions 6")
        .contains("  2 articles,   2 sentences  country:KAZ + org:united-nations + topic:water")
        .contains("The tables are in " + output)
        .contains("Three things to try next:");
    assertThat(run.err()).contains("Reading 1 file: 4 records in ");
  }

  @Test
  void aMonthWithoutAnArticleHasARowOfZeros() throws IOException {
    Path output = folder.resolve("out");
    String january = article("a", "Water.").replace("2023-08-25", "2023-01-31");
    String march = article("b", "Water in Peru.").replace("2023-08-25", "2023-03-01");
    CommandLineRun run =
        CommandLineRun.of(
            "run", "--input", corpus(january, march).toString(), "--output", output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    CommandLineRun periods =
        CommandLineRun.of(
            "sql",
            "--tables",
            output.toString(),
            "--format",
            "csv",
            "SELECT period, complete, articles FROM periods ORDER BY period");
    assertThat(periods.out())
        .isEqualTo(
            "period,complete,articles\n2023-01-01,false,1\n2023-02-01,true,0\n2023-03-01,false,1\n");
  }

  @Test
  void aRunOverNoUsableRecordStillMakesAllTables() throws IOException {
    Path output = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "run", "--input", corpus("no record").toString(), "--output", output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    CommandLineRun count =
        CommandLineRun.of(
            "sql",
            "--tables",
            output.toString(),
            "--format",
            "csv",
            "SELECT count(*) n FROM pair_counts");
    assertThat(count.out()).isEqualTo("n\n0\n");
  }

  @Test
  void aCorruptFileEndsWithTwoAndLeavesTheTablesOfAnEarlierRun() throws IOException {
    Path output = folder.resolve("out");
    String good = corpus(article("a", "Water.")).toString();
    assertThat(CommandLineRun.of("run", "--input", good, "--output", output.toString()).exitCode())
        .isZero();
    Path corrupt = folder.resolve("corrupt.jsonl.gz");
    Files.write(corrupt, new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3});
    CommandLineRun run =
        CommandLineRun.of("run", "--input", corrupt.toString(), "--output", output.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("corrupt.jsonl.gz");
    CommandLineRun left =
        CommandLineRun.of(
            "sql",
            "--tables",
            output.toString(),
            "--format",
            "jsonl",
            "SELECT article_id FROM articles");
    assertThat(left.out()).isEqualTo("{\"article_id\":\"a\"}\n");
    assertThat(folder.toFile().list()).doesNotContain(".out.writing");
  }

  @Test
  void sqlPrintsAnAlignedTable() {
    CommandLineRun run =
        CommandLineRun.of(
            "sql",
            "--tables",
            sampleTables(),
            "SELECT 'a' AS short, 12 AS number, NULL AS nothing");
    assertThat(run.out())
        .isEqualTo("short  number  nothing\n-----  ------  -------\na          12\n");
  }

  @Test
  void sqlPrintsCsvWithQuotesWhereTheyAreNeeded() {
    CommandLineRun run =
        CommandLineRun.of(
            "sql",
            "--tables",
            sampleTables(),
            "--format",
            "csv",
            "SELECT 'a, \"b\"' AS text, array('x', 'y') AS list, DATE'2023-08-01' AS day");
    assertThat(run.out())
        .isEqualTo("text,list,day\n\"a, \"\"b\"\"\",\"[\"\"x\"\",\"\"y\"\"]\",2023-08-01\n");
  }

  @Test
  void sqlPrintsOneJsonObjectALine() {
    CommandLineRun run =
        CommandLineRun.of(
            "sql",
            "--tables",
            sampleTables(),
            "--format",
            "jsonl",
            "SELECT 'é' AS text, 1.5D AS number, true AS yes, array(1, 2) AS list");
    assertThat(run.out())
        .isEqualTo("{\"text\":\"é\",\"number\":1.5,\"yes\":true,\"list\":[1,2]}\n");
  }

  @Test
  void sqlReadsItsQueryFromAFile() throws IOException {
    Path query = Files.writeString(folder.resolve("q.sql"), "SELECT 1 AS one;\n");
    CommandLineRun run =
        CommandLineRun.of("sql", "--tables", sampleTables(), "-f", query.toString());
    assertThat(run.out()).isEqualTo("one\n---\n  1\n");
  }

  @Test
  void sqlShowsTheCommentsOfTheColumns() {
    CommandLineRun run =
        CommandLineRun.of("sql", "--tables", sampleTables(), "DESCRIBE pair_counts");
    assertThat(run.out()).contains("Articles that mention both.");
  }

  @Test
  void aQueryThatCannotBeReadEndsWithTwo() {
    CommandLineRun run = CommandLineRun.of("sql", "--tables", sampleTables(), "SELEC 1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("The query cannot be read").contains("SELEC");
  }

  @Test
  void aQueryThatNamesAnUnknownColumnEndsWithTwoAndSuggestsOne() {
    CommandLineRun run =
        CommandLineRun.of("sql", "--tables", sampleTables(), "SELECT article FROM pair_counts");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("The query cannot be answered").contains("`articles`");
  }

  @Test
  void aStatementThatChangesSomethingIsRefused() {
    for (String statement :
        new String[] {
          "DROP VIEW pair_counts",
          "CREATE TABLE x AS SELECT 1",
          "INSERT INTO items SELECT * FROM items"
        }) {
      CommandLineRun run = CommandLineRun.of("sql", "--tables", sampleTables(), statement);
      assertThat(run.exitCode()).as(statement).isEqualTo(2);
      assertThat(run.err()).contains("The statement is no query");
    }
  }

  @Test
  void aQueryCannotReadFilesBesideTheTables() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "secret\n");
    CommandLineRun run =
        CommandLineRun.of("sql", "--tables", sampleTables(), "SELECT * FROM csv.`" + secret + "`");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("secret");
  }

  @Test
  void tablesThatAreNotThereEndWithTwoAndSayHowToMakeThem() {
    CommandLineRun run = CommandLineRun.of("sql", "--tables", folder + "/none", "SELECT 1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("There are no tables in " + folder + "/none")
        .contains("newsweft run");
  }
}
