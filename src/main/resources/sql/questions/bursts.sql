-- What was in the news in a burst, and when?
--
-- Parameters:
--   of_kind  item, pair or triple
-- Columns:
--   item_a, item_b, topic  what; the latter two are empty where the kind has none
--   burst_start, burst_end  first and last period of its heaviest burst
--   weight   how much better a burst explains the periods than their usual rate (Kleinberg 2002)
--   stories  stories over all periods, each counted in every period that it runs in
--
-- The first 100 by weight.
WITH parameters AS (
  SELECT
    'pair' AS of_kind
)
SELECT t.item_a, t.item_b, t.topic, t.burst_start, t.burst_end,
       round(1e2 * t.burst_weight) / 1e2 AS weight, t.stories
FROM trends t JOIN parameters ON kind = of_kind
WHERE t.burst_weight IS NOT NULL
ORDER BY round(1e2 * t.burst_weight) DESC, t.stories DESC, t.item_a, t.item_b NULLS FIRST,
         t.topic NULLS FIRST
LIMIT 100;
