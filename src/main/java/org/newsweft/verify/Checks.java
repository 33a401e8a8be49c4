package org.newsweft.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.newsweft.tables.Table;

/** The promises that a query can check. */
final class Checks {
  private Checks() {}

  /**
   * All of them.
   *
   * @param minArticles the threshold of the run
   * @param sample SQL that selects the ids of the items whose pairs and triples are recounted
   */
  static List<Check> all(int minArticles, String sample) {
    var checks = new ArrayList<Check>();
    for (Table table : Table.values()) {
      checks.add(sorted(table));
    }
    checks.addAll(ROWS);
    checks.addAll(RECOUNTED);
    checks.add(pairs(minArticles, sample));
    checks.add(triples(minArticles, sample));
    checks.addAll(BOUNDS);
    return checks;
  }

  /** Strictly increasing, so that the columns also identify a row of the file. */
  private static Check sorted(Table table) {
    List<String> keys =
        table.sortedBy().stream().map(key -> key.equals("end") ? "`end`" : key).toList();
    String key = "struct(" + String.join(", ", keys) + ")";
    String shown =
        keys.stream()
            .map(k -> "coalesce(CAST(" + k + " AS STRING), 'null')")
            .collect(Collectors.joining(", "));
    return new Check(
        "%s: every file is sorted by %s, without a row twice"
            .formatted(table.label(), String.join(", ", table.sortedBy())),
        """
        SELECT concat(file, ': row ', CAST(number + 1 AS STRING), ' (', key_text,
                      ') is not after the row before it')
        FROM (
          SELECT file, number, key_text, key,
                 lag(key) OVER (PARTITION BY file ORDER BY number) AS before
          FROM (
            SELECT file, number, %s AS key,
                   concat_ws(', ', %s) AS key_text
            FROM %s_in_files
          )
        )
        WHERE before IS NOT NULL AND NOT before < key
        """
            .formatted(key, shown, table.label()));
  }

  private static final List<Check> ROWS =
      List.of(
          new Check(
              "articles: no id stands twice",
              "SELECT article_id FROM articles GROUP BY article_id HAVING count(*) > 1"),
          new Check(
              "articles: a period is the one that holds the day, as the table of periods has it",
              """
              SELECT concat(article_id, ' of ', published, ' stands in period ', a.period)
              FROM articles a LEFT JOIN
                (SELECT period, lead(period) OVER (ORDER BY period) AS following FROM periods) p
                ON p.period = a.period
              WHERE p.period IS NULL OR published < a.period OR published >= following
              """),
          new Check(
              "mentions: each stands in an article of the same period",
              """
              SELECT concat(m.article_id, ' in period ', m.period, ' mentions ', m.item_id)
              FROM mentions m LEFT JOIN articles a
                ON a.article_id = m.article_id AND a.period = m.period
              WHERE a.article_id IS NULL
              """),
          new Check(
              "mentions: the surface is what stands at that place of the text",
              """
              SELECT concat(m.article_id, ' at ', m.start, ': "', m.surface, '", in the text "',
                            substring(a.text, m.start + 1, m.end - m.start), '"')
              FROM mentions m JOIN articles a ON a.article_id = m.article_id
              WHERE a.text IS NOT NULL
                AND substring(a.text, m.start + 1, m.end - m.start) <> m.surface
              """),
          new Check(
              "mentions: the sentence is one of the article's",
              """
              SELECT concat(m.article_id, ' at ', m.start, ': sentence ', m.sentence, ' of ',
                            a.sentences)
              FROM mentions m JOIN articles a ON a.article_id = m.article_id
              WHERE m.sentence < 0 OR m.sentence >= a.sentences
              """),
          new Check(
              "items: every item that is mentioned or counted has a row",
              """
              SELECT concat(item_id, ' in ', place) FROM (
                SELECT DISTINCT item_id, 'mentions' AS place FROM mentions
                UNION SELECT DISTINCT item_id, 'item_counts' FROM item_counts
                UNION SELECT DISTINCT item_a, 'pair_counts' FROM pair_counts
                UNION SELECT DISTINCT item_b, 'pair_counts' FROM pair_counts
                UNION SELECT DISTINCT entity_a, 'triple_counts' FROM triple_counts
                UNION SELECT DISTINCT entity_b, 'triple_counts' FROM triple_counts
                UNION SELECT DISTINCT topic, 'triple_counts' FROM triple_counts
              ) LEFT ANTI JOIN items USING (item_id)
              WHERE item_id NOT LIKE 'ambiguous:%'
              """),
          new Check(
              "mentions: a name that may mean several things is not counted",
              "SELECT concat(article_id, ' ', item_id) FROM mentions"
                  + " WHERE item_id LIKE 'ambiguous:%' AND counted"),
          new Check(
              "items: every row is of an item that is mentioned",
              "SELECT item_id FROM items LEFT ANTI JOIN mentions USING (item_id)"),
          new Check(
              "duplicates: each is the copy of an article",
              "SELECT concat(input, ' of ', article_id) FROM duplicates"
                  + " LEFT ANTI JOIN articles USING (article_id)"));

