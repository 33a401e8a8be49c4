-- When was an item first seen with each of its neighbours?
--
-- Parameters:
--   item  id of the item
-- Columns:
--   first_seen  first period with a row of the pair
--   last_seen   last period with one
--   item_id, name, kind  the neighbour
--   periods     periods with a row of the pair
--   articles    articles that mention both, over all periods
--
-- The 200 newest neighbours. A period has no row of a pair with fewer than counts.min_articles
-- articles.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item
),
neighbours AS (
  SELECT item_b AS neighbour, period, articles
  FROM pair_counts JOIN parameters ON item_a = item
  UNION ALL
  SELECT item_a AS neighbour, period, articles
  FROM pair_counts JOIN parameters ON item_b = item
),
seen AS (
  SELECT neighbour, min(period) AS first_seen, max(period) AS last_seen, count(*) AS periods,
         CAST(sum(articles) AS BIGINT) AS articles
  FROM neighbours
  GROUP BY neighbour
)
SELECT s.first_seen, s.last_seen, i.item_id, i.name, i.kind, s.periods, s.articles
FROM seen s JOIN items i ON i.item_id = s.neighbour
ORDER BY s.first_seen DESC, s.articles DESC, i.item_id
LIMIT 200;
