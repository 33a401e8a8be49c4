package org.newsweft.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.annotate.AnnotateStage;
import org.newsweft.annotate.ArticleAnnotator;
import org.newsweft.annotate.Lexicon;
import org.newsweft.annotate.Recogniser;
import org.newsweft.config.JobConfig;
import org.newsweft.corpus.Articles;
import org.newsweft.corpus.CorpusReader;
import org.newsweft.counts.Cap;
import org.newsweft.counts.CountStage;
import org.newsweft.counts.LeftOut;
import org.newsweft.items.Item;
import org.newsweft.link.LinkStage;
import org.newsweft.stories.StoryStage;
import org.newsweft.tables.StagedTables;
import org.newsweft.tables.Table;
import org.newsweft.trends.TrendStage;

/** One run of the main job: the stages in their order, each with its line of progress. */
final class Run {
  private final Instant started = Instant.now();
  private final SparkSession spark;
  private final RunJob.Inputs inputs;
  private final JobConfig job;
  private final LastRun last;
  private final StagedTables staged;
  private final Progress progress;

  Run(
      SparkSession spark,
      RunJob.Inputs inputs,
      LastRun last,
      StagedTables staged,
      Progress progress) {
    this.spark = spark;
    this.inputs = inputs;
    this.job = inputs.job();
    this.last = last;
    this.staged = staged;
    this.progress = progress;
  }

  RunResult run() {
    Dataset<Row> records = read();
    long recordsRead = records.count();
    SortedMap<String, Long> rejects = rejectsByReason(records);
    long rejected = rejects.values().stream().mapToLong(Long::longValue).sum();

    LongAccumulator textsRead = counter();
    Dataset<Row> annotated = annotate(records, recordsRead - rejected, textsRead);
    long articles = annotated.count();
    staged.planFiles(articlesByYear(annotated));
    LinkStage links = joinNames(annotated);
    Dataset<Row> copies = findCopies(annotated, articles);
    var cap = Cap.in(spark);
    Dataset<Row> linked =
        staged.keep(
            "linked",
            cap.apply(StoryStage.withStories(links.linked(), copies), job.counts().maxItems()));
    Counted counted = countCooccurrences(linked, articles);
    Dataset<Row> periods = PeriodsTable.of(spark, linked, counted.counts, job.dates());
    TrendStage.Trends trends = testTrends(linked, counted.counts, periods);

    Map<String, Long> rows =
        write(tables(records, linked, links, counted.counts, periods, trends.rows()));
    var account =
        new RunResult.RowAccount(
            recordsRead, articles, rejects, rows.get(Table.DUPLICATES.label()));
    account.check();
    long copied = copies.count();
    var result =
        new RunResult(
            job.output().path(),
            account,
            new RunResult.Stories(
                articles - copied, copies.select("story_id").distinct().count(), copied),
            rows,
            counted.leftOut,
            new RunResult.Capped(cap.articles().value(), cap.items().value(), cap.pairs().value()),
            new RunResult.Reused(articles - textsRead.value(), counted.reusedPeriods));
    staged.publish(manifest(result, trends.tested()));
    return result;
  }

  private Dataset<Row> read() {
    int number = inputs.files().size();
    LongAccumulator done = counter();
    return step(
        "Reading " + number + (number == 1 ? " file" : " files"),
        "records",
        0,
        done,
        () -> staged.keep("records", CorpusReader.read(spark, inputs.files(), job, done)));
  }

  private static SortedMap<String, Long> rejectsByReason(Dataset<Row> records) {
    var rejects = new TreeMap<String, Long>();
    Articles.rejects(records)
        .groupBy("reason")
        .agg(count(lit(1)))
        .collectAsList() // one row a reason
        .forEach(row -> rejects.put(row.getString(0), row.getLong(1)));
    return rejects;
  }