  private static final List<Check> RECOUNTED =
      List.of(
          new Check(
              "periods: articles, stories, sources and sentences are those of the articles",
              """
              SELECT concat(p.period, ': ', p.articles, ' articles, ', p.stories, ' stories, ',
                            p.sources, ' sources, ', p.sentences, ' sentences; recounted ',
                            coalesce(c.articles, 0), ', ', coalesce(c.stories, 0), ', ',
                            coalesce(c.sources, 0), ', ', coalesce(c.sentences, 0))
              FROM periods p LEFT JOIN
                (SELECT period, count(*) AS articles, count(DISTINCT story_id) AS stories,
                        count(DISTINCT source) AS sources, sum(sentences) AS sentences
                 FROM articles GROUP BY period) c ON c.period = p.period
              WHERE p.articles <> coalesce(c.articles, 0) OR p.stories <> coalesce(c.stories, 0)
                OR p.sources <> coalesce(c.sources, 0) OR p.sentences <> coalesce(c.sentences, 0)
              """),
          new Check(
              "item_counts: every number is that of the mentions",
              """
              SELECT concat(period, ' ', item_id, ': ', coalesce(t.numbers, 'no row'),
                            '; recounted ', coalesce(c.numbers, 'nothing'))
              FROM (SELECT period, item_id,
                           concat_ws('/', articles, stories, sources, sentences, mentions) AS numbers
                    FROM item_counts) t
              FULL JOIN (
                SELECT m.period, m.item_id,
                       concat_ws('/', count(DISTINCT m.article_id), count(DISTINCT a.story_id),
                                 count(DISTINCT a.source),
                                 count(DISTINCT m.article_id, m.sentence), count(*)) AS numbers
                FROM mentions m JOIN articles a ON a.article_id = m.article_id
                WHERE m.item_id NOT LIKE 'ambiguous:%'
                GROUP BY m.period, m.item_id) c USING (period, item_id)
              WHERE t.numbers IS DISTINCT FROM c.numbers
              """),
          new Check(
              "items: articles are the sum over the periods",
              """
              SELECT concat(i.item_id, ': ', i.articles, '; recounted ', coalesce(c.articles, 0))
              FROM items i LEFT JOIN
                (SELECT item_id, sum(articles) AS articles FROM item_counts GROUP BY item_id) c
                ON c.item_id = i.item_id
              WHERE i.articles <> coalesce(c.articles, 0)
              """));

