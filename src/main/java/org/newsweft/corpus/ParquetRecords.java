package org.newsweft.corpus;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;
import org.newsweft.config.UserError;

/** Records of Parquet files; the first row of a file is record 1. */
final class ParquetRecords {
  private ParquetRecords() {}

  /**
   * The records in the columns of {@link Records#ENCODED}, one data set for each schema that the
   * files have.
   *
   * @throws UserError if a file is no Parquet file, or has no column for the date or the text
   */
  static List<Dataset<Row>> read(
      SparkSession spark,
      List<CorpusFile> files,
      ArticleBuilder builder,
      LongAccumulator recordsRead) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    var bySchema = new LinkedHashMap<MessageType, List<String>>();
    for (CorpusFile file : files) {
      bySchema
          .computeIfAbsent(schema(file.path(), hadoop), s -> new ArrayList<>())
          .add(file.path());
    }
    return bySchema.values().stream()
        .map(paths -> readAlike(spark, paths, builder, recordsRead))
        .toList();
  }

  private static MessageType schema(String path, Configuration hadoop) {
    try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(new Path(path), hadoop))) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      // The library throws RuntimeException where the file is no Parquet file.
      throw damaged(path, e);
    }
  }

  private static UserError damaged(String path, Throwable e) {
    return new UserError(
        "%s is damaged or no Parquet file: %s. Replace the file, or leave it out of input.paths"
            .formatted(path, e.getMessage()),
        e);
  }

  /** Files of one schema. */
  private static Dataset<Row> readAlike(
      SparkSession spark, List<String> paths, ArticleBuilder builder, LongAccumulator recordsRead) {
    Dataset<Row> rows =
        spark.read().parquet(paths.stream().map(ParquetRecords::escaped).toArray(String[]::new));
    Input input = builder.input();
    MissingColumns.check(
        paths.get(0),
        "column",
        List.of(rows.schema().fieldNames()),
        name -> type(rows.schema(), name).isPresent(),
        input);
    var selected =
        new ArrayList<Column>(List.of(col("_metadata.file_path"), col("_metadata.row_index")));
    var fields = new ArrayList<Field>();
    for (Field field : Field.values()) {
      for (String name : input.fields().get(field)) {
        Optional<DataType> type = type(rows.schema(), name);
        if (type.isPresent()) {
          selected.add(column(rows.schema(), name, type.get()).as("c" + fields.size()));
          fields.add(field);
          checkType(paths.get(0), field, name, type.get());
        }
      }
    }
    boolean withScheme = new Path(paths.get(0)).toUri().getScheme() != null;
    MapPartitionsFunction<Row, Row> records =
        partition ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return namingTheFile(partition::hasNext);
              }

              @Override
              public Row next() {
                Row row = namingTheFile(partition::next);
                recordsRead.add(1);
                RawRecord record = record(row, fields);
                String file = path(row.getString(0), withScheme);
                return Records.encode(file, record, builder.build(record, null, file));
              }
            };
    return rows.select(selected.toArray(new Column[0]))
        .mapPartitions(records, Encoders.row(Records.ENCODED));
  }

  /** Type of the column under a name, in which dots lead into structs. */
  private static Optional<DataType> type(StructType schema, String name) {
    for (StructField field : schema.fields()) {
      if (field.name().equals(name)) {
        return Optional.of(field.dataType());
      }
      if (name.startsWith(field.name() + ".") && field.dataType() instanceof StructType inner) {
        return type(inner, name.substring(field.name().length() + 1));
      }
    }
    return Optional.empty();
  }

  /** The column; strings as bytes, because Spark would replace bad bytes without saying so. */
  private static Column column(StructType schema, String name, DataType type) {
    boolean literal = List.of(schema.fieldNames()).contains(name);
    String quoted = "`" + name.replace("`", "``") + "`";
    Column column = col(literal ? quoted : quoted.replace(".", "`.`"));
    return type.equals(DataTypes.StringType) ? column.cast(DataTypes.BinaryType) : column;
  }

  private static void checkType(String path, Field field, String name, DataType type) {
    boolean text = type.equals(DataTypes.StringType) || type.equals(DataTypes.BinaryType);
    if (field == Field.TEXT && !text) {
      throw new UserError(
          "%s: the column %s for the text is of type %s; it must hold strings"
              .formatted(path, name, type.sql()));
    }
  }

  /** A row of file, number from 0, and one value for each of {@code fields}. */
  private static RawRecord record(Row row, List<Field> fields) {
    long number = row.getLong(1) + 1;
    var values = new EnumMap<Field, String>(Field.class);
    Reject bad = null;
    for (int i = 0; i < fields.size(); i++) {
      Object value = row.get(i + 2);
      String text;
      if (value instanceof byte[] bytes) {
        var decoded = Decoding.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8);
        text = decoded.text();
        if (decoded.bad() && bad == null) {
          bad = new Reject(RejectReason.BAD_ENCODING, badBytes(decoded, fields.get(i)));
        }
      } else {
        text = text(value);
      }
      if (text != null && !text.isBlank()) {
        values.putIfAbsent(fields.get(i), text);
      }
    }
    return new RawRecord(number, values, String.join(", ", values.values()), bad);
  }

  private static String badBytes(Decoding.Decoded decoded, Field field) {
    String where = "the " + field.name().toLowerCase(Locale.ROOT);
    return Decoding.badByteDetail(
        decoded.badByte(), decoded.badOffset(), where, StandardCharsets.UTF_8);
  }

  /** A value as the other readers would find it. Which class a date has depends on the session. */
  private static String text(Object value) {
    if (value instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? new BigDecimal(number).toPlainString() : null;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }

  /** Spark's name of a file, an encoded URI, as the job names it. */
  private static String path(String uri, boolean withScheme) {
    var path = new Path(URI.create(uri));
    return withScheme ? path.toString() : path.toUri().getPath();
  }

  /** A path in which Spark sees no pattern. */
  private static String escaped(String path) {
    return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }

  /** A step of Spark's reader; its complaint about a damaged file becomes ours. */
  private static <T> T namingTheFile(Supplier<T> step) {
    try {
      return step.get();
    } catch (Exception e) {
      // The compiler does not know that Scala throws checked exceptions.
      Throwable thrown = e;
      if (thrown instanceof SparkException spark
          && spark.getMessageParameters().containsKey("path")) {
        String path = path(spark.getMessageParameters().get("path"), false);
        throw damaged(path, spark.getCause() == null ? spark : spark.getCause());
      }
      throw e;
    }
  }
}
