package org.newsweft.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.newsweft.config.UserError;
import org.newsweft.items.Catalogue;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;
import org.newsweft.trends.Association;

/** Says what stands behind a number: the counts by unit, the scores, and every article. */
public final class Explanation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableStore tables;
  private final List<ItemNames.Known> items;
  private final Optional<PeriodSpan> span;
  private final Evidence evidence;
  private final List<Evidence.Counts> counts;

  private Explanation(TableStore tables, List<ItemNames.Known> items, Optional<PeriodSpan> span) {
    this.tables = tables;
    this.items = items;
    this.span = span;
    this.evidence = new Evidence(tables, items.stream().map(ItemNames.Known::id).toList(), span);
    this.counts = evidence.counts();
  }

  /**
   * Finds the items and counts their articles.
   *
   * @param asked one to three names or ids: an item, a pair, or two entities and a topic
   * @param span the periods asked for; all without it
   * @param catalogue whose spellings may be used beside those of the corpus
   * @throws UserError if a name cannot be told, the items make no pair or triple, or the output has
   *     no period in {@code span}
   */
  public static Explanation of(
      TableStore tables, List<String> asked, Optional<PeriodSpan> span, Catalogue catalogue) {
    List<ItemNames.Known> items = find(tables, asked, catalogue);
    List<String> ids = items.stream().map(ItemNames.Known::id).toList();
    if (ids.stream().distinct().count() < ids.size()) {
      throw new UserError(
          "Two of the names mean the same item (%s); name different ones"
              .formatted(String.join(", ", ids)));
    }
    if (ids.size() == 3 && ids.stream().filter(id -> id.startsWith("topic:")).count() != 1) {
      throw new UserError(
          "A triple is two entities and one topic; these are %s"
              .formatted(
                  items.stream()
                      .map(i -> i.id() + " (" + i.kind() + ")")
                      .collect(Collectors.joining(", "))));
    }
    // Counted in the order of the tables, so that the answer does not depend on that of the names.
    var explanation =
        new Explanation(
            tables,
            items.stream()
                .sorted(java.util.Comparator.comparing(ItemNames.Known::id, Evidence.TOPICS_LAST))
                .toList(),
            span);
    explanation.checkPeriods();
    return explanation;
  }

  private static List<ItemNames.Known> find(
      TableStore tables, List<String> asked, Catalogue catalogue) {
    var names = new ItemNames(asked);
    Map<String, List<String>> spellings = ItemNames.spellingsById(catalogue);
    Iterator<Row> rows =
        tables
            .read(Table.ITEMS)
            .select("item_id", "name", "kind", "articles", "aliases")
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      // What is left in the end are items of the catalogue that the corpus never mentions.
      List<String> ofCatalogue = spellings.remove(row.getString(0));
      names.consider(
          new ItemNames.Known(row.getString(0), row.getString(1), row.getString(2), row.getLong(3)),
          ofCatalogue == null ? List.of() : ofCatalogue,
          row.getList(4));
    }
    spellings.forEach(
        (id, ofCatalogue) ->
            catalogue
                .item(id)
                .ifPresent(
                    item ->
                        names.consider(
                            new ItemNames.Known(id, item.name(), item.kind().word(), 0),
                            ofCatalogue,
                            List.of())));
    return names.found();
  }

  private void checkPeriods() {
    if (!counts.isEmpty() || span.isEmpty()) {
      return;
    }
    List<Evidence.Counts> all = new Evidence(tables, ids(), Optional.empty()).counts();
    throw new UserError(
        "No period of the output begins in %s; %s"
            .formatted(
                span.get().text(),
                all.isEmpty()
                    ? "it holds no article"
                    : "its periods begin on %s to %s"
                        .formatted(all.get(0).period(), all.get(all.size() - 1).period())));
  }

  private List<String> ids() {
    return items.stream().map(ItemNames.Known::id).toList();
  }

  /**
   * Prints all of it.
   *
   * @param limit articles at most
   * @throws IllegalStateException if the count tables disagree with the mentions
   */
  public void print(ExplanationFormat format, long limit, PrintStream out) {
    Map<java.time.LocalDate, Long> differences = evidence.differences(counts);
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "The tables count other numbers of articles than the mentions give: %s; see newsweft verify"
              .formatted(differences));
    }
    long total = counts.stream().mapToLong(Evidence.Counts::articles).sum();
    if (format == ExplanationFormat.TEXT) {
      printHead(out);
      printCounts(out);
      out.println();
      out.println(total == 1 ? "1 article:" : "%,d articles:".formatted(total));
    } else {
      counts.forEach(count -> out.println(json(countsAsMap(count))));
    }
    var sentences = new MarkedSentences();
    Iterator<Evidence.Article> articles = evidence.inOrder();
    long printed = 0;
    for (; articles.hasNext() && printed < limit; printed++) {
      Evidence.Article article = articles.next();
      if (format == ExplanationFormat.TEXT) {
        printArticle(article, sentences, out);
      } else {
        out.println(json(articleAsMap(article, sentences)));
      }
    }
    if (format == ExplanationFormat.TEXT && printed < total) {
      out.println();
      out.println("(the first %,d of %,d articles)".formatted(printed, total));
    }
  }

  private void printHead(PrintStream out) {
    out.println(
        items.stream()
            .map(i -> "%s (%s)".formatted(i.name(), i.id()))
            .collect(Collectors.joining(" + ")));
    out.println();
  }

  private void printCounts(PrintStream out) {
    var lines = new ArrayList<List<String>>();
    boolean scored = items.size() > 1;
    lines.add(
        scored
            ? List.of(
                "period",
                "articles",
                "stories",
                "sources",
                "sentences",
                "of all",
                "percent",
                "expected",
                "npmi",
                "G2")
            : List.of(
                "period", "articles", "stories", "sources", "sentences", "of all", "percent"));
    for (Evidence.Counts count : counts) {
      var line =
          new ArrayList<>(
              List.of(
                  count.period() + (count.complete() ? "" : " *"),
                  "" + count.articles(),
                  "" + count.stories(),
                  "" + count.sources(),
                  "" + count.sentences(),
                  "" + count.allArticles(),
                  count.allArticles() == 0
                      ? ""
                      : rounded(1, 100.0 * count.articles() / count.allArticles())));
      if (scored) {
        Scores scores = Scores.of(count);
        line.add(rounded(2, scores.expected()));
        line.add(scores.npmi() == null ? "" : rounded(2, scores.npmi()));
        line.add(scores.logLikelihood() == null ? "" : rounded(1, scores.logLikelihood()));
      }
      lines.add(line);
    }
    int[] widths = new int[lines.get(0).size()];
    lines.forEach(
        line -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
          }
        });
    for (List<String> line : lines) {
      var text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - line.get(i).length());
        text.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
      }
      out.println(text.toString().stripTrailing());
    }
    if (counts.stream().anyMatch(count -> !count.complete())) {
      out.println("* The corpus does not cover all of this period.");
    }
  }

  private void printArticle(Evidence.Article article, MarkedSentences sentences, PrintStream out) {
    out.println();
    out.println(
        "%s  %s  %s"
            .formatted(
                article.published(),
                article.source() == null ? "(no outlet)" : plain(article.source()),
                article.id()));
    if (article.title() != null) {
      out.println("  " + plain(article.title()));
    }
    for (MarkedSentences.Marked sentence : marked(article, sentences)) {
      out.println("  [%d] %s".formatted(sentence.number(), plain(sentence.text())));
    }
    if (article.text() == null) {
      out.println(
          "  (texts were not kept) "
              + article.mentions().stream()
                  .map(m -> plain(m.surface()))
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
  }

  private List<MarkedSentences.Marked> marked(Evidence.Article article, MarkedSentences sentences) {
    return article.text() == null
        ? List.of()
        : sentences.of(
            article.text(),
            article.mentions().stream().map(Evidence.Mention::place).toList(),
            items.size());
  }

  /** One line, without characters that would steer a terminal. */
  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static String rounded(int places, double number) {
    return String.format(Locale.ROOT, "%." + places + "f", number);
  }

  private Map<String, Object> countsAsMap(Evidence.Counts count) {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", "counts");
    map.put("items", ids());
    map.put("period", count.period().toString());
    map.put("complete", count.complete());
    map.put("articles", count.articles());
    map.put("stories", count.stories());
    map.put("sources", count.sources());
    map.put("sentences", count.sentences());
    map.put("all_articles", count.allArticles());
    if (items.size() > 1) {
      Scores scores = Scores.of(count);
      map.put("expected", scores.expected());
      map.put("npmi", scores.npmi());
      map.put("log_likelihood", scores.logLikelihood());
    }
    return map;
  }

  private Map<String, Object> articleAsMap(Evidence.Article article, MarkedSentences sentences) {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", "article");
    map.put("article_id", article.id());
    map.put("published", article.published().toString());
    map.put("source", article.source());
    map.put("title", article.title());
    map.put("url", article.url());
    map.put("story_id", article.storyId());
    map.put(
        "mentions",
        article.mentions().stream()
            .map(
                m -> {
                  var mention = new LinkedHashMap<String, Object>();
                  mention.put("item_id", m.place().item());
                  mention.put("sentence", m.place().sentence());
                  mention.put("start", m.place().start());
                  mention.put("end", m.place().end());
                  mention.put("surface", m.surface());
                  return mention;
                })
            .toList());
    map.put(
        "sentences",
        marked(article, sentences).stream()
            .map(s -> Map.of("sentence", s.number(), "text", s.text()))
            .toList());
    return map;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The scores of a pair or a triple in a period; null where a period without such an article, or
   * without any, has none.
   */
  private record Scores(double expected, Double npmi, Double logLikelihood) {
    static Scores of(Evidence.Counts count) {
      List<Long> n = count.ofItems();
      long all = count.allArticles();
      double expected =
          n.size() == 2
              ? Association.expected(n.get(0), n.get(1), all)
              : Association.expected(n.get(0), n.get(1), n.get(2), all);
      if (all == 0 || expected == 0) {
        return new Scores(expected, null, null);
      }
      return new Scores(
          expected,
          Association.npmi(count.articles(), expected, all, n.size()),
          n.size() == 2
              ? Association.logLikelihoodOfPair(count.articles(), n.get(0), n.get(1), all)
              : Association.logLikelihoodOfTriple(count.articles(), expected, all));
    }
  }
}
