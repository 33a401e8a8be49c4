package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.annotate.entities.EntityFinder;
import org.newsweft.annotate.entities.EntityModel;
import org.newsweft.annotate.entities.ModelFiles;
import org.newsweft.config.JobConfig;

/**
 * A model of our own. It reads the text of a row in the partition, without rows of annotations in
 * between: the same core as {@link org.newsweft.annotate.sparknlp.EntityAnnotator}.
 */
public final class ModelRecogniser implements Recogniser {
  private final ModelFiles files;
  private final EntityModel model;

  private ModelRecogniser(ModelFiles files) {
    this.files = files;
    this.model = EntityModel.open(files);
  }

  static ModelRecogniser of(ModelFiles files) {
    return new ModelRecogniser(files);
  }

  /**
   * The model of a job, opened and checked; empty if the job names none, or a saved pipeline.
   *
   * @throws org.newsweft.config.UserError naming file and cause if the model is damaged, or finds
   *     kinds of names that the job does not know
   */
  public static Optional<ModelRecogniser> of(JobConfig.Annotate job, Configuration configuration) {
    if (job.model() == null || !ModelFiles.isModel(job.model(), configuration)) {
      return Optional.empty();
    }
    ModelRecogniser recogniser = of(ModelFiles.read(job.model(), configuration));
    recogniser.ourKinds(new EntityLabels(job.labels()));
    return Optional.of(recogniser);
  }

  /** What the model is called and its fingerprint. */
  public ModelFiles files() {
    return files;
  }

  @Override
  public boolean isMeasured() {
    return ModelFiles.SHIPPED.contains(files.name());
  }

  @Override
  public Dataset<Row> prepare(Dataset<Row> articles) {
    return articles;
  }

  @Override
  public EntityReader reader(Dataset<Row> prepared, EntityLabels labels) {
    int text = prepared.schema().fieldIndex("text");
    Map<String, String> ourKinds = ourKinds(labels);
    Broadcast<ModelFiles> everywhere =
        new JavaSparkContext(prepared.sparkSession().sparkContext()).broadcast(files);
    return () -> {
      EntityFinder finder = EntityModel.open(everywhere.value()).finder();
      Function<Row, List<Entity>> read =
          row -> relabelled(finder.find(row.getString(text)), ourKinds);
      return read;
    };
  }

  @Override
  public NameFinder nameFinder(Map<String, String> labels) {
    return new ModelNameFinder(model.finder(), ourKinds(new EntityLabels(labels)));
  }

  /** For each kind of the model ours; those that are to be left out are not in it. */
  private Map<String, String> ourKinds(EntityLabels labels) {
    var kinds = new HashMap<String, String>();
    for (String kind : model.kinds()) {
      if (!labels.knows(kind)) {
        throw files.problem(ModelFiles.LABELS, "has the kind " + EntityLabels.unknown(kind));
      }
      labels.ours(kind).ifPresent(ours -> kinds.put(kind, ours));
    }
    return Map.copyOf(kinds);
  }

  static List<Entity> relabelled(List<Entity> found, Map<String, String> ourKinds) {
    var entities = new ArrayList<Entity>(found.size());
    for (Entity entity : found) {
      String ours = ourKinds.get(entity.label());
      if (ours != null) {
        entities.add(new Entity(entity.start(), entity.end(), ours, entity.confidence()));
      }
    }
    return entities;
  }
}
