package org.newsweft.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;
import org.newsweft.config.UserError;

/** Records of a CSV file with a header; the first row below the header is record 1. */
final class CsvRecords implements RawRecords {
  private final CsvParser parser;
  private final Input input;
  private final Charset charset;
  private final Limits limits;

  /** Column of each name in the header; of two columns with one name the first. */
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private int width;
  private long number;

  /** Reads the header; a file without anything has none. */
  CsvRecords(InputStream in, String file, Input input) throws IOException {
    this.input = input;
    this.charset = Charset.forName(input.charset());
    this.limits = Limits.of(input);
    this.parser =
        new CsvParser(new EscapingReader(in, charset), file, input.csvSeparator(), limits.record());
    CsvParser.CsvRow header = parser.next();
    if (header == null) {
      return;
    }
    if (header.overlong()) {
      throw new UserError(file + ": no line breaks found; it does not look like a CSV file");
    }
    width = header.cells().size();
    for (int i = 0; i < width; i++) {
      columns.putIfAbsent(header.cells().get(i).strip(), i);
    }
    MissingColumns.check(file, "column", columns.keySet(), columns::containsKey, input);
  }

  @Override
  public RawRecord next() throws IOException {
    CsvParser.CsvRow row = parser.next();
    if (row == null) {
      return null;
    }
    number++;
    String raw = raw(row.cells());
    if (row.overlong()) {
      return RawRecord.rejected(
          number, RejectReason.TOO_LONG, limits.tooLong(row.size(), "characters"), raw);
    }
    if (row.cells().size() != width) {
      String detail =
          "line %d: the number of cells is %d, that of the header %d"
              .formatted(row.line(), row.cells().size(), width);
      return RawRecord.rejected(number, RejectReason.MALFORMED_RECORD, detail, raw);
    }
    var values = new EnumMap<Field, String>(Field.class);
    for (Map.Entry<Field, List<String>> field : input.fields().entrySet()) {
      for (String name : field.getValue()) {
        String value = columns.containsKey(name) ? row.cells().get(columns.get(name)) : "";
        if (!value.isBlank()) {
          var bad = EscapingReader.firstBadByte(value, charset);
          if (bad != null) {
            String detail =
                Decoding.badByteDetail(bad.badByte(), bad.badOffset(), "the cell " + name, charset);
            return RawRecord.rejected(
                number, RejectReason.BAD_ENCODING, "line " + row.line() + ": " + detail, raw);
          }
          values.put(field.getKey(), value);
          break;
        }
      }
    }
    return RawRecord.of(number, values, raw);
  }

  /** As much of a row as an excerpt needs. */
  private String raw(List<String> cells) {
    var raw = new StringBuilder();
    for (String cell : cells) {
      if (raw.length() > 0) {
        raw.append(input.csvSeparator());
      }
      raw.append(cell, 0, Math.min(cell.length(), Limits.EXCERPT_BYTES));
      if (raw.length() >= Limits.EXCERPT_BYTES) {
        break;
      }
    }
    return raw.toString();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
