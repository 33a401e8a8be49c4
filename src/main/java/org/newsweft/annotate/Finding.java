package org.newsweft.annotate;

import org.newsweft.items.Item;

/**
 * What a finder says of a stretch of text, before it is settled with what others say.
 *
 * @param start offset of its first character, in UTF-16 units
 * @param end offset after its last character
 * @param item what is mentioned; null for a phrase that only keeps shorter ones from counting
 * @param annotator the finder: {@link Mention#LEXICON} or {@link Mention#MODEL}
 * @param confidence 0 to 1
 */
record Finding(int start, int end, Item item, String annotator, float confidence) {
  static Finding ofLexicon(int start, int end, Item item) {
    return new Finding(start, end, item, Mention.LEXICON, 1f);
  }

  int length() {
    return end - start;
  }

  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }
}
