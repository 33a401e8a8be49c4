package org.newsweft.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;

/**
 * Records of JSON Lines: one JSON object a line. The number of a record is that of its line, so
 * that an editor finds it; lines of blanks are no records.
 */
final class JsonLines implements RawRecords {
  private static final ObjectReader JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  // The length of a line is bounded already, by the job's own limit.
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final BoundedLines lines;
  private final Map<Field, List<String>> fields;
  private final Charset charset;
  private final Limits limits;

  JsonLines(BoundedLines lines, Input input) {
    this.lines = lines;
    this.limits = Limits.of(input);
    this.fields = input.fields();
    this.charset = Charset.forName(input.charset());
  }

  @Override
  public RawRecord next() throws IOException {
    while (lines.next()) {
      if (!lines.blank()) {
        return record();
      }
    }
    return null;
  }

  private RawRecord record() {
    long number = lines.number();
    // A byte order mark may stand before the first line.
    int start = number == 1 ? byteOrderMark() : 0;
    if (lines.overlong()) {
      int shown = Math.min(lines.length() - start, Limits.EXCERPT_BYTES);
      String beginning = new String(lines.bytes(), start, shown, charset);
      return RawRecord.rejected(
          number, RejectReason.TOO_LONG, limits.tooLong(lines.size(), "bytes"), beginning);
    }
    var decoded = Decoding.decode(lines.bytes(), start, lines.length() - start, charset);
    String line = decoded.text();
    if (decoded.bad()) {
      return RawRecord.rejected(number, RejectReason.BAD_ENCODING, decoded.detail(charset), line);
    }
    JsonNode record;
    try {
      record = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return malformed(number, "no JSON: " + reasonOf(e), line);
    }
    if (!record.isObject()) {
      return malformed(number, "no JSON object but " + kind(record), line);
    }
    var values = new EnumMap<Field, String>(Field.class);
    for (Map.Entry<Field, List<String>> field : fields.entrySet()) {
      for (String name : field.getValue()) {
        JsonNode node = lookUp(record, name);
        if (field.getKey() == Field.TEXT && !node.isTextual() && isThere(node)) {
          return malformed(number, "the text (" + name + ") is no string but " + kind(node), line);
        }
        String value = textOf(node, field.getKey());
        if (value != null && !value.isBlank()) {
          values.put(field.getKey(), value);
          break;
        }
      }
    }
    return RawRecord.of(number, values, line);
  }

  private int byteOrderMark() {
    byte[] b = lines.bytes();
    boolean there =
        lines.length() >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
    return there ? 3 : 0;
  }

  /** The value under a name, in which dots lead into nested objects. */
  private static JsonNode lookUp(JsonNode record, String name) {
    JsonNode direct = record.path(name);
    if (!direct.isMissingNode() || name.indexOf('.') < 0) {
      return direct;
    }
    JsonNode node = record;
    for (String part : name.split("\\.", -1)) {
      node = node.path(part);
    }
    return node;
  }

  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  /** A value as text; null if it has none. A date of a wrong kind is shown, to be rejected. */
  private static String textOf(JsonNode node, Field field) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isFloatingPointNumber() && Double.isFinite(node.doubleValue())) {
      return new BigDecimal(node.asText()).toPlainString();
    }
    if (node.isValueNode() && isThere(node)) {
      return node.asText();
    }
    return node.isContainerNode() && field == Field.DATE ? node.toString() : null;
  }

  private static String kind(JsonNode node) {
    String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return (type.matches("[aeiou].*") ? "an " : "a ") + type;
  }

  private static String reasonOf(JsonProcessingException e) {
    String column = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
    return e.getOriginalMessage() + column;
  }

  private static RawRecord malformed(long number, String detail, String line) {
    return RawRecord.rejected(number, RejectReason.MALFORMED_RECORD, detail, line);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
