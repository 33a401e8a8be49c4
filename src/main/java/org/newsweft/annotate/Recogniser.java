package org.newsweft.annotate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.annotate.entities.ModelFiles;

/** Finds the names that no catalogue holds: what {@code annotate.model} of the job file names. */
public sealed interface Recogniser permits ModelRecogniser, SavedRecogniser {
  /**
   * Loads a recogniser.
   *
   * @param model {@code small}, {@code fast}, or a folder with a model of our own, a saved Spark
   *     NLP pipeline or a saved recogniser of Spark NLP
   * @throws org.newsweft.config.UserError if there is none, or it cannot be used
   */
  static Recogniser load(SparkSession spark, String model) {
    var configuration = spark.sparkContext().hadoopConfiguration();
    return ModelFiles.isModel(model, configuration)
        ? ModelRecogniser.of(ModelFiles.read(model, configuration))
        : SavedRecogniser.load(spark, model);
  }

  /**
   * Adds to articles what the reader needs, in columns behind theirs.
   *
   * @param articles rows with at least the column {@code text}
   */
  Dataset<Row> prepare(Dataset<Row> articles);

  /**
   * What reads the rows on the executors.
   *
   * @param prepared what {@link #prepare} made of the articles
   * @param labels what the recogniser's labels are called here
   */
  EntityReader reader(Dataset<Row> prepared, EntityLabels labels);

  /**
   * The same recogniser for single texts, outside of the tasks of Spark.
   *
   * @param labels what the job file says of the recogniser's labels
   */
  NameFinder nameFinder(Map<String, String> labels);

  /**
   * Whether it is known how sure it is of what it finds: that of the models that are shipped was
   * measured, and decides of the kinds of doubtful names. What others say is taken as it stands.
   */
  boolean isMeasured();

  /** Travels to the executors and is opened there, once a partition. */
  @FunctionalInterface
  interface EntityReader extends Serializable {
    /** A function from a prepared row to its entities, for one thread. */
    Function<Row, List<Entity>> open();
  }
}