  private static Check pairs(int minArticles, String sample) {
    return new Check(
        "pair_counts: every number is that of a join of the mentions with themselves (sample)",
        """
        WITH sample AS (%s),
        counted_mentions AS (
          SELECT DISTINCT m.period, m.article_id, m.sentence, m.item_id, a.story_id, a.source
          FROM mentions m JOIN articles a ON a.article_id = m.article_id WHERE m.counted
        ),
        recounted AS (
          SELECT x.period, least(x.item_id, y.item_id) AS item_a,
                 greatest(x.item_id, y.item_id) AS item_b,
                 concat_ws('/', count(DISTINCT x.article_id), count(DISTINCT x.story_id),
                           count(DISTINCT x.source),
                           count(DISTINCT CASE WHEN x.sentence = y.sentence
                                               THEN struct(x.article_id, x.sentence) END)) AS numbers
          FROM counted_mentions x JOIN sample s ON s.item_id = x.item_id
            JOIN counted_mentions y ON y.article_id = x.article_id AND y.item_id <> x.item_id
          GROUP BY 1, 2, 3 HAVING count(DISTINCT x.article_id) >= %d
        ),
        in_table AS (
          SELECT period, item_a, item_b, concat_ws('/', articles, stories, sources, sentences) AS numbers
          FROM pair_counts
          WHERE item_a IN (SELECT item_id FROM sample) OR item_b IN (SELECT item_id FROM sample)
        )
        SELECT concat(period, ' ', item_a, ' + ', item_b, ': ', coalesce(t.numbers, 'no row'),
                      '; recounted ', coalesce(r.numbers, 'nothing'))
        FROM in_table t FULL JOIN recounted r USING (period, item_a, item_b)
        WHERE t.numbers IS DISTINCT FROM r.numbers
        """
            .formatted(sample, minArticles));
  }

  private static Check triples(int minArticles, String sample) {
    return new Check(
        "triple_counts: every number is that of a join of the mentions with themselves (sample)",
        """
        WITH sample AS (SELECT item_id FROM (%s) WHERE item_id NOT LIKE 'topic:%%'),
        counted_mentions AS (
          SELECT DISTINCT m.period, m.article_id, m.sentence, m.item_id, a.story_id, a.source
          FROM mentions m JOIN articles a ON a.article_id = m.article_id WHERE m.counted
        ),
        recounted AS (
          SELECT x.period, least(x.item_id, y.item_id) AS entity_a,
                 greatest(x.item_id, y.item_id) AS entity_b, z.item_id AS topic,
                 concat_ws('/', count(DISTINCT x.article_id), count(DISTINCT x.story_id),
                           count(DISTINCT x.source),
                           count(DISTINCT CASE WHEN x.sentence = y.sentence AND x.sentence = z.sentence
                                               THEN struct(x.article_id, x.sentence) END)) AS numbers
          FROM counted_mentions x JOIN sample s ON s.item_id = x.item_id
            JOIN counted_mentions y ON y.article_id = x.article_id AND y.item_id <> x.item_id
              AND y.item_id NOT LIKE 'topic:%%'
            JOIN counted_mentions z ON z.article_id = x.article_id AND z.item_id LIKE 'topic:%%'
          GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT x.article_id) >= %d
        ),
        in_table AS (
          SELECT period, entity_a, entity_b, topic,
                 concat_ws('/', articles, stories, sources, sentences) AS numbers
          FROM triple_counts
          WHERE entity_a IN (SELECT item_id FROM sample) OR entity_b IN (SELECT item_id FROM sample)
        )
        SELECT concat(period, ' ', entity_a, ' + ', entity_b, ' + ', topic, ': ',
                      coalesce(t.numbers, 'no row'), '; recounted ', coalesce(r.numbers, 'nothing'))
        FROM in_table t FULL JOIN recounted r USING (period, entity_a, entity_b, topic)
        WHERE t.numbers IS DISTINCT FROM r.numbers
        """
            .formatted(sample, minArticles));
  }

