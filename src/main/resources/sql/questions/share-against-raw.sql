-- Does a pair grow, or only the corpus? Its share beside its raw number.
--
-- Parameters:
--   item_1, item_2  ids of the two items
-- Columns:
--   period, complete  the period, and whether the corpus covers all of it
--   articles      articles that mention both; empty if fewer than counts.min_articles
--   all_articles  all articles of the period
--   percent       articles as a share of all_articles, in percent
--   index_raw     articles, where those of the first row with articles are 100
--   index_share   the share, where that of the same row is 100
--
-- Where index_raw rises and index_share does not, only the corpus has grown.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item_1,
    'org:united-nations' AS item_2
),
pair AS (
  SELECT period, articles
  FROM pair_counts JOIN parameters
    ON item_a = least(item_1, item_2) AND item_b = greatest(item_1, item_2)
),
series AS (
  SELECT p.period, p.complete, x.articles, p.articles AS all_articles
  FROM periods p LEFT JOIN pair x ON x.period = p.period
),
base AS (
  SELECT articles AS base_articles, all_articles AS base_all
  FROM series
  WHERE articles IS NOT NULL
  ORDER BY period
  LIMIT 1
)
SELECT s.period, s.complete, s.articles, s.all_articles,
       round(1e3 * s.articles / s.all_articles) / 1e1 AS percent,
       round(1e2 * s.articles / b.base_articles) AS index_raw,
       round(1e2 * s.articles * b.base_all / (s.all_articles * b.base_articles)) AS index_share
FROM series s LEFT JOIN base b ON 1 = 1
ORDER BY s.period;
