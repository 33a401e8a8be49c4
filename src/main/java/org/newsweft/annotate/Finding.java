package org.newsweft.annotate;

import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

/**
 * What a finder says of a stretch of text, before it is settled with what others say.
 *
 * @param start offset of its first character, in UTF-16 units
 * @param end offset after its last character
 * @param item what is mentioned; null for a phrase that only keeps shorter ones from counting
 * @param annotator the finder: {@link Mention#LEXICON} or {@link Mention#MODEL}
 * @param confidence 0 to 1
 * @param rule why it is that item
 * @param recognised the recogniser's label of this very stretch; null if it gave none
 */
record Finding(
    int start,
    int end,
    Item item,
    String annotator,
    float confidence,
    LinkRule rule,
    String recognised) {

  static Finding ofLexicon(int start, int end, Item item) {
    return new Finding(start, end, item, Mention.LEXICON, 1f, LinkRule.CATALOGUE, null);
  }

  static Finding ofModel(int start, int end, Item item, float confidence, String label) {
    return new Finding(start, end, item, Mention.MODEL, confidence, LinkRule.NAME, label);
  }

  /** The same stretch, but another item. */
  Finding as(Item other, LinkRule because) {
    return new Finding(start, end, other, annotator, confidence, because, recognised);
  }

  /** The same finding with what the recogniser says of its stretch. */
  Finding recognisedAs(String label) {
    return new Finding(start, end, item, annotator, confidence, rule, label);
  }

  boolean isOf(ItemKind kind) {
    return item.kind() == kind;
  }

  String surface(String text) {
    return text.substring(start, end);
  }

  int length() {
    return end - start;
  }

  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }
}
