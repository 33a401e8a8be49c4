package org.newsweft.items;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.newsweft.text.Folding;

/**
 * The name of a person as a text writes it, taken apart: titles in front are no part of it.
 *
 * @param name the name without titles, blanks made single
 * @param words its words, folded ({@link Folding#slug}), without generational suffixes such as Jr.
 */
public record PersonName(String name, List<String> words) {
  /** Words before a name that say what somebody is. */
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness viscount"
                  + " earl count countess hon honorable honourable president vice prime minister"
                  + " premier chancellor chairman chairwoman chairperson chair secretary general"
                  + " undersecretary foreign defence defense interior finance health justice"
                  + " education economy trade energy deputy acting interim former then ex incoming"
                  + " outgoing incumbent senior chief senator sen congressman congresswoman"
                  + " representative rep governor gov lieutenant lt colonel col major maj captain"
                  + " capt sergeant sgt corporal commander cmdr admiral adm gen marshal brigadier"
                  + " mayor ambassador envoy commissioner director judge attorney speaker leader"
                  + " spokesman spokeswoman spokesperson archbishop bishop cardinal rabbi reverend"
                  + " rev father monsignor comrade herr frau monsieur madame mme señor senor señora"
                  + " senora signor coach officer detective inspector us uk eu un"
                  + " counsellor counselor councillor councilor ceo coo cfo taoiseach tanaiste"
                  + " briton pastor madam sheriff superintendent administrator assistant associate"
                  + " special under staff warrant brig commodore pvt private cpl airman cosmonaut"
                  + " astronaut magistrate prosecutor adviser advisor msgr"
                  + " dato datuk datin shri smt engr barrister hojatoleslam hojjatoleslam")
              .split(" "));

  /** Titles that are the name's other half where one word follows: King Charles, Pope Francis. */
  private static final Set<String> STYLES =
      Set.of(
          "king",
          "queen",
          "prince",
          "princess",
          "pope",
          "emperor",
          "empress",
          "sultan",
          "emir",
          "crown",
          "grand",
          "duke",
          "duchess",
          "patriarch",
          "sheikh",
          "sheik",
          "shaikh",
          "sheikha",
          "mullah",
          "maulana",
          "tunku",
          "pandit",
          "daw",
          "haji",
          "hajj",
          "alhaji",
          "ayatollah",
          "imam",
          "mother",
          "saint");

  /** Second words of titles, which are no titles alone: Datuk Seri, Tan Sri. */
  private static final Set<String> SECOND_WORDS_OF_TITLES = Set.of("seri", "sri", "paduka");

  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");

  /** Words that begin a surname and are none alone. */
  private static final Set<String> PARTICLES =
      Set.of(
          ("al el as ash at ad an ar az bin ibn ben bint abu van von der den de del della"
                  + " di da dos das do du la le ter ten af av zu zum mac st y e i")
              .split(" "));

  /**
   * Surnames that stand first in names from China, Korea and Vietnam: the most frequent of each,
   * which are those of nine people in ten.
   */
  private static final Set<String> FIRST_SURNAMES =
      Set.of(
          ("wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao"
                  + " luo zheng liang xie song tang han feng deng cao peng zeng xiao tian dong pan"
                  + " yuan cai jiang yu du ye cheng wei su lu ding ren lü shen yao cui tan fan wen"
                  + " xi bo ai mao lai ko tsai kuo kim lee park choi jung jeong kang cho yoon yun"
                  + " jang lim shin seo kwon hwang ahn an moon roh ban chun ryu ri pak choe jo hong"
                  + " ryom nguyen tran le pham phan vu vo dang bui ngo truong dinh trinh hoang")
              .split(" "));

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** Takes a name apart. */
  public static PersonName of(String text) {
    List<String> raw = new ArrayList<>(Arrays.asList(BLANKS.split(text.strip())));
    int first = titles(raw);
    raw = raw.subList(first, raw.size());
    var words = new ArrayList<String>(raw.size());
    for (String word : raw) {
      String slug = Folding.slug(word);
      if (!slug.isEmpty()) {
        words.add(slug);
      }
    }
    while (words.size() > 1 && GENERATIONS.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    return new PersonName(String.join(" ", raw), List.copyOf(words));
  }

  /** How many characters of {@code text} are titles with the blanks behind them. */
  public static int lengthOfTitles(String text) {
    String[] raw = BLANKS.split(text);
    int first = titles(Arrays.asList(raw));
    int at = 0;
    for (int i = 0; i < first; i++) {
      at = text.indexOf(raw[i], at) + raw[i].length();
    }
    while (first > 0 && at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether a word alone is a title and no name. */
  public static boolean isTitle(String word) {
    return TITLES.contains(title(word));
  }

  /** How many of the first words are titles; something always remains. */
  private static int titles(List<String> words) {
    int first = 0;
    while (first < words.size() - 1 && isTitle(words, first)) {
      first++;
    }
    int styles = first;
    while (styles < words.size() && STYLES.contains(title(words.get(styles)))) {
      styles++;
    }
    // A style stays before a single word, and before a name that is numbered.
    return words.size() - styles >= 2 && !isNumeral(words.get(words.size() - 1)) ? styles : first;
  }

  private static boolean isTitle(List<String> words, int at) {
    String word = title(words.get(at));
    return TITLES.contains(word)
        || (at > 0 && SECOND_WORDS_OF_TITLES.contains(word))
        || (word.equals("tan") && title(words.get(at + 1)).equals("sri"));
  }

  private static String title(String word) {
    return Folding.fold(word).replace(".", "").replace("-", "").replace("'", "").replace("’", "");
  }

  private static boolean isNumeral(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c == 'I' || c == 'V' || c == 'X');
  }

  private boolean isNumbered() {
    int blank = name.lastIndexOf(' ');
    return blank > 0 && name.length() - blank > 2 && isNumeral(name.substring(blank + 1));
  }

  /** The suffix that tells a son from his father ({@code jr}, {@code iii}); empty without one. */
  public String generation() {
    int blank = name.lastIndexOf(' ');
    String last = Folding.slug(name.substring(blank + 1));
    return blank > 0 && GENERATIONS.contains(last) ? last : "";
  }

  /** Whether its first word is a title that belongs to the name: {@code Queen Elizabeth}. */
  public boolean startsWithStyle() {
    return STYLES.contains(words.get(0));
  }

  /**
   * Whether a word stands before a name as its other half: {@code Pope}, {@code King}; such a word
   * belongs to the name if one word follows.
   */
  public static boolean isStyle(String word) {
    return STYLES.contains(title(word));
  }

  /**
   * Whether it is more than a surname or a first name alone: two words or more that are no
   * particles, or a ruler's name with its number.
   */
  public boolean isFull() {
    int own = 0;
    if (startsWithSurname() && !words.get(0).equals("le")) {
      return true;
    }
    if (words.size() == 1 && isNumbered()) {
      return true;
    }
    for (String word : words) {
      own += PARTICLES.contains(word) || GENERATIONS.contains(word) ? 0 : 1;
    }
    return own >= 2;
  }

  /**
   * The surname by which others know the bearer of a full name: its last word; the first in names
   * that begin with an East Asian surname. An Arabic article is no part of it.
   */
  public List<String> surnames() {
    var surnames = new ArrayList<String>();
    surnames.add(withoutArticle(words.get(words.size() - 1)));
    if (startsWithSurname()) {
      surnames.add(words.get(0));
    }
    return surnames;
  }

  /** Whether its first word is an East Asian surname, so that its order may be either. */
  public boolean startsWithSurname() {
    return words.size() >= 2
        && words.size() <= 4
        && FIRST_SURNAMES.contains(words.get(0))
        && words.get(0).length() > 1;
  }

  /** The word by which a name that is not full is known: its last, without an Arabic article. */
  public String shortForm() {
    return withoutArticle(words.get(words.size() - 1));
  }

  /**
   * Whether a name that is not full can stand for this one: this one ends in it, or begins with it
   * if that is an East Asian surname.
   */
  public boolean mayBeShortenedTo(PersonName other) {
    int length = other.words.size();
    if (length >= words.size()) {
      return false;
    }
    boolean ends = true;
    for (int i = 0; i < length && ends; i++) {
      ends =
          withoutArticle(words.get(words.size() - length + i))
              .equals(withoutArticle(other.words.get(i)));
    }
    return ends || (length == 1 && startsWithSurname() && words.get(0).equals(other.words.get(0)));
  }

  /** Whether a name of one word is this one's first: {@code Jalina} for {@code Jalina Porter}. */
  public boolean beginsWith(PersonName other) {
    return other.words.size() == 1 && words.size() > 1 && words.get(0).equals(other.words.get(0));
  }

  /**
   * Whether this name has the first and the last word of another one of two words, and more between
   * them: {@code Recep Tayyip Erdoğan} for {@code Recep Erdoğan}.
   */
  public boolean hasMoreInside(PersonName other) {
    return other.words.size() == 2
        && words.size() > 2
        && words.get(0).equals(other.words.get(0))
        && words.get(words.size() - 1).equals(other.words.get(1));
  }

  /** {@code al-assad} is {@code assad}. */
  static String withoutArticle(String word) {
    int hyphen = word.indexOf('-');
    boolean article = hyphen > 0 && hyphen <= 3 && PARTICLES.contains(word.substring(0, hyphen));
    return article ? word.substring(hyphen + 1) : word;
  }
}