  /**
   * The articles with their mentions, as their own texts tell them.
   *
   * @param textsRead counts the texts that are read anew
   */
  private Dataset<Row> annotate(Dataset<Row> records, long expected, LongAccumulator textsRead) {
    Optional<Recogniser> recogniser =
        inputs.model().isPresent()
            ? Optional.of(inputs.model().get())
            : Optional.ofNullable(job.annotate().model()).map(path -> Recogniser.load(spark, path));
    var lexicon =
        new JavaSparkContext(spark.sparkContext()).broadcast(Lexicon.of(inputs.catalogue()));
    Dataset<Row> articles = Articles.of(records);
    Dataset<Row> anew =
        AnnotateStage.annotate(
            last.unread(articles),
            lexicon,
            ArticleAnnotator.kinds(job.items().kinds()),
            recogniser,
            job.annotate().labels(),
            textsRead);
    Dataset<Row> all = last.read(articles).map(anew::unionByName).orElse(anew);
    Dataset<Row> annotated =
        step(
            "Finding mentions",
            "articles",
            expected,
            textsRead,
            () -> staged.keep("annotated", all));
    if (job.output().incremental()) {
      staged.keepForNextRun(LastRun.ANNOTATIONS, LastRun.annotations(annotated));
    }
    return annotated;
  }

  private LinkStage joinNames(Dataset<Row> annotated) {
    LongAccumulator names = counter();
    return step(
        "Joining names",
        "names",
        0,
        names,
        () ->
            LinkStage.decide(
                spark, annotated, inputs.overrides(), job.items().rollUpPlaces(), names));
  }

  /** The articles that are not the first of their story; none where stories are not grouped. */
  private Dataset<Row> findCopies(Dataset<Row> articles, long expected) {
    if (!job.stories().group()) {
      return StoryStage.noCopies(spark);
    }
    LongAccumulator done = counter();
    return step(
        "Grouping copies into stories",
        "articles",
        expected,
        done,
        () -> StoryStage.copies(articles, job.stories().windowDays(), staged::keep, done));
  }

  /**
   * The counts, and what became of them.
   *
   * @param reusedPeriods how many periods are as the last run counted them
   */
  private record Counted(Dataset<Row> counts, RunResult.LeftOut leftOut, long reusedPeriods) {}

  private Counted countCooccurrences(Dataset<Row> articles, long expected) {
    Dataset<Row> countable = withoutAmbiguous(articles);
    List<Row> fingerprints = LastRun.fingerprints(countable);
    List<Date> unchanged = last.unchanged(fingerprints);
    LongAccumulator done = counter();
    LeftOut leftOut = LeftOut.in(spark);
    Dataset<Row> changed =
        unchanged.isEmpty()
            ? countable
            : countable.where(not(col("period").isin(unchanged.toArray())));
    Dataset<Row> anew = CountStage.count(changed, job.counts().minArticles(), leftOut, done);
    Dataset<Row> all = unchanged.isEmpty() ? anew : anew.unionByName(last.counts(unchanged));
    Dataset<Row> counts =
        step(
            "Counting pairs and triples",
            "articles",
            expected,
            done,
            () ->
                job.output().incremental()
                    ? staged.keepForNextRun(LastRun.COUNTS, all)
                    : staged.keep(LastRun.COUNTS, all));
    var byPeriod = new TreeMap<Date, LeftOut.Sums>(leftOut.value());
    unchanged.forEach(period -> byPeriod.put(period, last.leftOut(period)));
    if (job.output().incremental()) {
      staged.keepForNextRun(
          LastRun.PERIODS, LastRun.periods(spark, fingerprints, byPeriod).coalesce(1));
    }
    LeftOut.Sums sums = byPeriod.values().stream().reduce(LeftOut.Sums.NONE, LeftOut.Sums::plus);
    return new Counted(
        counts,
        new RunResult.LeftOut(
            sums.pairs(), sums.pairArticles(), sums.triples(), sums.tripleArticles()),
        unchanged.size());
  }

  /** The articles without the mentions that may mean several things: they are nobody's. */
  private static Dataset<Row> withoutAmbiguous(Dataset<Row> articles) {
    return articles.withColumn(
        AnnotateStage.MENTIONS,
        filter(
            col(AnnotateStage.MENTIONS),
            mention -> not(mention.getField("item_id").startsWith(Item.AMBIGUOUS))));
  }

