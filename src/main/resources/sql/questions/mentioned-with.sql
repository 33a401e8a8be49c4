-- Who and what is mentioned with an item?
--
-- Parameters:
--   item          id of the item
--   first_period  first day of the first period
--   last_period   first day of the last period
-- Columns:
--   item_id, name, kind  what is mentioned with it
--   articles      articles that mention both
--   stories       stories, each counted in every period that it runs in
--   sentences     sentences that mention both
--   periods       periods with such articles
--   percent       share of the articles that mention the item, in percent
--
-- The first 100. Pairs with fewer than counts.min_articles articles in a period count nothing in it.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item,
    (SELECT min(period) FROM periods) AS first_period,
    (SELECT max(period) FROM periods) AS last_period
),
neighbours AS (
  SELECT item_b AS neighbour, period, articles, stories, sentences
  FROM pair_counts JOIN parameters ON item_a = item
  WHERE period BETWEEN first_period AND last_period
  UNION ALL
  SELECT item_a AS neighbour, period, articles, stories, sentences
  FROM pair_counts JOIN parameters ON item_b = item
  WHERE period BETWEEN first_period AND last_period
),
whole AS (
  SELECT CAST(sum(articles) AS BIGINT) AS articles
  FROM item_counts JOIN parameters ON item_id = item
  WHERE period BETWEEN first_period AND last_period
),
totals AS (
  SELECT neighbour, CAST(sum(articles) AS BIGINT) AS articles,
         CAST(sum(stories) AS BIGINT) AS stories, CAST(sum(sentences) AS BIGINT) AS sentences,
         count(*) AS periods
  FROM neighbours
  GROUP BY neighbour
)
SELECT i.item_id, i.name, i.kind, t.articles, t.stories, t.sentences, t.periods,
       round(1e3 * t.articles / w.articles) / 1e1 AS percent
FROM totals t JOIN items i ON i.item_id = t.neighbour CROSS JOIN whole w
ORDER BY t.articles DESC, t.sentences DESC, i.item_id
LIMIT 100;
