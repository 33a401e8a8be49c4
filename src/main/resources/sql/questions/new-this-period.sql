-- What is new: which pairs are together in a period for the first time?
--
-- Parameters:
--   this_period    first day of the period
--   least_articles articles that a pair must have in it
-- Columns:
--   item_a, item_b    the pair
--   name_a, name_b    its names
--   articles          articles of the period that mention both
--   sentences         sentences of the period that mention both
--   articles_a, articles_b  articles of all earlier periods that mention the one and the other
--
-- A pair is new if no earlier period has a row of it, so it may have been together in fewer than
-- counts.min_articles articles of a period. Items that are new themselves have 0 earlier articles.
-- The first 100, those of the items best known before first: there a new pair says most.
WITH parameters AS (
  SELECT
    (SELECT max(period) FROM periods WHERE complete) AS this_period,
    3 AS least_articles
),
candidates AS (
  SELECT item_a, item_b, articles, sentences
  FROM pair_counts JOIN parameters ON period = this_period
  WHERE articles >= least_articles
),
fresh AS (
  SELECT c.item_a, c.item_b, max(c.articles) AS articles, max(c.sentences) AS sentences
  FROM candidates c JOIN pair_counts p ON p.item_a = c.item_a AND p.item_b = c.item_b
  GROUP BY c.item_a, c.item_b
  HAVING min(p.period) = (SELECT this_period FROM parameters)
),
before AS (
  SELECT item_id, CAST(sum(articles) AS BIGINT) AS articles
  FROM item_counts CROSS JOIN parameters
  WHERE period < this_period
  GROUP BY item_id
)
SELECT f.item_a, f.item_b, a.name AS name_a, b.name AS name_b, f.articles, f.sentences,
       coalesce(ba.articles, 0) AS articles_a, coalesce(bb.articles, 0) AS articles_b
FROM fresh f
  JOIN items a ON a.item_id = f.item_a
  JOIN items b ON b.item_id = f.item_b
  LEFT JOIN before ba ON ba.item_id = f.item_a
  LEFT JOIN before bb ON bb.item_id = f.item_b
ORDER BY f.articles DESC, least(coalesce(ba.articles, 0), coalesce(bb.articles, 0)) DESC,
         f.item_a, f.item_b
LIMIT 100;
