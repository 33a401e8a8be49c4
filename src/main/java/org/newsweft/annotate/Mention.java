package org.newsweft.annotate;

import org.newsweft.items.LinkRule;

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
 * @param country ISO 3166 alpha-3 of the country that the item is or lies in; null if none is known
 * @param rule why it is that item
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
    String country,
    LinkRule rule) {

  /** The finder of catalogue names and topics. */
  public static final String LEXICON = "lexicon";

  /** The recogniser that the job file names. */
  public static final String MODEL = "model";
}
