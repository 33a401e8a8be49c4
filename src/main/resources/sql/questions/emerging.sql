-- What is more frequent in the newest complete period than the periods before let expect?
--
-- Parameters:
--   of_kind        item, pair or triple
--   least_stories  stories that it must have in the newest period
-- Columns:
--   item_a, item_b, topic  what; the latter two are empty where the kind has none
--   newest_period    the newest period tested
--   newest_stories   stories in it
--   newest_expected  stories that the periods before let expect
--   p  probability of so many without a change
--   q  false-discovery rate: of the rows down to this one, the share that chance makes
--   source_change    outlets that start or stop with it; empty if none
--
-- The first 100 by p. Trust a list only as far down as q is small: among thousands of pairs some
-- have a small p by chance.
WITH parameters AS (
  SELECT
    'pair' AS of_kind,
    2 AS least_stories
)
SELECT t.item_a, t.item_b, t.topic, t.newest_period, t.newest_stories,
       round(1e2 * t.newest_expected) / 1e2 AS newest_expected,
       round(1e5 * t.emergence_p) / 1e5 AS p, round(1e3 * t.emergence_q) / 1e3 AS q,
       t.source_change
FROM trends t JOIN parameters ON kind = of_kind
WHERE t.emergence_p IS NOT NULL AND t.newest_stories >= least_stories
ORDER BY round(1e5 * t.emergence_p), t.newest_stories DESC, t.item_a, t.item_b NULLS FIRST,
         t.topic NULLS FIRST
LIMIT 100;
