-- Which two entities are bound most surely to a topic in a period?
--
-- Parameters:
--   subject        id of the topic
--   this_period    first day of the period
--   least_articles articles that a triple must have in it
-- Columns:
--   entity_a, entity_b  the two entities
--   name_a, name_b      their names
--   articles        articles of the period that mention both and the topic
--   expected        articles that independence of the three would give
--   npmi            normalised pointwise mutual information of the three, -1 to 1
--   log_likelihood  log-likelihood ratio G2: how sure it is that they are not independent
--
-- The first 100 by log_likelihood.
WITH parameters AS (
  SELECT
    'topic:water' AS subject,
    (SELECT max(period) FROM periods WHERE complete) AS this_period,
    2 AS least_articles
)
SELECT s.entity_a, s.entity_b, a.name AS name_a, b.name AS name_b, s.articles,
       round(1e2 * s.expected) / 1e2 AS expected, round(1e3 * s.npmi) / 1e3 AS npmi,
       round(1e1 * s.log_likelihood) / 1e1 AS log_likelihood
FROM triple_scores s
  JOIN parameters q ON s.topic = q.subject AND s.period = q.this_period
  JOIN items a ON a.item_id = s.entity_a
  JOIN items b ON b.item_id = s.entity_b
WHERE s.articles >= q.least_articles
ORDER BY round(1e1 * s.log_likelihood) DESC, s.articles DESC, s.entity_a, s.entity_b
LIMIT 100;
