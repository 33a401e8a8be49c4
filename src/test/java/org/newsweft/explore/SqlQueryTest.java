package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;

/** A query sees the tables of the output, and nothing else. */
final class SqlQueryTest {
  @TempDir private Path folder;

  private static List<Row> ask(String query) {
    return SqlQuery.ask(TestSpark.session(), SampleOutput.tables(), query).collectAsList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM pair_counts",
        "WITH a AS (SELECT 1 AS x) SELECT * FROM a WHERE x IN (SELECT count(*) FROM items) OR x = 1",
        "SELECT * FROM range(3)",
        "SELECT * FROM VALUES (1), (2) AS t(x)",
        "SELECT explode(aliases) FROM items LIMIT 1",
        "SELECT (SELECT max(period) FROM periods) AS newest ; ",
        "DESCRIBE items",
        "SHOW TABLES",
        "EXPLAIN SELECT * FROM items"
      })
  void aQueryOverTheTablesIsAnswered(String query) {
    assertThat(ask(query)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void aFileIsNoTable(String format) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret\n");
    for (String query :
        List.of(
            "SELECT * FROM %s.`%s`",
            "SELECT (SELECT count(*) FROM %s.`%s`) AS n",
            "WITH a AS (SELECT * FROM %s.`%s`) SELECT * FROM a",
            "SELECT * FROM items WHERE EXISTS (SELECT 1 FROM %s.`%s`)")) {
      assertThatThrownBy(() -> ask(query.formatted(format, secret)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("The query cannot be answered");
    }
  }

  @Test
  void aViewOfAFileOutsideTheOutputIsNoTable() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret\n");
    TestSpark.session().read().text(secret.toString()).createOrReplaceTempView("elsewhere");
    try {
      assertThatThrownBy(() -> ask("SELECT * FROM items, elsewhere"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(secret + ", which is no table of the output");
    } finally {
      TestSpark.session().catalog().dropTempView("elsewhere");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE x AS SELECT 1",
        "CREATE VIEW x AS SELECT 1",
        "CREATE TEMPORARY VIEW x USING csv OPTIONS (path '/etc/hostname')",
        "INSERT INTO items SELECT * FROM items",
        "WITH a AS (SELECT * FROM items) INSERT INTO items SELECT * FROM a",
        "WITH a AS (SELECT 1) INSERT OVERWRITE DIRECTORY 'FOLDER/x' USING csv SELECT * FROM a",
        "INSERT OVERWRITE DIRECTORY 'FOLDER/x' USING csv SELECT 1",
        "FROM items INSERT INTO items SELECT * INSERT INTO items SELECT *",
        "DROP VIEW pair_counts",
        "DELETE FROM items",
        "SET spark.sql.runSQLOnFiles=true",
        "ADD JAR '/tmp/x.jar'",
        "CACHE TABLE items",
        "REFRESH '/etc'",
        "LOAD DATA INPATH '/etc/hostname' INTO TABLE items"
      })
  void aStatementThatChangesAnythingIsRefused(String statement) {
    long before = SampleOutput.tables().read(org.newsweft.tables.Table.ITEMS).count();
    assertThatThrownBy(() -> ask(statement.replace("FOLDER", folder.toString())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The statement is no query");
    assertThat(folder).isEmptyDirectory();
    assertThat(SampleOutput.tables().read(org.newsweft.tables.Table.ITEMS).count())
        .isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT reflect('java.lang.System', 'getenv', 'HOME')",
        "SELECT name FROM items WHERE java_method('java.lang.System', 'getProperty', 'x') = 'y'",
        "SELECT (SELECT reflect('java.lang.System', 'getenv', name) FROM items LIMIT 1)"
      })
  void aCallIntoJavaIsRefused(String query) {
    assertThatThrownBy(() -> ask(query))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The query calls into Java");
  }

  @Test
  void aQueryThatStartsAProgramIsRefused() {
    assertThatThrownBy(() -> ask("SELECT TRANSFORM (name) USING 'cat /etc/hostname' FROM items"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The query starts a program");
  }

  @Test
  void anXmlEntityReadsNoFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String query =
        "SELECT xpath_string('<!DOCTYPE a [<!ENTITY x SYSTEM \"file://%s\">]><a>&x;</a>', 'a')"
            .formatted(secret);
    try {
      assertThat(ask(query).toString()).doesNotContain("secret");
    } catch (RuntimeException refused) {
      assertThat(refused.toString()).doesNotContain("secretsecret");
    }
  }
}
