-- How is an item spoken of? Its mentions with the words around them.
--
-- Parameters:
--   item          id of the item
--   width         characters to each side
--   first_period  first day of the first period
--   last_period   first day of the last period
-- Columns:
--   published, source, article_id  the article
--   sentence  number of the sentence in it, from 0
--   before, surface, after  the mention and what stands around it; empty if texts were not kept
--
-- The first 200.
WITH parameters AS (
  SELECT
    'org:united-nations' AS item,
    40 AS width,
    (SELECT max(period) FROM periods WHERE complete) AS first_period,
    (SELECT max(period) FROM periods WHERE complete) AS last_period
),
places AS (
  SELECT m.article_id, m.sentence, m.start AS place, m.end AS place_after, m.surface,
         q.width, q.first_period, q.last_period
  FROM mentions m JOIN parameters q ON m.item_id = q.item
  WHERE m.period BETWEEN q.first_period AND q.last_period
),
-- Chosen before texts are read, of which most would not be shown.
first_places AS (
  SELECT a.published, a.source, p.*
  FROM places p JOIN articles a
    ON a.article_id = p.article_id AND a.period BETWEEN p.first_period AND p.last_period
  ORDER BY a.published, p.article_id, p.place
  LIMIT 200
)
SELECT p.published, p.source, p.article_id, p.sentence,
       replace(substring(a.text, greatest(p.place - p.width, 0) + 1, least(p.width, p.place)),
               chr(10), ' ') AS before,
       p.surface,
       replace(substring(a.text, p.place_after + 1, p.width), chr(10), ' ') AS after
FROM first_places p JOIN articles a
  ON a.article_id = p.article_id AND a.period BETWEEN p.first_period AND p.last_period
ORDER BY p.published, p.article_id, p.place;
