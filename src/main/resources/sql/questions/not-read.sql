-- What was not read, and why?
--
-- Parameters: none
-- Columns:
--   reason   why records are no articles; duplicate for exact copies of an article
--   records  how many
--   percent  their share of all records, in percent
--   example  the first of them: file and record number
WITH not_read AS (
  SELECT reason, input FROM rejects
  UNION ALL
  SELECT 'duplicate' AS reason, input FROM duplicates
),
whole AS (
  SELECT (SELECT count(*) FROM articles) + (SELECT count(*) FROM not_read) AS records
)
SELECT n.reason, count(*) AS records,
       round(1e3 * count(*) / max(w.records)) / 1e1 AS percent, min(n.input) AS example
FROM not_read n CROSS JOIN whole w
GROUP BY n.reason
ORDER BY records DESC, n.reason;