  private static final List<Check> BOUNDS =
      List.of(
          new Check(
              "trends: articles are the sum over the periods",
              """
              SELECT concat_ws(' + ', t.item_a, t.item_b, t.topic,
                               concat(t.articles, '; recounted ', coalesce(c.articles, 0)))
              FROM trends t LEFT JOIN (
                SELECT item_id AS item_a, CAST(NULL AS STRING) AS item_b,
                       CAST(NULL AS STRING) AS topic, sum(articles) AS articles
                FROM item_counts GROUP BY item_id
                UNION ALL SELECT item_a, item_b, NULL, sum(articles)
                FROM pair_counts GROUP BY item_a, item_b
                UNION ALL SELECT entity_a, entity_b, topic, sum(articles)
                FROM triple_counts GROUP BY entity_a, entity_b, topic) c
                ON c.item_a = t.item_a AND c.item_b <=> t.item_b AND c.topic <=> t.topic
              WHERE t.articles IS DISTINCT FROM c.articles
              """),
          new Check(
              "trends: probabilities and rates lie between 0 and 1, an interval holds its slope",
              """
              SELECT concat_ws(' + ', item_a, item_b, topic) FROM trends
              WHERE NOT (mann_kendall_p BETWEEN 0 AND 1) OR NOT (mann_kendall_q BETWEEN 0 AND 1)
                OR NOT (emergence_p BETWEEN 0 AND 1) OR NOT (emergence_q BETWEEN 0 AND 1)
                OR NOT (slope BETWEEN slope_low AND slope_high) OR first_period > last_period
              """),
          new Check(
              "item_counts: no number exceeds that of its period",
              """
              SELECT concat(i.period, ' ', i.item_id, ': ', i.articles, ' of ',
                            coalesce(p.articles, 0), ' articles')
              FROM item_counts i LEFT JOIN periods p ON p.period = i.period
              WHERE p.period IS NULL OR i.articles > p.articles OR i.stories > p.stories
                OR i.sources > p.sources OR i.sentences > p.sentences
              """),
          new Check(
              "pair_counts: no number exceeds that of either item, and the items are in order",
              """
              SELECT concat(p.period, ' ', p.item_a, ' + ', p.item_b, ': ', p.articles,
                            ' articles; the items have ', coalesce(a.articles, 0), ' and ',
                            coalesce(b.articles, 0))
              FROM pair_counts p
                LEFT JOIN item_counts a ON a.period = p.period AND a.item_id = p.item_a
                LEFT JOIN item_counts b ON b.period = p.period AND b.item_id = p.item_b
              WHERE p.item_a >= p.item_b OR a.item_id IS NULL OR b.item_id IS NULL
                OR p.articles > least(a.articles, b.articles)
                OR p.stories > least(a.stories, b.stories)
                OR p.sources > least(a.sources, b.sources)
                OR p.sentences > least(a.sentences, b.sentences)
                OR p.stories > p.articles OR p.sources > p.articles
              """),
          new Check(
              "triple_counts: no number exceeds that of any of its pairs, and the entities are in order",
              """
              SELECT concat(t.period, ' ', t.entity_a, ' + ', t.entity_b, ' + ', t.topic, ': ',
                            t.articles, ' articles; the pairs have ', coalesce(ab.articles, 0), ', ',
                            coalesce(at.articles, 0), ' and ', coalesce(bt.articles, 0))
              FROM triple_counts t
                LEFT JOIN pair_counts ab ON ab.period = t.period
                  AND ab.item_a = t.entity_a AND ab.item_b = t.entity_b
                LEFT JOIN pair_counts at ON at.period = t.period
                  AND at.item_a = least(t.entity_a, t.topic)
                  AND at.item_b = greatest(t.entity_a, t.topic)
                LEFT JOIN pair_counts bt ON bt.period = t.period
                  AND bt.item_a = least(t.entity_b, t.topic)
                  AND bt.item_b = greatest(t.entity_b, t.topic)
              WHERE t.entity_a >= t.entity_b OR ab.period IS NULL OR at.period IS NULL
                OR bt.period IS NULL
                OR t.articles > least(ab.articles, at.articles, bt.articles)
                OR t.stories > least(ab.stories, at.stories, bt.stories)
                OR t.sources > least(ab.sources, at.sources, bt.sources)
                OR t.sentences > least(ab.sentences, at.sentences, bt.sentences)
              """));
}
