package org.newsweft.explore.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * Writes the report of an output. The same tables give the same bytes (as far as zlib does: another
 * build of it may pack the same data otherwise).
 */
public final class Report {
  private static final List<String> ITEM = List.of("item_id");
  private static final List<String> PAIR = List.of("item_a", "item_b");
  private static final List<String> TRIPLE = List.of("entity_a", "entity_b", "topic");

  /** More articles than any file of a sensible size can hold. */
  private static final int MAX_ARTICLES = 60_000;

  /** Packed and in Base64, JSON of articles has at least a sixth of its characters. */
  private static final long CHARS_PER_BYTE = 6;

  private final SparkSession spark;
  private final TableStore tables;
  private final Page page = new Page();

  private Report(SparkSession spark, TableStore tables) {
    this.spark = spark;
    this.tables = tables;
  }

  /**
   * What a report holds.
   *
   * @param bytes size of the file
   * @param pairs pairs in it
   * @param allPairs pairs in the tables
   * @param articles articles in it, as evidence
   * @param allArticles articles in the tables
   */
  public record Content(long bytes, int pairs, long allPairs, int articles, long allArticles) {}

  /**
   * Checks that a report may be written to {@code file}, before Spark is started.
   *
   * @throws UserError if it is a directory, or lies in none
   */
  public static void checkMayWrite(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UserError("The file " + file + " is a directory; name a file in it");
    }
    if (!Files.isDirectory(parent)) {
      throw new UserError(
          "The file %s cannot be written: there is no directory %s".formatted(file, parent));
    }
    if (!Files.isWritable(parent)) {
      throw new UserError(
          "The file %s cannot be written: the directory %s is read-only".formatted(file, parent));
    }
  }

  /**
   * Writes a report; an older file is replaced when the new one is complete.
   *
   * @param file where to; see {@link #checkMayWrite}
   */
  public static Content write(
      SparkSession spark, TableStore tables, Path file, ReportLimits limits) {
    return new Report(spark, tables).write(file, limits);
  }

  private Content write(Path file, ReportLimits limits) {
    ReportData data = data(limits);
    byte[] counts = Page.gzip(data.json().getBytes(StandardCharsets.UTF_8));
    long left = limits.fileBytes() - html(counts, List.of()).length;
    if (left < 0) {
      if (limits.pairRows() == 0) {
        throw new IllegalArgumentException(
            "No report fits in %,d bytes".formatted(limits.fileBytes()));
      }
      return write(file, limits.halved()); // many long names
    }
    List<String> articles = articles(data, limits, left);
    byte[] html = html(counts, articles);
    while (html.length > limits.fileBytes()) {
      // Packing decides how many fit: shorten in proportion, and by a hundredth for certain.
      long over = html.length - limits.fileBytes();
      double keep = Math.min(0.99, 1 - (double) over / (over + left));
      articles = articles.subList(0, (int) (articles.size() * keep));
      html = html(counts, articles);
    }
    save(file, html);
    Strongest pairs = data.pairCounts().strongest();
    return new Content(
        html.length,
        data.pairCounts().ranked().size(),
        pairs.all(),
        articles.size(),
        data.manifest().path("rows").path("articles").asLong());
  }

  private byte[] html(byte[] counts, List<String> articles) {
    String list = articles.stream().collect(Collectors.joining(",", "[", "]"));
    return page.html(counts, Page.gzip(list.getBytes(StandardCharsets.UTF_8)), articles.size());
  }

  private List<String> articles(ReportData data, ReportLimits limits, long bytes) {
    var evidence = new Evidence(spark, tables, data.items());
    var choice =
        new EvidenceChoice(
            data.pairCounts().ranked(),
            data.tripleCounts().ranked(),
            limits.articlesPerSubject(),
            item -> data.items().get(item).kind().equals("topic"));
    evidence.offerTo(choice);
    List<String> ids = choice.inOrder();
    return evidence.read(
        ids.subList(0, Math.min(ids.size(), MAX_ARTICLES)), bytes * CHARS_PER_BYTE);
  }

  private ReportData data(ReportLimits limits) {
    TrendLists trends = TrendLists.read(tables.read(Table.TRENDS));
    Dataset<Row> itemRows = tables.read(Table.ITEM_COUNTS);
    Dataset<Row> pairRows = tables.read(Table.PAIR_COUNTS);
    Dataset<Row> tripleRows = tables.read(Table.TRIPLE_COUNTS);
    Strongest items = Strongest.of(itemRows, ITEM, limits.itemRows());
    Strongest pairs = Strongest.of(pairRows, PAIR, limits.pairRows());
    Strongest triples = Strongest.of(tripleRows, TRIPLE, limits.tripleRows());
    Set<List<String>> chosenPairs = withTrends(trends, "pair", pairs);
    Set<List<String>> chosenTriples = withTrends(trends, "triple", triples);
    Set<List<String>> chosenItems = withTrends(trends, "item", items);
    chosenPairs.forEach(pair -> pair.forEach(id -> chosenItems.add(List.of(id))));
    chosenTriples.forEach(triple -> triple.forEach(id -> chosenItems.add(List.of(id))));

    var ids = new TreeSet<String>();
    chosenItems.forEach(ids::addAll);
    List<ReportItem> reportItems = ReportItem.read(spark, tables.read(Table.ITEMS), ids);
    var numbers = new HashMap<String, Integer>();
    reportItems.forEach(item -> numbers.put(item.id(), numbers.size()));
    List<Row> periods =
        tables.read(Table.PERIODS).orderBy("period").collectAsList(); // one row a period
    var places = new HashMap<String, Integer>();
    periods.forEach(row -> places.put(row.getAs("period").toString(), places.size()));
    return new ReportData(
        tables.manifest(),
        periods,
        reportItems,
        counts(itemRows, ITEM, items, chosenItems, numbers, places),
        counts(pairRows, PAIR, pairs, chosenPairs, numbers, places),
        counts(tripleRows, TRIPLE, triples, chosenTriples, numbers, places),
        trends);
  }

  private ReportData.Counts counts(
      Dataset<Row> rows,
      List<String> keys,
      Strongest strongest,
      Set<List<String>> chosen,
      Map<String, Integer> numbers,
      Map<String, Integer> periods) {
    List<List<Integer>> ranked =
        chosen.stream().map(subject -> subject.stream().map(numbers::get).toList()).toList();
    return new ReportData.Counts(
        strongest, ranked, CountRow.read(spark, rows, keys, chosen, numbers, periods));
  }

  /** What the trend lists name comes first, so that each of their lines can be opened. */
  private static Set<List<String>> withTrends(TrendLists trends, String kind, Strongest strongest) {
    var chosen = new LinkedHashSet<List<String>>();
    chosen.addAll(trends.subjects(kind));
    chosen.addAll(strongest.subjects());
    return chosen;
  }

  private static void save(Path file, byte[] html) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      Path complete = Files.createTempFile(parent, ".report", ".html");
      try {
        Files.write(complete, html);
        Files.setPosixFilePermissions(complete, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(complete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The report " + file + " cannot be written", e);
    }
  }
}
