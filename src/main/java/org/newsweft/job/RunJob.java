package org.newsweft.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.year;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.annotate.AnnotateStage;
import org.newsweft.annotate.ArticleAnnotator;
import org.newsweft.annotate.Lexicon;
import org.newsweft.annotate.ModelRecogniser;
import org.newsweft.annotate.Recogniser;
import org.newsweft.config.JobConfig;
import org.newsweft.corpus.Articles;
import org.newsweft.corpus.CorpusFile;
import org.newsweft.corpus.CorpusFiles;
import org.newsweft.corpus.CorpusReader;
import org.newsweft.counts.CountStage;
import org.newsweft.items.Catalogue;
import org.newsweft.items.CatalogueReader;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.trends.TrendStage;

/** The main job: a corpus in, all tables out. */
public final class RunJob {
  private final JobConfig job;
  private final List<CorpusFile> files;
  private final Catalogue catalogue;
  private final Optional<ModelRecogniser> model;

  private RunJob(
      JobConfig job, List<CorpusFile> files, Catalogue catalogue, Optional<ModelRecogniser> model) {
    this.job = job;
    this.files = files;
    this.catalogue = catalogue;
    this.model = model;
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
    List<CorpusFile> files = CorpusFiles.list(job.input(), configuration);
    return new RunJob(job, files, catalogue, ModelRecogniser.of(job.annotate(), configuration));
  }

  /**
   * Runs the job.
   *
   * @param messages where progress is reported
   * @param terminal whether progress can be redrawn in place
   * @return what it read and made
   */
  public RunResult run(SparkSession spark, PrintStream messages, boolean terminal) {
    Instant started = Instant.now();
    try (StagedTables staged = StagedTables.begin(spark, job.output().path());
        var progress = new Progress(spark, messages, terminal)) {
      Dataset<Row> records = read(spark, staged, progress);
      long recordsRead = records.count();
      var rejects = new TreeMap<String, Long>();
      Articles.rejects(records)
          .groupBy("reason")
          .agg(count(lit(1)))
          .collectAsList() // one row a reason
          .forEach(row -> rejects.put(row.getString(0), row.getLong(1)));
      long rejected = rejects.values().stream().mapToLong(Long::longValue).sum();

      Dataset<Row> annotated = annotate(spark, staged, progress, records, recordsRead - rejected);
      long articles = annotated.count();
      staged.planFiles(articlesByYear(annotated));
      var dropped = CountStage.Dropped.in(spark);
      Dataset<Row> counts =
          countCooccurrences(spark, staged, progress, annotated, articles, dropped);

      Dataset<Row> periods = PeriodsTable.of(spark, annotated, counts, job.dates());
      TrendStage.Trends trends = testTrends(spark, staged, progress, annotated, counts, periods);

      Map<String, Long> rows =
          write(spark, staged, progress, records, annotated, counts, periods, trends.rows());
      var account =
          new RunResult.RowAccount(
              recordsRead, articles, rejects, rows.get(Table.DUPLICATES.label()));
      account.check();
      var result =
          new RunResult(
              job.output().path(),
              account,
              rows,
              new RunResult.LeftOut(
                  dropped.pairs().value(),
                  dropped.pairArticles().value(),
                  dropped.triples().value(),
                  dropped.tripleArticles().value()));
      staged.publish(manifest(spark, started, progress, result, trends.tested()));
      return result;
    }
  }

  private Dataset<Row> read(SparkSession spark, StagedTables staged, Progress progress) {
    LongAccumulator done = spark.sparkContext().longAccumulator();
    String name = "Reading " + files.size() + (files.size() == 1 ? " file" : " files");
    return progress.step(
        name,
        "records",
        0,
        done,
        () -> staged.keep("records", CorpusReader.read(spark, files, job, done)));
  }

  private Dataset<Row> annotate(
      SparkSession spark,
      StagedTables staged,
      Progress progress,
      Dataset<Row> records,
      long expected) {
    Optional<Recogniser> recogniser =
        model.isPresent()
            ? Optional.of(model.get())
            : Optional.ofNullable(job.annotate().model()).map(path -> Recogniser.load(spark, path));
    var lexicon =
        new org.apache.spark.api.java.JavaSparkContext(spark.sparkContext())
            .broadcast(Lexicon.of(catalogue));
    LongAccumulator done = spark.sparkContext().longAccumulator();
    Dataset<Row> annotated =
        AnnotateStage.annotate(
            Articles.of(records),
            lexicon,
            ArticleAnnotator.kinds(job.items().kinds()),
            recogniser,
            job.annotate().labels(),
            done);
    // Until copies are grouped, each article is a story of its own.
    Dataset<Row> withStories = annotated.withColumn("story_id", col("article_id"));
    return progress.step(
        "Finding mentions",
        "articles",
        expected,
        done,
        () -> staged.keep("annotated", withStories));
  }

