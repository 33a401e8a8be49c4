package org.newsweft.annotate.sparknlp;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.annotate.entities.EntityFinder;
import org.newsweft.annotate.entities.EntityModel;
import org.newsweft.annotate.entities.ModelFiles;
import org.newsweft.text.Sentences;

/**
 * Names of people, organisations and places in a document, as chunks.
 *
 * <pre>{@code
 * var entities = new EntityAnnotator().setModel("small");
 * entities.setInputCols(new String[] {"document"});
 * entities.setOutputCol("names");
 * new Pipeline().setStages(new PipelineStage[] {documentAssembler, entities})
 * }</pre>
 *
 * <p>The metadata of a chunk holds {@code entity} (PER, ORG, LOC or MISC, as the model calls it),
 * {@code sentence} (its number from 0), {@code chunk} (its number from 0) and {@code confidence}.
 * The model travels with a saved pipeline, in the folder {@code model} of this stage.
 */
public final class EntityAnnotator extends TextAnnotator<EntityAnnotator> {
  private static final long serialVersionUID = 1L;

  private static final String SAVED_MODEL = "model";

  private final Param<String> model =
      new Param<>(this, "model", "small, fast, or the folder of another model of that form");

  /** The model on the driver; executors get it by the broadcast. */
  private transient ModelFiles files;

  private Broadcast<ModelFiles> everywhere;

  /** Finders that no thread uses at the moment. */
  private transient ConcurrentLinkedQueue<EntityFinder> idle;

  public EntityAnnotator() {
    this(Identifiable.randomUID("NEWSWEFT_ENTITIES"));
  }

  public EntityAnnotator(String id) {
    super(id);
  }

  /** The parameter that says where the model comes from. */
  public Param<String> model() {
    return model;
  }

  /**
   * Sets the model and reads it.
   *
   * @param name {@code small}, {@code fast}, or a folder with a model
   * @throws org.newsweft.config.UserError naming file and cause if it cannot be used
   */
  public EntityAnnotator setModel(String name) {
    var configuration = SparkSession.active().sparkContext().hadoopConfiguration();
    use(ModelFiles.read(name, configuration));
    set(model, name);
    return this;
  }

  private void use(ModelFiles read) {
    EntityModel.open(read);
    files = read;
    everywhere = null;
    idle = new ConcurrentLinkedQueue<>();
  }

  @Override
  public String outputAnnotatorType() {
    return AnnotatorType.CHUNK();
  }

  @Override
  public Dataset<?> beforeAnnotate(Dataset<?> dataset) {
    if (everywhere == null) {
      everywhere =
          new JavaSparkContext(dataset.sparkSession().sparkContext()).broadcast(modelFiles());
    }
    return dataset;
  }

  @Override
  int annotate(String text, int begin, int sentence, List<Annotation> found) {
    EntityFinder finder = borrow();
    List<Entity> entities = finder.find(text);
    Sentences sentences = finder.sentences();
    int s = 0;
    for (Entity entity : entities) {
      while (s + 1 < sentences.count() && sentences.start(s + 1) <= entity.start()) {
        s++;
      }
      found.add(
          annotation(
              begin + entity.start(),
              begin + entity.end(),
              text.substring(entity.start(), entity.end()),
              Map.of(
                  "entity",
                  entity.label(),
                  "sentence",
                  Integer.toString(sentence + s),
                  "chunk",
                  Integer.toString(found.size()),
                  "confidence",
                  Float.toString(entity.confidence()))));
    }
    int count = sentences.count();
    idle.add(finder);
    return count;
  }

  /** A finder that no other thread uses: a light pipeline annotates several texts at once. */
  private EntityFinder borrow() {
    synchronized (this) {
      if (idle == null) {
        idle = new ConcurrentLinkedQueue<>();
      }
    }
    EntityFinder finder = idle.poll();
    return finder == null ? EntityModel.open(modelFiles()).finder() : finder;
  }

  private ModelFiles modelFiles() {
    if (files == null) {
      if (everywhere == null) {
        throw new IllegalStateException("EntityAnnotator has no model; call setModel");
      }
      files = everywhere.value();
    }
    return files;
  }

  @Override
  public EntityAnnotator copy(ParamMap extra) {
    EntityAnnotator copy = super.copy(extra);
    copy.files = files;
    copy.everywhere = everywhere;
    return copy;
  }

  @Override
  public void onWrite(String folder, SparkSession spark) {
    try {
      modelFiles()
          .write(
              new Path(folder, SAVED_MODEL).toString(), spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("The model cannot be saved in " + folder, e);
    }
  }

  /** Spark asks the class for its reader by this name. */
  public static MLReader<EntityAnnotator> read() {
    return new Reader();
  }

  private static final class Reader extends MLReader<EntityAnnotator> {
    @Override
    public EntityAnnotator load(String folder) {
      EntityAnnotator stage = new DefaultParamsReader<EntityAnnotator>().load(folder);
      stage.use(
          ModelFiles.read(
              new Path(folder, SAVED_MODEL).toString(),
              sparkSession().sparkContext().hadoopConfiguration()));
      return stage;
    }
  }
}
