-- Which countries are mentioned with a topic?
--
-- Parameters:
--   subject       id of the topic
--   first_period  first day of the first period
--   last_period   first day of the last period
-- Columns:
--   country   ISO 3166 alpha-3
--   name      name of the country
--   articles  articles that mention both
--   percent_of_topic    share of the articles of the topic, in percent
--   percent_of_country  share of the articles of the country, in percent
--
-- Countries that are mentioned often are mentioned with everything: percent_of_country tells
-- whether the topic is theirs.
WITH parameters AS (
  SELECT
    'topic:water' AS subject,
    (SELECT min(period) FROM periods) AS first_period,
    (SELECT max(period) FROM periods) AS last_period
),
pairs AS (
  SELECT item_a AS item_id, CAST(sum(articles) AS BIGINT) AS articles
  FROM pair_counts JOIN parameters ON item_b = subject
  WHERE item_a >= 'country:' AND item_a < 'country;'
    AND period BETWEEN first_period AND last_period
  GROUP BY item_a
),
wholes AS (
  SELECT item_id, CAST(sum(articles) AS BIGINT) AS articles
  FROM item_counts CROSS JOIN parameters
  WHERE period BETWEEN first_period AND last_period
  GROUP BY item_id
)
SELECT i.country, i.name, p.articles,
       round(1e3 * p.articles / t.articles) / 1e1 AS percent_of_topic,
       round(1e3 * p.articles / c.articles) / 1e1 AS percent_of_country
FROM pairs p
  JOIN items i ON i.item_id = p.item_id
  JOIN wholes c ON c.item_id = p.item_id
  CROSS JOIN parameters
  JOIN wholes t ON t.item_id = subject
ORDER BY p.articles DESC, p.item_id;
