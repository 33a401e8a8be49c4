package org.newsweft.items;

import java.util.Locale;

/** Why a mention belongs to its item: the words of the column {@code mentions.rule}. */
public enum LinkRule {
  /** The catalogue holds the spelling. */
  CATALOGUE("is a spelling that the catalogue holds"),
  /** A name that only the text gives, taken as it stands. */
  NAME("is a name that the catalogue does not hold, taken as it stands"),
  /** An acronym that the article introduces beside its long form. */
  ACRONYM("is an acronym that the article introduces in brackets beside its long form"),
  /** A short name and the one full name in the article that it can stand for. */
  SURNAME("is short for the one full name in the article that ends in it, or else begins with it"),
  /** A short name without a full one in its article; the corpus decides. */
  SURNAME_ALONE("is a surname whose full name the article does not give"),
  /** A short name and the full name that dominates the month. */
  SURNAME_OF_PERIOD(
      "is a surname without a full name in the article; one bearer dominates the period, and the"
          + " article shares other items with the articles that name him or her in full"),
  /** A single name that nobody in the corpus bears as a surname or a first name. */
  SINGLE_NAME("is a single name that no full name in the corpus ends or begins with"),
  /** One of several meanings, decided by what else the article mentions. */
  CONTEXT("may mean several things; what else the article mentions decided"),
  /** One of several meanings, decided by the recogniser's label. */
  RECOGNISER("may mean several things; the recogniser's label decided"),
  /** A place told apart by the region or country that is written behind it. */
  REGION("is the place in the region or country that is written beside it"),
  /** A common name of a public body, and the country that is named beside it. */
  BODY_OF_COUNTRY("is a common name of a public body; the country beside it tells whose"),
  /** Another spelling of a name that is more frequent in another one. */
  VARIANT("is another spelling of a name that is written otherwise more often"),
  /** The user's own file of overrides says so. */
  OVERRIDE("was decided by the file items.overrides"),
  /** One of several, and nothing tells which: it counts for none. */
  AMBIGUOUS("may mean several, and nothing in the article tells which; it is counted for none");

  private final String meaning;

  LinkRule(String meaning) {
    this.meaning = meaning;
  }

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it says of a mention, as the end of a sentence that begins with the mention. */
  public String meaning() {
    return meaning;
  }

  /** The rule with that word. */
  public static LinkRule ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
