package org.newsweft.explore.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Row;

/**
 * All that the page shows but the articles, as JSON in columns: numbers of one kind that stand side
 * by side compress to a few bytes a row.
 */
record ReportData(
    JsonNode manifest,
    List<Row> periods,
    List<ReportItem> items,
    Counts itemCounts,
    Counts pairCounts,
    Counts tripleCounts,
    TrendLists trends) {

  /**
   * What was chosen of a count table.
   *
   * @param strongest the choice by number of articles
   * @param ranked numbers of the items of all subjects chosen, those that matter most first
   * @param rows their counts
   */
  record Counts(Strongest strongest, List<List<Integer>> ranked, List<CountRow> rows) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Keys of the job file whose values are paths; a report is passed on, and these concern nobody
   * else.
   */
  private static final List<String> PATHS = List.of("input.paths", "items.files", "output.path");

  String json() {
    var data = new LinkedHashMap<String, Object>();
    data.put("run", run(manifest));
    data.put("periods", periodColumns());
    data.put("items", itemColumns());
    data.put("itemCounts", columns(itemCounts));
    data.put("pairCounts", columns(pairCounts));
    data.put("tripleCounts", columns(tripleCounts));
    data.put("trends", trends.lists());
    data.put("trendP", TrendLists.TREND_P);
    data.put("emergenceQ", TrendLists.EMERGENCE_Q);
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the manifest says of the run, without times and without the folders of a machine. */
  static ObjectNode run(JsonNode manifest) {
    ObjectNode run = JSON.createObjectNode();
    for (String key :
        List.of(
            "version", "period_length", "model", "rows", "left_out_by_min_articles", "tables")) {
      run.set(key, manifest.path(key));
    }
    ObjectNode job = run.putObject("job");
    manifest
        .path("job")
        .fields()
        .forEachRemaining(
            entry -> {
              if (!PATHS.contains(entry.getKey())) {
                job.set(entry.getKey(), entry.getValue());
              }
            });
    ArrayNode input = run.putArray("input");
    for (JsonNode file : manifest.path("input")) {
      String path = file.path("path").asText();
      input
          .addObject()
          .put("name", path.substring(path.lastIndexOf('/') + 1))
          .put("bytes", file.path("bytes").asLong());
    }
    // The model may be a folder as well.
    JsonNode model = manifest.path("model").path("name");
    if (model.isTextual()) {
      String name = model.asText().substring(model.asText().lastIndexOf('/') + 1);
      run.putObject("model").put("name", name);
      job.put("annotate.model", name);
    }
    return run;
  }

  private Map<String, Object> periodColumns() {
    var columns = new LinkedHashMap<String, Object>();
    for (String name : List.of("period", "complete", "gap", "articles", "stories", "sources")) {
      columns.put(name, periods.stream().map(row -> value(row, name)).toList());
    }
    return columns;
  }

  private static Object value(Row row, String name) {
    Object value = row.getAs(name);
    return value instanceof java.sql.Date date ? date.toString() : value;
  }

  private Map<String, Object> itemColumns() {
    var columns = new LinkedHashMap<String, Object>();
    columns.put("id", items.stream().map(ReportItem::id).toList());
    columns.put("name", items.stream().map(ReportItem::name).toList());
    columns.put("kind", items.stream().map(ReportItem::kind).toList());
    columns.put("articles", items.stream().map(ReportItem::articles).toList());
    columns.put("aliases", items.stream().map(ReportItem::aliases).toList());
    return columns;
  }

  /**
   * Rows by subject: the items of each subject, how many rows it has, and the columns of these one
   * after the other. Periods are steps from the row before, stories what they are below articles.
   */
  private static Map<String, Object> columns(Counts counts) {
    var subjects = new ArrayList<List<Integer>>();
    var rowsOf = new ArrayList<Integer>();
    var steps = new ArrayList<Integer>();
    CountRow before = null;
    for (CountRow row : counts.rows()) {
      boolean same = before != null && before.subject().equals(row.subject());
      if (!same) {
        subjects.add(row.subject());
        rowsOf.add(0);
      }
      rowsOf.set(rowsOf.size() - 1, rowsOf.get(rowsOf.size() - 1) + 1);
      steps.add(same ? row.period() - before.period() : row.period());
      before = row;
    }
    int size = subjects.isEmpty() ? 0 : subjects.get(0).size();
    var items = new ArrayList<List<Integer>>();
    for (int i = 0; i < size; i++) {
      int place = i;
      items.add(subjects.stream().map(s -> s.get(place)).toList());
    }
    var columns = new LinkedHashMap<String, Object>();
    columns.put("all", counts.strongest().all());
    columns.put("completeAbove", counts.strongest().completeAbove());
    columns.put("items", items);
    columns.put("rows", rowsOf);
    columns.put("periodSteps", steps);
    columns.put("articles", column(counts, CountRow::articles));
    columns.put("articlesLessStories", column(counts, row -> row.articles() - row.stories()));
    columns.put("sentences", column(counts, CountRow::sentences));
    return columns;
  }

  private static List<Long> column(Counts counts, ToLongFunction<CountRow> value) {
    return counts.rows().stream().map(row -> value.applyAsLong(row)).toList();
  }
}
