package org.newsweft.counts;

/** What a count is a count of. */
enum Unit {
  /** All articles of a period. */
  PERIOD,
  /** One item. */
  ITEM,
  /** Two items. */
  PAIR,
  /** Two entities and a topic. */
  TRIPLE
}
