-- The tables of an output as views in DuckDB, each by its name, and the views of scores.
--
-- From the directory that holds the output `out`:
--   duckdb -init src/main/resources/sql/duckdb.sql
-- For an output elsewhere, before this script:
--   SET VARIABLE tables = 'somewhere/else';
SET VARIABLE tables = coalesce(getvariable('tables'), 'out');
CREATE OR REPLACE VIEW articles AS FROM read_parquet(getvariable('tables') || '/articles/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW rejects AS FROM read_parquet(getvariable('tables') || '/rejects/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW duplicates AS FROM read_parquet(getvariable('tables') || '/duplicates/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW mentions AS FROM read_parquet(getvariable('tables') || '/mentions/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW names AS FROM read_parquet(getvariable('tables') || '/names/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW items AS FROM read_parquet(getvariable('tables') || '/items/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW periods AS FROM read_parquet(getvariable('tables') || '/periods/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW item_counts AS FROM read_parquet(getvariable('tables') || '/item_counts/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW pair_counts AS FROM read_parquet(getvariable('tables') || '/pair_counts/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW triple_counts AS FROM read_parquet(getvariable('tables') || '/triple_counts/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW trends AS FROM read_parquet(getvariable('tables') || '/trends/**/*.parquet', hive_partitioning = true);

CREATE OR REPLACE VIEW neighbours AS
-- The counts of each pair twice, once from each of its items: what stands with an item is asked for
-- by one condition on item. Files are sorted by the first item of a pair, and only the half that
-- looks for the second one reads them all.
SELECT item_a AS item, item_b AS neighbour, period, articles, stories, sources, sentences
FROM pair_counts
UNION ALL
SELECT item_b AS item, item_a AS neighbour, period, articles, stories, sources, sentences
FROM pair_counts;

CREATE OR REPLACE VIEW pair_scores AS
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
) AS cells;

CREATE OR REPLACE VIEW triple_scores AS
-- How strong is the bond of each triple in each period, compared with independence of its three items?
-- One row for each row of triple_counts, in articles; org.newsweft.trends.Association says the formulas.
SELECT
  period,
  entity_a,
  entity_b,
  topic,
  articles,
  articles_a,
  articles_b,
  articles_topic,
  articles_of_period,
  e AS expected,
  log2(abt / e) AS pmi,
  CASE WHEN abt = n THEN 0E0 ELSE ln(abt / e) / (-2E0 * ln(abt / n)) END AS npmi,
  greatest(0E0, 2E0 * (
      abt * ln(abt / e)
      + CASE WHEN abt = n THEN 0E0 ELSE (n - abt) * ln((n - abt) / (n - e)) END
    )) AS log_likelihood,
  abt / e AS lift,
  abt / (a + b + t - pair_ab - pair_at - pair_bt + abt) AS jaccard
FROM (
  SELECT
    triple_counts.period AS period,
    triple_counts.entity_a AS entity_a,
    triple_counts.entity_b AS entity_b,
    triple_counts.topic AS topic,
    triple_counts.articles AS articles,
    counts_a.articles AS articles_a,
    counts_b.articles AS articles_b,
    counts_topic.articles AS articles_topic,
    periods.articles AS articles_of_period,
    CAST(triple_counts.articles AS DOUBLE) AS abt,
    CAST(pairs_ab.articles AS DOUBLE) AS pair_ab,
    CAST(pairs_at.articles AS DOUBLE) AS pair_at,
    CAST(pairs_bt.articles AS DOUBLE) AS pair_bt,
    CAST(counts_a.articles AS DOUBLE) AS a,
    CAST(counts_b.articles AS DOUBLE) AS b,
    CAST(counts_topic.articles AS DOUBLE) AS t,
    CAST(periods.articles AS DOUBLE) AS n,
    CAST(counts_a.articles AS DOUBLE) * CAST(counts_b.articles AS DOUBLE)
      / CAST(periods.articles AS DOUBLE) * CAST(counts_topic.articles AS DOUBLE)
      / CAST(periods.articles AS DOUBLE) AS e
  -- Outer joins keep their order, and no row is missing. Inner ones DuckDB may begin with all items
  -- of a period beside each other.
  FROM triple_counts
  LEFT JOIN item_counts AS counts_a
    ON counts_a.period = triple_counts.period AND counts_a.item_id = triple_counts.entity_a
  LEFT JOIN item_counts AS counts_b
    ON counts_b.period = triple_counts.period AND counts_b.item_id = triple_counts.entity_b
  LEFT JOIN item_counts AS counts_topic
    ON counts_topic.period = triple_counts.period AND counts_topic.item_id = triple_counts.topic
  -- A triple has enough articles, so each of its pairs has, and none of these rows is missing.
  LEFT JOIN pair_counts AS pairs_ab
    ON pairs_ab.period = triple_counts.period
    AND pairs_ab.item_a = triple_counts.entity_a AND pairs_ab.item_b = triple_counts.entity_b
  LEFT JOIN pair_counts AS pairs_at
    ON pairs_at.period = triple_counts.period
    AND pairs_at.item_a = least(triple_counts.entity_a, triple_counts.topic)
    AND pairs_at.item_b = greatest(triple_counts.entity_a, triple_counts.topic)
  LEFT JOIN pair_counts AS pairs_bt
    ON pairs_bt.period = triple_counts.period
    AND pairs_bt.item_a = least(triple_counts.entity_b, triple_counts.topic)
    AND pairs_bt.item_b = greatest(triple_counts.entity_b, triple_counts.topic)
  LEFT JOIN periods ON periods.period = triple_counts.period
) AS cells;
