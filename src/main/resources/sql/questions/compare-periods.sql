-- How do the neighbours of an item differ between two stretches of time?
--
-- Parameters:
--   item  id of the item
--   early_first, early_last  first days of the first and last period of the earlier stretch
--   late_first, late_last    the same of the later stretch
-- Columns:
--   item_id, name, kind  the neighbour
--   early_articles, late_articles  articles that mention both
--   early_percent, late_percent    their share of the item's articles in that stretch, in percent
--   change  late_percent less early_percent, in percentage points
--
-- The 100 greatest changes. By default the stretches are the two halves of all periods.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item,
    (SELECT min(period) FROM periods) AS early_first,
    (SELECT max(period) FROM (SELECT period, ntile(2) OVER (ORDER BY period) AS half FROM periods) h
     WHERE half = 1) AS early_last,
    (SELECT min(period) FROM (SELECT period, ntile(2) OVER (ORDER BY period) AS half FROM periods) h
     WHERE half = 2) AS late_first,
    (SELECT max(period) FROM periods) AS late_last
),
neighbours AS (
  SELECT item_b AS neighbour, period, articles
  FROM pair_counts JOIN parameters ON item_a = item
  UNION ALL
  SELECT item_a AS neighbour, period, articles
  FROM pair_counts JOIN parameters ON item_b = item
),
wholes AS (
  SELECT CAST(sum(CASE WHEN period BETWEEN early_first AND early_last THEN articles END) AS BIGINT)
           AS early,
         CAST(sum(CASE WHEN period BETWEEN late_first AND late_last THEN articles END) AS BIGINT)
           AS late
  FROM item_counts JOIN parameters ON item_id = item
),
totals AS (
  SELECT neighbour,
         CAST(sum(CASE WHEN period BETWEEN early_first AND early_last THEN articles ELSE 0 END)
           AS BIGINT) AS early,
         CAST(sum(CASE WHEN period BETWEEN late_first AND late_last THEN articles ELSE 0 END)
           AS BIGINT) AS late
  FROM neighbours CROSS JOIN parameters
  GROUP BY neighbour
),
shares AS (
  SELECT t.neighbour, t.early, t.late, round(1e3 * t.early / w.early) AS early_permille,
         round(1e3 * t.late / w.late) AS late_permille
  FROM totals t CROSS JOIN wholes w
  WHERE t.early + t.late > 0
)
SELECT i.item_id, i.name, i.kind, s.early AS early_articles, s.late AS late_articles,
       s.early_permille / 1e1 AS early_percent, s.late_permille / 1e1 AS late_percent,
       (s.late_permille - s.early_permille) / 1e1 AS change
FROM shares s JOIN items i ON i.item_id = s.neighbour
ORDER BY abs(s.late_permille - s.early_permille) DESC, i.item_id
LIMIT 100;
