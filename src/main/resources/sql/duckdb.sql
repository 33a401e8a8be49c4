-- The tables of an output as views in DuckDB, each by its name, and the views of scores.
--
-- From the directory that holds the output `out`:
--   duckdb -init src/main/resources/sql/duckdb.sql
-- or, for an output elsewhere, first:
--   SET VARIABLE tables = 'somewhere/else';
SET VARIABLE tables = coalesce(getvariable('tables'), 'out');
CREATE OR REPLACE VIEW articles AS FROM read_parquet(getvariable('tables') || '/articles/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW rejects AS FROM read_parquet(getvariable('tables') || '/rejects/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW duplicates AS FROM read_parquet(getvariable('tables') || '/duplicates/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW mentions AS FROM read_parquet(getvariable('tables') || '/mentions/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW items AS FROM read_parquet(getvariable('tables') || '/items/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW periods AS FROM read_parquet(getvariable('tables') || '/periods/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW item_counts AS FROM read_parquet(getvariable('tables') || '/item_counts/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW pair_counts AS FROM read_parquet(getvariable('tables') || '/pair_counts/**/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW triple_counts AS FROM read_parquet(getvariable('tables') || '/triple_counts/**/*.parquet', hive_partitioning = true);
