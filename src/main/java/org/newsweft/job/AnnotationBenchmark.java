package org.newsweft.job;

import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.newsweft.items.ItemKind;

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
   * @param linking whether each round is done once more without linking, to tell what it adds
   * @param out takes a line a round
   */
  public static void run(
      SparkSession spark, JobConfig job, int rounds, boolean linking, PrintStream out) {
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
    Set<ItemKind> kinds = ArticleAnnotator.kinds(job.items().kinds());
    Dataset<Row> annotated =
        AnnotateStage.annotate(
            articles,
            lexicon,
            kinds,
            Optional.ofNullable(job.annotate().model()).map(m -> Recogniser.load(spark, m)),
            job.annotate().labels(),
            done);
    Dataset<Row> withoutLinking =
        AnnotateStage.annotateWithoutLinking(articles, lexicon, kinds, done);
    var cpu = new CpuTime();
    spark.sparkContext().addSparkListener(cpu);
    double[] with = new double[rounds];
    double[] without = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long started = System.nanoTime();
      write(annotated);
      double seconds = (System.nanoTime() - started) / 1e9;
      with[round] = cpu.coreSeconds();
      out.printf(
          Locale.ROOT,
          "round %d: %.2f s, %.2f core-seconds, %,d words per core-second%n",
          round + 1,
          seconds,
          with[round],
          Math.round(words / with[round]));
      if (linking) {
        write(withoutLinking);
        without[round] = cpu.coreSeconds();
        out.printf(Locale.ROOT, "  without linking: %.2f core-seconds%n", without[round]);
      }
    }
    spark.sparkContext().removeSparkListener(cpu);
    if (linking) {
      double medianWith = medianOfLaterHalf(with);
      double medianWithout = medianOfLaterHalf(without);
      out.printf(
          Locale.ROOT,
          "linking adds %.0f %%: %.2f against %.2f core-seconds, medians of the later half of the rounds%n",
          100 * (medianWith / medianWithout - 1),
          medianWith,
          medianWithout);
    }
  }

  private static void write(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  /** The rounds before are those in which the JVM compiles. */
  private static double medianOfLaterHalf(double[] coreSeconds) {
    double[] later = Arrays.copyOfRange(coreSeconds, coreSeconds.length / 2, coreSeconds.length);
    Arrays.sort(later);
    return (later[(later.length - 1) / 2] + later[later.length / 2]) / 2;
  }

  /** Adds up the CPU time of all tasks. */
  private static final class CpuTime extends SparkListener {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      nanos.addAndGet(end.taskMetrics().executorCpuTime());
    }

    /** That of the tasks since it was last asked for. */
    double coreSeconds() {
      settle();
      return nanos.getAndSet(0) / 1e9;
    }

    /** Task ends arrive a little after the job's end. */
    private void settle() {
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
