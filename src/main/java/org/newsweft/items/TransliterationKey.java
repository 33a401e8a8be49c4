package org.newsweft.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A key that the spellings of one name share when they differ only in how another script was put
 * into Latin letters: {@code Zelensky} and {@code Zelenskyy}, {@code Gaddafi} and {@code Qadhafi},
 * {@code Volodymyr} and {@code Vladimir}.
 *
 * <p>Two steps, both deliberately narrow, because joining two people is worse than keeping one
 * apart: first names that are doublets in Ukrainian, Russian and Belarusian or usual variants in
 * Arabic become one of them by a list; then groups of letters that transliterations exchange become
 * one letter, by rules in the manner of phonetic keys but without dropping vowels.
 */
public final class TransliterationKey {
  /** First names, one group of doublets or variants a line; the first is the key. */
  private static final List<String> VARIANTS =
      List.of(
          "aleksandr alexander alexandr oleksandr aliaksandr aleksander alyaksandr",
          "aleksei alexei alexey aleksey oleksiy oleksii alexi",
          "aleksandra alexandra oleksandra",
          "andrei andrey andriy andrii",
          "anatoly anatoliy anatolii anatoli",
          "arseny arseniy arsenii",
          "dmitry dmitri dmitriy dmytro dmitrii dzmitry",
          "evgeny yevgeny evgeniy evgenii yevgeniy yevhen yevheniy eugeny",
          "ekaterina yekaterina kateryna",
          "elena yelena olena",
          "grigory grigoriy hryhoriy grigorii hryhorii",
          "igor ihor",
          "konstantin kostyantyn kostiantyn",
          "leonid leonyd",
          "mikhail mykhailo mikhailo mykhaylo mihail",
          "nikolai nikolay mykola nikolaj mikalai",
          "oleg oleh",
          "pavel pavlo",
          "pyotr petro piotr petr",
          "sergei sergey serhiy serhii siarhei serguei",
          "vasily vasyl vasiliy vasilii",
          "viktor victor",
          "vladimir volodymyr uladzimir wladimir",
          "vyacheslav viacheslav",
          "yulia yuliya iuliia julia yuliia",
          "yury yuri yuriy yurii iurii",
          "mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohammod",
          "ahmed ahmad",
          "hussein husayn hussain husain hossein hosein",
          "hassan hasan",
          "abdullah abdallah abdulla",
          "abdel abdul abd",
          "omar umar",
          "osama usama",
          "ibrahim ebrahim",
          "yusuf yousef yousuf yusef yossef",
          "mahmoud mahmud",
          "khaled khalid",
          "walid waleed",
          "said saeed saied sayeed",
          "ismail ismael esmail",
          "moammar muammar muammer moamar",
          "ayman aiman",
          "rashid rasheed",
          "jamal gamal",
          "recep rejep");

  private static final Pattern REPEATED = Pattern.compile("(.)\\1+");
  private static final Pattern SLAVIC_ENDING = Pattern.compile("(iy|yi|ij|yj|ii|yy|y|i|j)$");
  private static final Pattern GLIDE = Pattern.compile("(?<=.)[yij]+(?=[aeou])");
  private static final Pattern SEMIVOWEL = Pattern.compile("[yj](?=[^aeiou])");

  private static final Map<String, String> KEY_OF = new HashMap<>();

  static {
    for (String line : VARIANTS) {
      String[] group = line.split(" ", -1);
      for (String variant : group) {
        KEY_OF.put(variant, group[0]);
      }
    }
  }

  private TransliterationKey() {}

  /** The key of a name by its words, which are folded; articles and particles play no part. */
  public static List<String> of(List<String> words) {
    var key = new ArrayList<String>(words.size());
    for (String word : words) {
      for (String part : word.split("-", -1)) {
        if (!isParticle(part)) {
          key.add(ofWord(part));
        }
      }
    }
    return key;
  }

  private static boolean isParticle(String part) {
    return switch (part) {
      case "al", "el", "ul", "ad", "as", "ash", "at", "az", "bin", "ibn", "ben" -> true;
      default -> false;
    };
  }

  static String ofWord(String word) {
    String known = KEY_OF.get(word);
    String letters = known != null ? known : word;
    letters =
        letters
            .replace("shch", "sch")
            .replace("tsch", "ch")
            .replace("tch", "ch")
            .replace("kh", "h")
            .replace("zh", "j")
            .replace("dzh", "j")
            .replace("dj", "j")
            .replace("ph", "f")
            .replace("dh", "d")
            .replace("gh", "g")
            .replace("th", "t")
            .replace("ks", "x")
            .replace("ou", "u")
            .replace("oo", "u")
            .replace("ee", "i")
            .replace("w", "v")
            .replace("q", "k")
            .replace("ck", "k")
            .replace("ts", "c")
            .replace("tz", "c");
    letters = REPEATED.matcher(letters).replaceAll("$1");
    // The endings of Slavic surnames: -skyy, -skiy, -skii, -skij, -ski; -yev, -iev, -ev.
    letters = SLAVIC_ENDING.matcher(letters).replaceAll("i");
    letters = GLIDE.matcher(letters).replaceAll("");
    letters = SEMIVOWEL.matcher(letters).replaceAll("i");
    // Gaddafi, Kadafi, Qadhafi: the first letter of an Arabic name with the letter qaf.
    return letters.startsWith("gadaf") ? "k" + letters.substring(1) : letters;
  }
}
