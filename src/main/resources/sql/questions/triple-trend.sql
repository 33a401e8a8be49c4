-- How does a triple of two entities and a topic develop?
--
-- Parameters:
--   entity_1  id of an entity
--   entity_2  id of another
--   subject   id of the topic
-- Columns:
--   period, complete  the period, and whether the corpus covers all of it
--   articles      articles that mention all three; empty if fewer than counts.min_articles
--   stories       stories that mention all three; empty likewise
--   sentences     sentences that mention all three; empty likewise
--   all_articles  all articles of the period
--   percent       articles as a share of all_articles, in percent
WITH parameters AS (
  SELECT
    'country:KAZ' AS entity_1,
    'org:united-nations' AS entity_2,
    'topic:water' AS subject
),
triple AS (
  SELECT period, articles, stories, sentences
  FROM triple_counts JOIN parameters
    ON topic = subject
    AND entity_a = least(entity_1, entity_2)
    AND entity_b = greatest(entity_1, entity_2)
)
SELECT p.period, p.complete, t.articles, t.stories, t.sentences, p.articles AS all_articles,
       round(1e3 * t.articles / p.articles) / 1e1 AS percent
FROM periods p LEFT JOIN triple t ON t.period = p.period
ORDER BY p.period;
