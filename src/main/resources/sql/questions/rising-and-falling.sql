-- What rises or falls over all periods?
--
-- Parameters:
--   of_kind  item, pair or triple
-- Columns:
--   item_a, item_b, topic  what; the latter two are empty where the kind has none
--   stories  stories over all periods, each counted in every period that it runs in
--   first_period, last_period  first and last period with a row
--   slope       change of the share of stories from period to period, in percentage points
--   slope_low, slope_high  ends of its interval of 95 %
--   p  probability of such a trend without one (Mann-Kendall)
--   q  false-discovery rate: of the rows down to this one, the share that chance makes
--
-- The first 100 by p. A slope below 0 falls.
WITH parameters AS (
  SELECT
    'item' AS of_kind
)
SELECT t.item_a, t.item_b, t.topic, t.stories, t.first_period, t.last_period,
       round(1e5 * t.slope) / 1e3 AS slope, round(1e5 * t.slope_low) / 1e3 AS slope_low,
       round(1e5 * t.slope_high) / 1e3 AS slope_high,
       round(1e5 * t.mann_kendall_p) / 1e5 AS p, round(1e3 * t.mann_kendall_q) / 1e3 AS q
FROM trends t JOIN parameters ON kind = of_kind
WHERE t.mann_kendall_p IS NOT NULL
ORDER BY round(1e5 * t.mann_kendall_p), t.stories DESC, t.item_a, t.item_b NULLS FIRST,
         t.topic NULLS FIRST
LIMIT 100;
