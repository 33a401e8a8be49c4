-- Which articles stand behind the number of a pair?
--
-- Parameters:
--   item_1, item_2  ids of the two items
--   first_period    first day of the first period
--   last_period     first day of the last period
-- Columns:
--   published, source, title, url, article_id, story_id  the article
--   sentences  its sentences that mention both
--
-- For a period that has a row of the pair in pair_counts the rows are as many as its articles; for
-- others they are those that counts.min_articles left out.
WITH parameters AS (
  SELECT
    'country:KAZ' AS item_1,
    'org:united-nations' AS item_2,
    (SELECT max(period) FROM periods WHERE complete) AS first_period,
    (SELECT max(period) FROM periods WHERE complete) AS last_period
),
sentences_1 AS (
  SELECT DISTINCT article_id, sentence
  FROM mentions JOIN parameters ON item_id = item_1
  WHERE counted AND period BETWEEN first_period AND last_period
),
sentences_2 AS (
  SELECT DISTINCT article_id, sentence
  FROM mentions JOIN parameters ON item_id = item_2
  WHERE counted AND period BETWEEN first_period AND last_period
),
both_items AS (
  SELECT x.article_id, count(CASE WHEN x.sentence = y.sentence THEN 1 END) AS sentences
  FROM sentences_1 x JOIN sentences_2 y ON x.article_id = y.article_id
  GROUP BY x.article_id
)
SELECT a.published, a.source, a.title, a.url, a.article_id, a.story_id, b.sentences
FROM both_items b JOIN articles a ON a.article_id = b.article_id
ORDER BY a.published, a.article_id;