  private TrendStage.Trends testTrends(
      Dataset<Row> articles, Dataset<Row> counts, Dataset<Row> periods) {
    LongAccumulator done = counter();
    var read =
        new TrendStage.Counts(
            periods,
            articles.select("period", "source"),
            CountStage.items(counts),
            CountStage.inArrays(CountStage.pairs(counts)),
            CountStage.inArrays(CountStage.triples(counts)));
    return step(
        "Testing trends",
        "series",
        0,
        done,
        () -> TrendStage.test(spark, staged, read, job.counts().minArticles(), job.trends(), done));
  }

  private Map<Table, Dataset<Row>> tables(
      Dataset<Row> records,
      Dataset<Row> linked,
      LinkStage links,
      Dataset<Row> counts,
      Dataset<Row> periods,
      Dataset<Row> trends) {
    var tables = new LinkedHashMap<Table, Dataset<Row>>();
    tables.put(
        Table.ARTICLES,
        job.output().keepText()
            ? linked
            : linked.withColumn("text", lit(null).cast(DataTypes.StringType)));
    tables.put(Table.REJECTS, Articles.rejects(records));
    tables.put(Table.DUPLICATES, Articles.duplicates(records));
    Dataset<Row> mentions =
        linked
            .select(
                col("article_id"),
                col("period"),
                explode(col(AnnotateStage.MENTIONS)).as("mention"))
            .select("article_id", "period", "mention.*");
    tables.put(Table.MENTIONS, mentions);
    tables.put(Table.NAMES, links.namesTable());
    tables.put(
        Table.ITEMS,
        ItemsTable.of(
            spark,
            mentions,
            CountStage.items(counts),
            inputs.catalogue(),
            inputs.overrides().names()));
    tables.put(Table.PERIODS, periods);
    tables.put(Table.ITEM_COUNTS, CountStage.items(counts));
    tables.put(Table.PAIR_COUNTS, CountStage.pairs(counts));
    tables.put(Table.TRIPLE_COUNTS, CountStage.triples(counts));
    tables.put(Table.TRENDS, trends);
    return tables;
  }

  private Map<String, Long> write(Map<Table, Dataset<Row>> tables) {
    var packed = Set.of(Table.PAIR_COUNTS, Table.TRIPLE_COUNTS);
    LongAccumulator written = counter();
    return step(
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
                    Table table = entry.getKey();
                    long count =
                        packed.contains(table)
                            ? staged.write(table, entry.getValue(), CountStage::unpacked)
                            : staged.write(table, entry.getValue());
                    written.add(count);
                    return Map.entry(table.label(), count);
                  })
              .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
          return rows;
        });
  }

  static SortedMap<Integer, Long> articlesByYear(Dataset<Row> articles) {
    var byYear = new TreeMap<Integer, Long>();
    articles
        .groupBy(year(col("period")))
        .agg(count(lit(1)))
        .collectAsList() // one row a year
        .forEach(row -> byYear.put(row.getInt(0), row.getLong(1)));
    return byYear;
  }

  private String manifest(RunResult result, Map<String, TrendStage.Tested> trends) {
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
        .with("catalogue_sha256", inputs.catalogue().fingerprint())
        .with("model", modelOfManifest())
        .with(
            "input",
            inputs.files().stream()
                .map(f -> Map.of("path", f.path(), "bytes", f.length()))
                .toList())
        .with("rows", result.account())
        .with("stories", result.stories())
        .with("left_out_by_min_articles", result.leftOut())
        .with("left_out_by_max_items", result.capped())
        .with("trends", trends)
        .with("tables", result.tableRows())
        .with("reused", result.reused())
        .with("kept_for_next_run", job.output().incremental())
        .with("fingerprints", inputs.fingerprints())
        .with("seconds", progress.seconds())
        .json();
  }

  /** Name and fingerprint of a model of our own; the name alone of another; null for none. */
  private Map<String, String> modelOfManifest() {
    if (inputs.model().isPresent()) {
      var files = inputs.model().get().files();
      return Map.of("name", files.name(), "sha256", files.fingerprint());
    }
    return job.annotate().model() == null ? null : Map.of("name", job.annotate().model());
  }

  private LongAccumulator counter() {
    return spark.sparkContext().longAccumulator();
  }

  private <T> T step(
      String name, String unit, long expected, LongAccumulator done, Supplier<T> work) {
    return progress.step(name, unit, expected, done, work::get);
  }
}
