package org.newsweft.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** How the rows of an answer are printed. */
public enum OutputFormat {
  /** Aligned columns for people; long answers are cut, which a last line says. */
  TABLE {
    @Override
    public void print(Dataset<Row> rows, PrintStream out) {
      StructType schema = rows.schema();
      var lines = new ArrayList<List<String>>();
      lines.add(Arrays.asList(schema.fieldNames()));
      Iterator<Row> iterator = rows.toLocalIterator();
      while (iterator.hasNext() && lines.size() <= TABLE_ROWS) {
        lines.add(cells(iterator.next()).stream().map(OutputFormat::shortened).toList());
      }
      int[] widths = new int[schema.size()];
      for (List<String> line : lines) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], line.get(i).codePointCount(0, line.get(i).length()));
        }
      }
      for (int l = 0; l < lines.size(); l++) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
          String cell = lines.get(l).get(i);
          String padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
          boolean right = schema.fields()[i].dataType() instanceof NumericType;
          text.append(i == 0 ? "" : "  ").append(right ? padding + cell : cell + padding);
        }
        out.println(text.toString().stripTrailing());
        if (l == 0) {
          out.println(String.join("  ", Arrays.stream(widths).mapToObj("-"::repeat).toList()));
        }
      }
      if (iterator.hasNext()) {
        out.println("(the first %d rows; --format csv or jsonl prints all)".formatted(TABLE_ROWS));
      }
    }
  },

  /** Comma-separated values after RFC 4180 with a header; lists are JSON. */
  CSV {
    @Override
    public void print(Dataset<Row> rows, PrintStream out) {
      try (var printer =
          new CSVPrinter(
              new java.io.OutputStreamWriter(out, java.nio.charset.StandardCharsets.UTF_8),
              CSVFormat.RFC4180.builder().setRecordSeparator('\n').build())) {
        printer.printRecord((Object[]) rows.schema().fieldNames());
        for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
          printer.printRecord(cells(all.next()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  /** One JSON object a line. */
  JSONL {
    @Override
    public void print(Dataset<Row> rows, PrintStream out) {
      String[] names = rows.schema().fieldNames();
      for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
        Row row = all.next();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
          object.put(names[i], plain(row.get(i)));
        }
        out.println(json(object));
      }
    }
  };

  private static final int TABLE_ROWS = 1000;
  private static final int CELL_CHARS = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Prints all rows. */
  public abstract void print(Dataset<Row> rows, PrintStream out);

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>(row.size());
    for (int i = 0; i < row.size(); i++) {
      Object value = plain(row.get(i));
      cells.add(
          value == null
              ? ""
              : value instanceof List<?> || value instanceof Map<?, ?>
                  ? json(value)
                  : value.toString());
    }
    return cells;
  }

  /** Spark's values as those of Java: lists, maps, numbers, texts. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Seq<?> seq) {
      return JavaConverters.seqAsJavaList(seq).stream().map(OutputFormat::plain).toList();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      var plain = new LinkedHashMap<String, Object>();
      JavaConverters.mapAsJavaMap(map).forEach((k, v) -> plain.put(String.valueOf(k), plain(v)));
      return plain;
    }
    if (value instanceof Row row) {
      var plain = new LinkedHashMap<String, Object>();
      for (int i = 0; i < row.size(); i++) {
        plain.put(row.schema() == null ? "_" + i : row.schema().fieldNames()[i], plain(row.get(i)));
      }
      return plain;
    }
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : value.toString();
  }

  private static String shortened(String cell) {
    String line = cell.replaceAll("\\s+", " ");
    return line.length() <= CELL_CHARS
        ? line
        : line.substring(
                0,
                line.offsetByCodePoints(
                    0, Math.min(CELL_CHARS - 1, line.codePointCount(0, line.length()) - 1)))
            + "…";
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
