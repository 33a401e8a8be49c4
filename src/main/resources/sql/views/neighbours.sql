-- The counts of each pair twice, once from each of its items: what stands with an item is asked for
-- by one condition on item. Files are sorted by the first item of a pair, and only the half that
-- looks for the second one reads them all.
SELECT item_a AS item, item_b AS neighbour, period, articles, stories, sources, sentences
FROM pair_counts
UNION ALL
SELECT item_b AS item, item_a AS neighbour, period, articles, stories, sources, sentences
FROM pair_counts
