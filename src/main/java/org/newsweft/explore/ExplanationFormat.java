package org.newsweft.explore;

/** How an explanation is printed. */
public enum ExplanationFormat {
  /** For people: a table of the counts, then each article with its sentences. */
  TEXT,
  /** One JSON object a line: those of type counts, one a period, then those of type article. */
  JSONL
}
