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
-- The first 100 by log_likelihood. The scores are those of the view triple_scores, which also reads
-- the pairs of each triple and so takes longer.
WITH parameters AS (
  SELECT
    'topic:water' AS subject,
    (SELECT max(period) FROM periods WHERE complete) AS this_period,
    2 AS least_articles
),
triples AS (
  SELECT period, entity_a, entity_b, topic, articles
  FROM triple_counts JOIN parameters ON topic = subject AND period = this_period
  WHERE articles >= least_articles
),
items_of_period AS (
  SELECT item_id, articles FROM item_counts JOIN parameters ON period = this_period
),
cells AS (
  SELECT t.entity_a, t.entity_b, t.articles, CAST(t.articles AS DOUBLE) AS together,
         CAST(p.articles AS DOUBLE) AS n,
         CAST(a.articles AS DOUBLE) * CAST(b.articles AS DOUBLE) / CAST(p.articles AS DOUBLE)
           * CAST(s.articles AS DOUBLE) / CAST(p.articles AS DOUBLE) AS expected
  FROM triples t
    JOIN items_of_period a ON a.item_id = t.entity_a
    JOIN items_of_period b ON b.item_id = t.entity_b
    JOIN items_of_period s ON s.item_id = t.topic
    JOIN periods p ON p.period = t.period
),
scores AS (
  SELECT entity_a, entity_b, articles, expected,
         CASE WHEN together = n THEN 0e0
              ELSE ln(together / expected) / (-2e0 * ln(together / n)) END AS npmi,
         greatest(0e0, 2e0 * (together * ln(together / expected)
           + CASE WHEN together = n THEN 0e0
                  ELSE (n - together) * ln((n - together) / (n - expected)) END)) AS log_likelihood
  FROM cells
)
SELECT s.entity_a, s.entity_b, a.name AS name_a, b.name AS name_b, s.articles,
       round(1e2 * s.expected) / 1e2 AS expected, round(1e3 * s.npmi) / 1e3 AS npmi,
       round(1e1 * s.log_likelihood) / 1e1 AS log_likelihood
FROM scores s
  JOIN items a ON a.item_id = s.entity_a
  JOIN items b ON b.item_id = s.entity_b
ORDER BY round(1e1 * s.log_likelihood) DESC, s.articles DESC, s.entity_a, s.entity_b
LIMIT 100;
