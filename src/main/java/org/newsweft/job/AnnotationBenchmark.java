package org.newsweft.job;

import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.annotate.AnnotateStage;
import org.newsweft.annotate.ArticleAnnotator;
import org.newsweft.annotate.Lexicon;
import org.newsweft.annotate.Recogniser;
import org.newsweft.config.JobConfig;
import org.newsweft.corpus.Articles;
import org.newsweft.corpus.CorpusFile;
import org.newsweft.corpus.CorpusFiles;
import org.newsweft.corpus.CorpusReader;
import org.newsweft.items.Catalogue;
import org.newsweft.items.CatalogueReader;

/**
 * Measures how fast mentions are found inside Spark, by the lexicon and by the recogniser if the
 * job names one: words by second of CPU time of the tasks, over articles that are in memory and
 * mentions that go nowhere.
 */
public final class AnnotationBenchmark {
  private AnnotationBenchmark() {}

  /**
   * Reads the corpus of a job once and annotates it several times.
   *
   * @param rounds how often; the first rounds also warm up the JVM
   * @param out takes a line a round
   */
  public static void run(SparkSession spark, JobConfig job, int rounds, PrintStream out) {
    var configuration = new Configuration();
    Catalogue catalogue = CatalogueReader.read(job.items(), configuration);
    List<CorpusFile> files = CorpusFiles.list(job.input(), configuration);
    LongAccumulator done = spark.sparkContext().longAccumulator();
    Dataset<Row> articles =
        Articles.of(CorpusReader.read(spark, files, job, done))
            .repartition(4 * spark.sparkContext().defaultParallelism())
            .persist(StorageLevel.MEMORY_AND_DISK());
    long words = articles.agg(sum("words")).first().getLong(0);
    out.printf(Locale.ROOT, "%,d articles, %,d words%n", articles.count(), words);
    Broadcast<Lexicon> lexicon =
        new JavaSparkContext(spark.sparkContext()).broadcast(Lexicon.of(catalogue));
    Dataset<Row> annotated =
        AnnotateStage.annotate(
            articles,
            lexicon,
            ArticleAnnotator.kinds(job.items().kinds()),
            Optional.ofNullable(job.annotate().model()).map(m -> Recogniser.load(spark, m)),
            job.annotate().labels(),
            done);
    var cpu = new CpuTime();
    spark.sparkContext().addSparkListener(cpu);
    for (int round = 1; round <= rounds; round++) {
      cpu.nanos.set(0);
      long started = System.nanoTime();
      annotated.write().format("noop").mode("overwrite").save();
      double seconds = (System.nanoTime() - started) / 1e9;
      cpu.settle();
      double coreSeconds = cpu.nanos.get() / 1e9;
      out.printf(
          Locale.ROOT,
          "round %d: %.2f s, %.2f core-seconds, %,d words per core-second%n",
          round,
          seconds,
          coreSeconds,
          Math.round(words / coreSeconds));
    }
    spark.sparkContext().removeSparkListener(cpu);
  }

  /** Adds up the CPU time of all tasks. */
  private static final class CpuTime extends SparkListener {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      nanos.addAndGet(end.taskMetrics().executorCpuTime());
    }

    /** Task ends arrive a little after the job's end. */
    void settle() {
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
