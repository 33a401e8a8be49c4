-- Where do copies of one text make a pair look stronger than it is?
--
-- Parameters:
--   this_period    first day of the period
--   least_articles articles that a pair must have in it
-- Columns:
--   item_a, item_b  the pair
--   name_a, name_b  its names
--   articles  articles that mention both
--   stories   stories that mention both: copies count once
--   sources   outlets that mention both
--   articles_per_story  how many articles a story has on average
--
-- The 100 pairs with the most copies.
WITH parameters AS (
  SELECT
    (SELECT max(period) FROM periods WHERE complete) AS this_period,
    2 AS least_articles
),
pairs AS (
  SELECT item_a, item_b, articles, stories, sources
  FROM pair_counts JOIN parameters ON period = this_period
  WHERE articles >= least_articles
  ORDER BY articles - stories DESC, articles DESC, item_a, item_b
  LIMIT 100
)
SELECT p.item_a, p.item_b, a.name AS name_a, b.name AS name_b, p.articles, p.stories, p.sources,
       round(1e2 * p.articles / p.stories) / 1e2 AS articles_per_story
FROM pairs p JOIN items a ON a.item_id = p.item_a JOIN items b ON b.item_id = p.item_b
ORDER BY p.articles - p.stories DESC, p.articles DESC, p.item_a, p.item_b;
