package org.newsweft.items;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Regular English inflection of the words of the topic files. */
public final class Inflections {
  private Inflections() {}

  /** The regular plural of a noun: {@code policy} gives {@code policies}. */
  public static String plural(String noun) {
    String lower = noun.toLowerCase(java.util.Locale.ROOT);
    if (lower.endsWith("y") && !endsInVowelAndOneLetter(lower)) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    if (lower.endsWith("s")
        || lower.endsWith("x")
        || lower.endsWith("z")
        || lower.endsWith("ch")
        || lower.endsWith("sh")) {
      return noun + "es";
    }
    return noun + "s";
  }

  /**
   * The forms of a regular verb: smuggle, smuggles, smuggled, smuggling. After a short vowel and
   * one consonant both spellings are given (ban: banned; visit: visited), since only the stress
   * decides.
   */
  static List<String> verbForms(String verb) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(verb);
    forms.add(plural(verb));
    if (verb.endsWith("e")) {
      forms.add(verb + "d");
      forms.add(verb.substring(0, verb.length() - 1) + "ing");
    } else if (verb.endsWith("y") && !endsInVowelAndOneLetter(verb)) {
      forms.add(verb.substring(0, verb.length() - 1) + "ied");
      forms.add(verb + "ing");
    } else {
      forms.add(verb + "ed");
      forms.add(verb + "ing");
      char last = verb.charAt(verb.length() - 1);
      if (endsInVowelAndOneLetter(verb) && !isVowel(last) && "wxyh".indexOf(last) < 0) {
        forms.add(verb + last + "ed");
        forms.add(verb + last + "ing");
      }
    }
    return new ArrayList<>(forms);
  }

  private static boolean endsInVowelAndOneLetter(String word) {
    return word.length() >= 2 && isVowel(Character.toLowerCase(word.charAt(word.length() - 2)));
  }

  private static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}
