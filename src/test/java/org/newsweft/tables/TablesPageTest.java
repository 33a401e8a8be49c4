package org.newsweft.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.newsweft.corpus.RejectReason;

final class TablesPageTest {
  private static final String BEGIN = "<!-- tables: generated from Table -->\n";
  private static final String END = "<!-- end of tables -->\n";

  /** To mend the page after a change, put target/tables.md between its comments. */
  @Test
  void theReferencePageHoldsExactlyTheColumnsOfTheTables() throws IOException {
    Files.writeString(Path.of("target", "tables.md"), markdown());
    String page = page();
    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .isEqualTo(markdown());
  }

  @Test
  void theReferencePageNamesEveryReasonOfARejectAndNoOther() throws IOException {
    String list = page().substring(page().indexOf("## Reasons of a reject"));
    for (RejectReason reason : RejectReason.values()) {
      assertThat(list).contains("| `" + reason.label() + "` |");
    }
    assertThat(list.lines().filter(l -> l.startsWith("| `")).count())
        .isEqualTo(RejectReason.values().length);
  }

  private static String markdown() {
    var page = new StringBuilder();
    for (Table table : Table.values()) {
      page.append("\n### `").append(table.label()).append("`\n\n");
      page.append("Sorted by ").append(String.join(", ", table.sortedBy()));
      page.append(table.byYear() ? ", in `year=YYYY` directories.\n\n" : ".\n\n");
      page.append("| column | type | meaning |\n|---|---|---|\n");
      for (StructField field : table.schema().fields()) {
        page.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    field.name(),
                    field.dataType().sql().replace(" NOT NULL", ""),
                    field.getComment().get()));
      }
    }
    return page.append("\n").toString();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("newsweft.home", "."), "docs", "tables.md"));
  }
}
