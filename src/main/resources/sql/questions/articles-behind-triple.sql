-- Which articles stand behind the number of a triple?
--
-- Parameters:
--   entity_1, entity_2  ids of the two entities
--   subject             id of the topic
--   first_period        first day of the first period
--   last_period         first day of the last period
-- Columns:
--   published, source, title, url, article_id, story_id  the article
--   mentions_1, mentions_2, mentions_topic  how often it mentions each
WITH parameters AS (
  SELECT
    'country:KAZ' AS entity_1,
    'org:united-nations' AS entity_2,
    'topic:water' AS subject,
    (SELECT max(period) FROM periods WHERE complete) AS first_period,
    (SELECT max(period) FROM periods WHERE complete) AS last_period
),
of_entity_1 AS (
  SELECT article_id, count(*) AS mentions
  FROM mentions JOIN parameters ON item_id = entity_1
  WHERE counted AND period BETWEEN first_period AND last_period
  GROUP BY article_id
),
of_entity_2 AS (
  SELECT article_id, count(*) AS mentions
  FROM mentions JOIN parameters ON item_id = entity_2
  WHERE counted AND period BETWEEN first_period AND last_period
  GROUP BY article_id
),
of_topic AS (
  SELECT article_id, count(*) AS mentions
  FROM mentions JOIN parameters ON item_id = subject
  WHERE counted AND period BETWEEN first_period AND last_period
  GROUP BY article_id
)
SELECT a.published, a.source, a.title, a.url, a.article_id, a.story_id,
       x.mentions AS mentions_1, y.mentions AS mentions_2, z.mentions AS mentions_topic
FROM of_entity_1 x
  JOIN of_entity_2 y ON y.article_id = x.article_id
  JOIN of_topic z ON z.article_id = x.article_id
  JOIN articles a ON a.article_id = x.article_id
ORDER BY a.published, a.article_id;
