package org.newsweft.annotate;

/**
 * A mention of an item in one article.
 *
 * @param itemId the item
 * @param sentence number of the sentence, from 0
 * @param start first character, in code points of the text
 * @param end the character after the last one, in code points
 * @param surface the text between the two
 * @param label PER, ORG, LOC, MISC or TOPIC
 * @param annotator what found it: {@code lexicon} or {@code model}
 * @param confidence 0 to 1; 1 for the lexicon
 * @param counted whether it takes part in the counts of pairs and triples
 */
public record Mention(
    String itemId,
    int sentence,
    int start,
    int end,
    String surface,
    String label,
    String annotator,
    float confidence,
    boolean counted) {

  /** The finder of catalogue names and topics. */
  public static final String LEXICON = "lexicon";

  /** The recogniser that the job file names. */
  public static final String MODEL = "model";

  /** A mention that takes part in all counts. */
  public Mention(
      String itemId,
      int sentence,
      int start,
      int end,
      String surface,
      String label,
      String annotator,
      float confidence) {
    this(itemId, sentence, start, end, surface, label, annotator, confidence, true);
  }
}
