package org.newsweft.counts;

import org.apache.spark.unsafe.types.UTF8String;

/** What a count is a count of. */
enum Unit {
  /** All articles of a period. */
  PERIOD,
  /** One item. */
  ITEM,
  /** Two items. */
  PAIR,
  /** Two entities and a topic. */
  TRIPLE;

  private final UTF8String text = UTF8String.fromString(name());

  /** The name, in Spark's own form. */
  UTF8String text() {
    return text;
  }
}
