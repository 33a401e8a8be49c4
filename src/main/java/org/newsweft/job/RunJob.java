package org.newsweft.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.newsweft.annotate.ModelRecogniser;
import org.newsweft.config.JobConfig;
import org.newsweft.corpus.CorpusFile;
import org.newsweft.corpus.CorpusFiles;
import org.newsweft.items.Catalogue;
import org.newsweft.items.CatalogueReader;
import org.newsweft.link.Overrides;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.TableStore;

/** The main job: a corpus in, all tables out. What does not depend on Spark is done here. */
public final class RunJob {
  private final Inputs inputs;
  private final Optional<JsonNode> lastManifest;

  /** All that a run reads and is told, checked. */
  record Inputs(
      JobConfig job,
      List<CorpusFile> files,
      Catalogue catalogue,
      Overrides overrides,
      Optional<ModelRecogniser> model,
      Fingerprints fingerprints) {}

  private RunJob(Inputs inputs, Optional<JsonNode> lastManifest) {
    this.inputs = inputs;
    this.lastManifest = lastManifest;
  }

  /**
   * Checks all that can be checked before Spark is started: the output, the catalogue files, the
   * files of the corpus, a model of our own.
   *
   * @throws org.newsweft.config.UserError if the job cannot be run as it stands
   */
  public static RunJob prepare(JobConfig job) {
    var configuration = new Configuration();
    StagedTables.checkMayWrite(job.output().path(), configuration);
    Catalogue catalogue = CatalogueReader.read(job.items(), configuration);
    Overrides overrides =
        job.items()
            .overrides()
            .map(file -> Overrides.read(file, configuration))
            .orElse(Overrides.none());
    List<CorpusFile> files = CorpusFiles.list(job.input(), configuration);
    Optional<ModelRecogniser> model = ModelRecogniser.of(job.annotate(), configuration);
    var fingerprints = Fingerprints.of(job, files, catalogue, model, configuration);
    return new RunJob(
        new Inputs(job, files, catalogue, overrides, model, fingerprints),
        TableStore.manifest(job.output().path(), configuration));
  }

  /**
   * The manifest of the output, if it was made from the very same corpus, job file, catalogue and
   * model by the same program, so that running the job again would change nothing.
   */
  public Optional<JsonNode> upToDate() {
    return lastManifest.filter(inputs.fingerprints::isSameRun);
  }

  /**
   * Runs the job.
   *
   * @param anew whether nothing of the last run to the same directory is used
   * @param messages where progress is reported
   * @param terminal whether progress can be redrawn in place
   * @return what it read and made
   */
  public RunResult run(SparkSession spark, boolean anew, PrintStream messages, boolean terminal) {
    LastRun last =
        anew || !inputs.job.output().incremental()
            ? LastRun.none()
            : LastRun.in(spark, inputs.job.output().path(), inputs.fingerprints);
    try (StagedTables staged = StagedTables.begin(spark, inputs.job.output().path());
        var progress = new Progress(spark, messages, terminal)) {
      return new Run(spark, inputs, last, staged, progress).run();
    }
  }
}
