package org.newsweft.items;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Regular English inflection of the words of the topic files. */
public final class Inflections {
  private Inflections() {}

  /** The regular plural of a noun: {@code policy} gives {@code policies}. */
  public static String plural(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
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
   * The forms of a regular verb: smuggle, smuggles, smuggled, smuggling. After a vowel and one
   * consonant both spellings are given (ban: banned; visit: visited), since only the stress
   * decides.
   */
  static List<String> verbForms(String verb) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(verb);
    forms.add(plural(verb));
    if (verb.endsWith("e")) {
      forms.add(verb + "d");
      forms.add(stemBeforeIng(verb) + "ing");
    } else if (verb.endsWith("y") && !endsInVowelAndOneLetter(verb)) {
      forms.add(verb.substring(0, verb.length() - 1) + "ied");
      forms.add(verb + "ing");
    } else {
      forms.add(verb + "ed");
      forms.add(verb + "ing");
      char last = verb.charAt(verb.length() - 1);
      if (endsInVowelAndOneLetter(verb) && !isVowel(last) && "wxyh".indexOf(last) < 0) {
        char doubled = last == 'c' ? 'k' : last;
        forms.add(verb + doubled + "ed");
        forms.add(verb + doubled + "ing");
      }
    }
    return new ArrayList<>(forms);
  }

  /** What is left of a verb in -e: tie gives tying, agree keeps its e, smuggle loses it. */
  private static String stemBeforeIng(String verb) {
    if (verb.endsWith("ie")) {
      return verb.substring(0, verb.length() - 2) + "y";
    }
    return verb.matches(".*[eoy]e") ? verb : verb.substring(0, verb.length() - 1);
  }

  private static boolean endsInVowelAndOneLetter(String word) {
    return word.length() >= 2 && isVowel(Character.toLowerCase(word.charAt(word.length() - 2)));
  }

  private static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}
