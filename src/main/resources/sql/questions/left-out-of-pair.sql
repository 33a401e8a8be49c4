-- What did the threshold leave out of a pair? Its articles counted from the mentions themselves.
--
-- Parameters:
--   item_1, item_2  ids of the two items
-- Columns:
--   period    every period with an article that mentions both
--   articles  articles that mention both, counted from mentions
--   in_table  the number in pair_counts; empty if it has no row
--   left_out  articles that the table does not hold
WITH parameters AS (
  SELECT
    'country:KAZ' AS item_1,
    'org:united-nations' AS item_2
),
articles_1 AS (
  SELECT DISTINCT period, article_id FROM mentions JOIN parameters ON item_id = item_1 WHERE counted
),
articles_2 AS (
  SELECT DISTINCT article_id FROM mentions JOIN parameters ON item_id = item_2 WHERE counted
),
exact AS (
  SELECT x.period, count(*) AS articles
  FROM articles_1 x JOIN articles_2 y ON x.article_id = y.article_id
  GROUP BY x.period
),
pair AS (
  SELECT period, articles
  FROM pair_counts JOIN parameters
    ON item_a = least(item_1, item_2) AND item_b = greatest(item_1, item_2)
)
SELECT e.period, e.articles, p.articles AS in_table,
       e.articles - coalesce(p.articles, 0) AS left_out
FROM exact e LEFT JOIN pair p ON p.period = e.period
ORDER BY e.period;
