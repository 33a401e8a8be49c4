-- With what is an item bound most strongly, whatever is frequent set aside?
--
-- Parameters:
--   item           id of the item
--   this_period    first day of the period
--   least_articles articles that a pair must have in it
-- Columns:
--   item_id, name, kind  the neighbour
--   articles        articles of the period that mention both
--   expected        articles that independence of the two would give
--   npmi            normalised pointwise mutual information, -1 to 1; 0 is independence
--   log_likelihood  log-likelihood ratio G2: how sure it is that they are not independent
--
-- The first 100 by npmi. Rare neighbours have high values by chance: raise least_articles, or look
-- at log_likelihood (above 10.8 chance gives it to one pair of 1,000).
WITH parameters AS (
  SELECT
    'country:KAZ' AS item,
    (SELECT max(period) FROM periods WHERE complete) AS this_period,
    2 AS least_articles
),
bonds AS (
  SELECT item_b AS neighbour, articles, expected, npmi, log_likelihood
  FROM pair_scores JOIN parameters ON item_a = item AND period = this_period
  WHERE articles >= least_articles
  UNION ALL
  SELECT item_a AS neighbour, articles, expected, npmi, log_likelihood
  FROM pair_scores JOIN parameters ON item_b = item AND period = this_period
  WHERE articles >= least_articles
)
SELECT i.item_id, i.name, i.kind, b.articles, round(1e2 * b.expected) / 1e2 AS expected,
       round(1e3 * b.npmi) / 1e3 AS npmi, round(1e1 * b.log_likelihood) / 1e1 AS log_likelihood
FROM bonds b JOIN items i ON i.item_id = b.neighbour
ORDER BY round(1e3 * b.npmi) DESC, b.articles DESC, i.item_id
LIMIT 100;
