-- How strong is the bond of each pair in each period, compared with independence of its two items?
-- One row for each row of pair_counts, in articles; org.newsweft.trends.Association says the formulas.
SELECT
  period,
  item_a,
  item_b,
  articles,
  articles_a,
  articles_b,
  articles_of_period,
  a * b / n AS expected,
  log2(ab * n / (a * b)) AS pmi,
  CASE WHEN ab = n THEN 0E0 ELSE ln(ab * n / (a * b)) / -ln(ab / n) END AS npmi,
  greatest(0E0, 2E0 * (
      ab * ln(ab * n / (a * b))
      + CASE WHEN ab = a THEN 0E0 ELSE (a - ab) * ln((a - ab) * n / (a * (n - b))) END
      + CASE WHEN ab = b THEN 0E0 ELSE (b - ab) * ln((b - ab) * n / (b * (n - a))) END
      + CASE WHEN a + b - ab = n THEN 0E0
             ELSE (n - a - b + ab) * ln((n - a - b + ab) * n / ((n - a) * (n - b))) END
    )) AS log_likelihood,
  ab * n / (a * b) AS lift,
  ab / (a + b - ab) AS jaccard
FROM (
  SELECT
    pair_counts.period AS period,
    pair_counts.item_a AS item_a,
    pair_counts.item_b AS item_b,
    pair_counts.articles AS articles,
    counts_a.articles AS articles_a,
    counts_b.articles AS articles_b,
    periods.articles AS articles_of_period,
    CAST(pair_counts.articles AS DOUBLE) AS ab,
    CAST(counts_a.articles AS DOUBLE) AS a,
    CAST(counts_b.articles AS DOUBLE) AS b,
    CAST(periods.articles AS DOUBLE) AS n
  -- Outer joins keep their order, and no row is missing. Inner ones DuckDB may begin with all items
  -- of a period beside each other.
  FROM pair_counts
  LEFT JOIN item_counts AS counts_a
    ON counts_a.period = pair_counts.period AND counts_a.item_id = pair_counts.item_a
  LEFT JOIN item_counts AS counts_b
    ON counts_b.period = pair_counts.period AND counts_b.item_id = pair_counts.item_b
  LEFT JOIN periods ON periods.period = pair_counts.period
) AS cells
