package org.newsweft.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsweft.items.PersonName;
import org.newsweft.items.TransliterationKey;

/**
 * Keys under which two names may be spellings of one. Names that share a key are candidates; {@link
 * NameMerger} says what else must hold.
 */
final class NameKeys {
  /** Short forms of first names with the long ones, which are never short for another name. */
  private static final Map<String, String> LONG_FORMS = new LinkedHashMap<>();

  static {
    for (String pair :
        ("joe joseph,bill william,bob robert,jim james,mike michael,tom thomas,tony antony,"
                + "dick richard,dave david,dan daniel,ben benjamin,greg gregory,ken kenneth,"
                + "steve steven,chuck charles,bernie bernard,rob robert,jeff jeffrey,tim timothy,"
                + "andy andrew,larry lawrence,ron ronald,don donald,ted edward,liz elizabeth,"
                + "kathy katherine,debbie deborah")
            .split(",", -1)) {
      String[] names = pair.split(" ", -1);
      LONG_FORMS.put(names[0], names[1]);
    }
  }

  /** Words at the end of a company's name that say in which form it is registered. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "ltd",
          "limited",
          "llc",
          "plc",
          "corp",
          "corporation",
          "co",
          "company",
          "gmbh",
          "ag",
          "sa",
          "spa",
          "nv",
          "bv",
          "oyj",
          "ab",
          "asa",
          "jsc",
          "pjsc");

  private NameKeys() {}

  /** The kinds of keys of persons, from the surest to the least sure. */
  enum Kind {
    /** The same name in another transliteration. */
    TRANSLITERATION("the same name in another transliteration"),
    /** The same words, surname first or last. */
    ORDER("the same words in the order of an East Asian name"),
    /** One has initials or a name more in the middle. */
    MIDDLE("the same name with a middle name or initial"),
    /** One has the usual short form of the other's first name. */
    SHORT_FIRST_NAME("the same name with the usual short form of the first name");

    final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }
  }

  /** The keys of a full name of a person. */
  static Map<Kind, String> ofPerson(PersonName name) {
    var keys = new LinkedHashMap<Kind, String>();
    List<String> key = TransliterationKey.of(name.words());
    if (key.size() < 2) {
      return keys;
    }
    keys.put(Kind.TRANSLITERATION, String.join(" ", key));
    if (name.words().size() <= 3) {
      var sorted = new ArrayList<>(key);
      sorted.sort(null);
      keys.put(Kind.ORDER, String.join(" ", sorted));
    }
    String first = name.words().get(0);
    String last = name.words().get(name.words().size() - 1);
    keys.put(Kind.MIDDLE, first + " " + last);
    if (name.words().size() == 2) {
      keys.put(Kind.SHORT_FIRST_NAME, LONG_FORMS.getOrDefault(first, first) + " " + last);
    }
    return keys;
  }

  /** The usual short forms of first names. */
  static Set<String> shortFirstNames() {
    return LONG_FORMS.keySet();
  }

  /** Whether a full name bears the usual short form of a first name. */
  static boolean isShortFirstName(PersonName name) {
    return LONG_FORMS.containsKey(name.words().get(0));
  }

  /** The key of anything else: what is left when spellings of English and legal forms are one. */
  static String ofOther(String slug) {
    var words = new ArrayList<>(Arrays.asList(slug.split("-", -1)));
    while (words.size() > 2 && LEGAL_FORMS.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    words.removeIf(word -> word.equals("the") || word.equals("and"));
    words.replaceAll(
        word ->
            switch (word) {
              case "centre" -> "center";
              case "organisation" -> "organization";
              case "organisations" -> "organizations";
              case "defence" -> "defense";
              case "labour" -> "labor";
              case "programme" -> "program";
              case "theatre" -> "theater";
              case "saint" -> "st";
              default -> word;
            });
    return String.join(" ", words);
  }
}
