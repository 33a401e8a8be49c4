-- Which outlets drive a pair?
--
-- Parameters:
--   item_1, item_2  ids of the two items
--   first_period    first day of the first period
--   last_period     first day of the last period
-- Columns:
--   source        the outlet; empty if the corpus does not name it
--   articles      its articles that mention both
--   stories       its stories that mention both
--   all_articles  all its articles in these periods
--   percent       articles as a share of all_articles, in percent
--   percent_of_pair  articles as a share of all articles that mention both, in percent
--
-- A pair that one outlet makes is a fact about that outlet.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item_1,
    'org:united-nations' AS item_2,
    (SELECT min(period) FROM periods) AS first_period,
    (SELECT max(period) FROM periods) AS last_period
),
articles_1 AS (
  SELECT DISTINCT article_id FROM mentions JOIN parameters ON item_id = item_1 WHERE counted
),
articles_2 AS (
  SELECT DISTINCT article_id FROM mentions JOIN parameters ON item_id = item_2 WHERE counted
),
both_items AS (
  SELECT x.article_id FROM articles_1 x JOIN articles_2 y ON x.article_id = y.article_id
),
of_outlet AS (
  SELECT a.source, count(b.article_id) AS articles,
         count(DISTINCT CASE WHEN b.article_id IS NOT NULL THEN a.story_id END) AS stories,
         count(*) AS all_articles
  FROM articles a CROSS JOIN parameters
    LEFT JOIN both_items b ON b.article_id = a.article_id
  WHERE a.period BETWEEN first_period AND last_period
  GROUP BY a.source
)
SELECT source, articles, stories, all_articles,
       round(1e3 * articles / all_articles) / 1e1 AS percent,
       round(1e3 * articles / sum(articles) OVER ()) / 1e1 AS percent_of_pair
FROM of_outlet
WHERE articles > 0
ORDER BY articles DESC, source NULLS LAST;
