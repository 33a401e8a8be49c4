package org.newsweft.annotate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

/** The Spark shell of the stage: articles in, the same articles with their mentions out. */
public final class AnnotateStage {
  /** Column of the mentions of an article, an array of {@link #MENTION}. */
  public static final String MENTIONS = "mentions";

  /** A mention inside its article's row; the columns of the table that are not the article's. */
  public static final StructType MENTION =
      new StructType()
          .add("item_id", DataTypes.StringType, false)
          .add("sentence", DataTypes.IntegerType, false)
          .add("start", DataTypes.IntegerType, false)
          .add("end", DataTypes.IntegerType, false)
          .add("surface", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("annotator", DataTypes.StringType, false)
          .add("confidence", DataTypes.FloatType, false)
          .add("country", DataTypes.StringType, true)
          .add("rule", DataTypes.StringType, false)
          .add("counted", DataTypes.BooleanType, false);

  private AnnotateStage() {}

  /**
   * Annotates articles.
   *
   * @param articles rows with at least the column {@code text}
   * @param lexicon the names and topics to look for
   * @param kinds the kinds of items to keep
   * @param recogniser finds the names that the lexicon does not hold
   * @param labels what the recogniser's labels are called here
   * @param done counts the articles that are annotated
   * @return the rows with two more columns: {@code sentences} (INT) and {@link #MENTIONS}
   */
  public static Dataset<Row> annotate(
      Dataset<Row> articles,
      Broadcast<Lexicon> lexicon,
      Set<ItemKind> kinds,
      Optional<Recogniser> recogniser,
      Map<String, String> labels,
      LongAccumulator done) {
    Dataset<Row> input = recogniser.map(r -> r.prepare(articles)).orElse(articles);
    Recogniser.EntityReader reader =
        recogniser
            .map(r -> r.reader(input, new EntityLabels(labels)))
            .orElse(() -> row -> List.of());
    boolean isMeasured = recogniser.map(Recogniser::isMeasured).orElse(true);
    return annotate(
        input,
        articles.schema(),
        () -> new ArticleAnnotator(lexicon.value(), kinds, isMeasured),
        reader,
        done);
  }

  /**
   * Annotates articles by the lexicon alone and without linking: for measuring what linking costs.
   *
   * @see #annotate
   */
  public static Dataset<Row> annotateWithoutLinking(
      Dataset<Row> articles,
      Broadcast<Lexicon> lexicon,
      Set<ItemKind> kinds,
      LongAccumulator done) {
    return annotate(
        articles,
        articles.schema(),
        () -> ArticleAnnotator.withoutLinking(lexicon.value(), kinds),
        () -> row -> List.of(),
        done);
  }

  /** Makes an annotator for a task. */
  private interface AnnotatorMaker extends Supplier<ArticleAnnotator>, Serializable {}

  /**
   * @param input the rows of the articles, with what a recogniser added behind their columns
   */
  private static Dataset<Row> annotate(
      Dataset<Row> input,
      StructType articles,
      AnnotatorMaker maker,
      Recogniser.EntityReader reader,
      LongAccumulator done) {
    int text = input.schema().fieldIndex("text");
    int width = articles.size();
    MapPartitionsFunction<Row, Row> annotateAll =
        rows -> {
          ArticleAnnotator annotator = maker.get();
          Function<Row, List<Entity>> entities = reader.open();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return rows.hasNext();
            }

            @Override
            public Row next() {
              Row row = rows.next();
              ArticleAnnotator.Annotated found =
                  annotator.annotate(row.getString(text), entities.apply(row));
              done.add(1);
              return annotated(row, width, found);
            }
          };
        };
    return input.mapPartitions(annotateAll, Encoders.row(annotatedSchema(articles)));
  }

  private static StructType annotatedSchema(StructType articles) {
    StructField[] fields = Arrays.copyOf(articles.fields(), articles.size() + 2);
    fields[fields.length - 2] =
        DataTypes.createStructField("sentences", DataTypes.IntegerType, false);
    fields[fields.length - 1] =
        DataTypes.createStructField(MENTIONS, new ArrayType(MENTION, false), false);
    return new StructType(fields);
  }

  private static Row annotated(Row article, int width, ArticleAnnotator.Annotated found) {
    Object[] values = new Object[width + 2];
    for (int i = 0; i < width; i++) {
      values[i] = article.get(i);
    }
    values[width] = found.sentences();
    values[width + 1] =
        found.mentions().stream()
            .map(
                m ->
                    RowFactory.create(
                        m.itemId(),
                        m.sentence(),
                        m.start(),
                        m.end(),
                        m.surface(),
                        m.label(),
                        m.annotator(),
                        m.confidence(),
                        m.country(),
                        m.rule().word(),
                        m.rule() != LinkRule.AMBIGUOUS))
            .toArray(Row[]::new);
    return RowFactory.create(values);
  }
}
