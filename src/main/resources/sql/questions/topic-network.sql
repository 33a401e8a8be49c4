-- What is the network of a topic: which entities meet in its articles?
--
-- Parameters:
--   subject       id of the topic
--   first_period  first day of the first period
--   last_period   first day of the last period
-- Columns:
--   entity_a, entity_b  the two ends of the tie
--   name_a, name_b      their names
--   articles   articles of the topic that mention both: the weight of the tie
--   sentences  sentences that mention the topic and both
--   periods    periods with such articles
--   first_period_of_tie  the first of them
--
-- The 200 strongest ties. For a file that graph programs open see: newsweft export.
WITH parameters AS (
  SELECT
    'topic:water' AS subject,
    (SELECT min(period) FROM periods) AS first_period,
    (SELECT max(period) FROM periods) AS last_period
),
ties AS (
  SELECT entity_a, entity_b, CAST(sum(articles) AS BIGINT) AS articles,
         CAST(sum(sentences) AS BIGINT) AS sentences, count(*) AS periods,
         min(period) AS first_period_of_tie
  FROM triple_counts JOIN parameters ON topic = subject
  WHERE period BETWEEN first_period AND last_period
  GROUP BY entity_a, entity_b
)
SELECT t.entity_a, t.entity_b, a.name AS name_a, b.name AS name_b, t.articles, t.sentences,
       t.periods, t.first_period_of_tie
FROM ties t JOIN items a ON a.item_id = t.entity_a JOIN items b ON b.item_id = t.entity_b
ORDER BY t.articles DESC, t.sentences DESC, t.entity_a, t.entity_b
LIMIT 200;