  private Dataset<Row> countCooccurrences(
      SparkSession spark,
      StagedTables staged,
      Progress progress,
      Dataset<Row> annotated,
      long articles,
      CountStage.Dropped dropped) {
    LongAccumulator done = spark.sparkContext().longAccumulator();
    Dataset<Row> counts = CountStage.count(annotated, job.counts().minArticles(), dropped, done);
    return progress.step(
        "Counting pairs and triples",
        "articles",
        articles,
        done,
        () -> staged.keep("counts", counts));
  }

  private TrendStage.Trends testTrends(
      SparkSession spark,
      StagedTables staged,
      Progress progress,
      Dataset<Row> annotated,
      Dataset<Row> counts,
      Dataset<Row> periods) {
    LongAccumulator done = spark.sparkContext().longAccumulator();
    var read =
        new TrendStage.Counts(
            periods,
            annotated.select("period", "source"),
            CountStage.items(counts),
            CountStage.pairs(counts),
            CountStage.triples(counts));
    return progress.step(
        "Testing trends",
        "series",
        0,
        done,
        () -> TrendStage.test(spark, staged, read, job.counts().minArticles(), job.trends(), done));
  }

  private Map<String, Long> write(
      SparkSession spark,
      StagedTables staged,
      Progress progress,
      Dataset<Row> records,
      Dataset<Row> annotated,
      Dataset<Row> counts,
      Dataset<Row> periods,
      Dataset<Row> trends) {
    var tables = new LinkedHashMap<Table, Dataset<Row>>();
    tables.put(
        Table.ARTICLES,
        job.output().keepText()
            ? annotated
            : annotated.withColumn("text", lit(null).cast(DataTypes.StringType)));
    tables.put(Table.REJECTS, Articles.rejects(records));
    tables.put(Table.DUPLICATES, Articles.duplicates(records));
    Dataset<Row> mentions =
        annotated
            .select(
                col("article_id"),
                col("period"),
                explode(col(AnnotateStage.MENTIONS)).as("mention"))
            .select("article_id", "period", "mention.*")
            .withColumn("counted", lit(true));
    tables.put(Table.MENTIONS, mentions);
    tables.put(Table.ITEMS, ItemsTable.of(spark, mentions, CountStage.items(counts), catalogue));
    tables.put(Table.PERIODS, periods);
    tables.put(Table.ITEM_COUNTS, CountStage.items(counts));
    tables.put(Table.PAIR_COUNTS, CountStage.pairs(counts));
    tables.put(Table.TRIPLE_COUNTS, CountStage.triples(counts));
    tables.put(Table.TRENDS, trends);
    LongAccumulator written = spark.sparkContext().longAccumulator();
    return progress.step(
        "Writing the tables",
        "rows",
        0,
        written,
        () -> {
          // Several at once: the small ones wait for the driver more than for a core.
          var rows = new LinkedHashMap<String, Long>();
          Parallel.map(
                  tables.entrySet(),
                  entry -> {
                    long count = staged.write(entry.getKey(), entry.getValue());
                    written.add(count);
                    return Map.entry(entry.getKey().label(), count);
                  })
              .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
          return rows;
        });
  }

  private static SortedMap<Integer, Long> articlesByYear(Dataset<Row> articles) {
    var byYear = new TreeMap<Integer, Long>();
    articles
        .groupBy(year(col("period")))
        .agg(count(lit(1)))
        .collectAsList() // one row a year
        .forEach(row -> byYear.put(row.getInt(0), row.getLong(1)));
    return byYear;
  }

  private String manifest(
      SparkSession spark,
      Instant started,
      Progress progress,
      RunResult result,
      Map<String, TrendStage.Tested> trends) {
    var versions = new LinkedHashMap<String, String>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("spark", spark.version());
    versions.put("spark_nlp", com.johnsnowlabs.nlp.SparkNLP.version());
    return new Manifest()
        .with("versions", versions)
        .with("started", started.truncatedTo(ChronoUnit.SECONDS).toString())
        .with("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .with("period_length", job.dates().period().label())
        .with("job", job.resolved())
        .with("catalogue_sha256", catalogue.fingerprint())
        .with("model", modelOfManifest())
        .with(
            "input",
            files.stream().map(f -> Map.of("path", f.path(), "bytes", f.length())).toList())
        .with("rows", result.account())
        .with("left_out_by_min_articles", result.leftOut())
        .with("trends", trends)
        .with("tables", result.tableRows())
        .with("seconds", progress.seconds())
        .json();
  }

  /** Name and fingerprint of a model of our own; the name alone of another; null for none. */
  private Map<String, String> modelOfManifest() {
    if (model.isPresent()) {
      return Map.of(
          "name", model.get().files().name(), "sha256", model.get().files().fingerprint());
    }
    return job.annotate().model() == null ? null : Map.of("name", job.annotate().model());
  }
}
