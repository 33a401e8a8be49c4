package org.newsweft.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows that leave the readers, one for each record of the corpus. */
final class Records {
  /**
   * As the functions on the executors make them. Days are numbers, since what class stands for a
   * date in a row depends on settings of the session.
   */
  static final StructType ENCODED =
      new StructType()
          .add("input", DataTypes.StringType, false)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("excerpt", DataTypes.StringType)
          .add("article_id", DataTypes.StringType)
          .add("published", DataTypes.IntegerType)
          .add("period", DataTypes.IntegerType)
          .add("date_source", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("title", DataTypes.StringType)
          .add("url", DataTypes.StringType)
          .add("language", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("text_hash", DataTypes.StringType)
          .add("words", DataTypes.IntegerType);

  private Records() {}

  /** A record in the columns of {@link #ENCODED}. */
  static Row encode(String path, RawRecord record, Outcome outcome) {
    String input = path + ":" + record.number();
    if (outcome instanceof Article a) {
      return RowFactory.create(
          input,
          null,
          null,
          null,
          a.articleId(),
          days(a.published()),
          days(a.period()),
          a.dateSource().label(),
          a.source(),
          a.title(),
          a.url(),
          a.language(),
          a.text(),
          a.textHash(),
          a.words());
    }
    var reject = (Reject) outcome;
    Object[] row = new Object[ENCODED.size()];
    row[0] = input;
    row[1] = reject.reason().label();
    row[2] = reject.detail();
    row[3] = Limits.excerpt(record.raw());
    return RowFactory.create(row);
  }

  /** The columns that {@link CorpusReader#read} promises. */
  static Dataset<Row> decode(Dataset<Row> encoded) {
    Column[] columns = new Column[ENCODED.size()];
    for (int i = 0; i < columns.length; i++) {
      StructField field = ENCODED.fields()[i];
      columns[i] =
          field.dataType().equals(DataTypes.IntegerType) && !field.name().equals("words")
              ? date_from_unix_date(col(field.name())).as(field.name())
              : col(field.name());
    }
    return encoded.select(columns);
  }

  private static int days(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }
}
