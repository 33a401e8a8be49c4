package org.newsweft.annotate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.items.ItemKind;
import org.newsweft.text.Folding;

/**
 * Where the name of an organisation begins and ends that a recogniser cut short, or joined with
 * what stands beside it: {@code Eleven Salt Guards members}, {@code Ministry of Salt} {@code and
 * Peat}, {@code Institute of Peat in Selby}.
 */
final class OrganizationSpans {
  /**
   * A stretch of a text.
   *
   * @param start offset of its first character, in UTF-16 units
   * @param end offset after its last character
   */
  record Span(int start, int end) {}

  private static final Set<String> LARGE_NUMBERS =
      words(
          "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
              + " thirty forty fifty sixty seventy eighty ninety");

  private static final Set<String> SMALL_NUMBERS =
      words("two three four five six seven eight nine ten several many");

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)(?:dozens|scores|hundreds|thousands|some|many|most|all|one) of (?:the )?");

  private static final Pattern FIRST_WORD = Pattern.compile("([\\p{L}\\d]+) (?=[\\p{Lu}\\d])");

  /** What of a body can be counted, as the first or second word behind its name. */
  private static final Pattern COUNTED_BEHIND =
      Pattern.compile(
          " (?:[a-z]+[ -])?(?:members?|soldiers|fighters|militants|rebels|insurgents|gunmen"
              + "|officers|officials|troops|forces|personnel|peacekeepers|guards|lawmakers|deputies"
              + "|seats|states|candidates|supporters|workers|employees|journalists|students|players"
              + "|leaders|commanders|operatives|agents|planes|aircraft|vehicles|staff|people|men)\\b");

  private static final Pattern INTRODUCED_BEHIND = Pattern.compile(" \\(\\p{Lu}");

  private static final String BODY_WORDS =
      "(?:Ministry|Department|Bureau|Office|Committee|Commission|Agency|Council|Company|University"
          + "|College|School|Bank|Party|Institute|Association|Foundation|Group|Union)\\b";

  /** {@code Bureau of Oceans}, {@code U.S. Committee on Peat}: a body and its subject. */
  private static final Pattern BODY_OF_SUBJECT =
      Pattern.compile(
          ".*\\b(?:Ministry|Department|Bureau|Office|Committee|Commission|Agency|Directorate|Tribunal"
              + "|Institute|Cent(?:er|re)|Council|Group|School|Faculty|Authority|Secretariat|Union"
              + "|Consortium|Association) (?:of|for|on|to) .*");

  /** Who stands behind a body and an {@code and} is no subject of it. */
  private static final Set<String> OFFICES =
      words(
          "president vice prime minister ministers premier chancellor chairman chairwoman chair"
              + " secretary chief director commissioner ambassador envoy speaker leader spokesman"
              + " spokeswoman spokesperson governor mayor judge senator representative deputy acting"
              + " former senior special mr mrs ms dr the");

  /** Last words of the subjects of bodies, which recognisers leave out. */
  private static final String LAST_WORDS =
      "(?:Rights|Affairs|Policy|Services|Resources|Development|Security|Devices|Products"
          + "|Education|Management|Relations|Cooperation)\\b";

  private static final Pattern LAST_OF_SUBJECT = Pattern.compile(" (" + LAST_WORDS + ")");

  private static final Pattern JOINED_NAME =
      Pattern.compile(
          ",? and ((?:(?:\\p{Lu}[\\p{L}-]+|and) ){0,4}"
              + LAST_WORDS
              + "|\\p{Lu}[\\p{L}'’-]++(?! (?:\\p{Lu}\\w+ ){0,2}"
              + BODY_WORDS
              + "))");

  /** The next of a list that has an end: {@code , Media and Sport}. */
  private static final Pattern LISTED_NAME =
      Pattern.compile(", (\\p{Lu}[\\p{L}'’-]+)(?=,? and \\p{Lu})");

  private static final Pattern LISTED_SUBJECT =
      Pattern.compile("\\p{Lu}\\w+ and \\p{Lu}\\w+ (?:Select )?(?:Committee|Ministry|Department)");

  private static final Pattern SUBJECTS_BEFORE =
      Pattern.compile("(?!The )(?:\\p{Lu}\\w+(?: \\p{Lu}\\w+)?, )+$");

  /** Words that follow a place's name in that of a body, and begin none. */
  private static final Pattern PART_BEHIND_PLACE =
      Pattern.compile("(?:County|University|College)\\b(?! of ).*");

  private static final Pattern NAME_BEFORE =
      Pattern.compile("(?<=[\\p{L}\\d,’'] |[(\"“])(?!The )(?:\\p{Lu}[\\p{L}-]+ ){1,3}$");

  private final LexiconMatcher matcher;
  private final Lexicon lexicon;

  OrganizationSpans(Lexicon lexicon, LexiconMatcher matcher) {
    this.lexicon = lexicon;
    this.matcher = matcher;
  }

  /**
   * The span of an organisation's name as it should be.
   *
   * @param known the lexicon's findings in the text, in order
   * @param starts offsets at which the recogniser's other names begin
   */
  Span of(String text, Span found, List<Finding> known, Set<Integer> starts) {
    Span span = withCrossing(text, found, known);
    span = withoutNumber(text, span);
    span = withoutPlace(text, span);
    span = withSubjectsBefore(text, span, known);
    return withRestBehind(text, span, known, starts);
  }

  /**
   * What the lexicon holds and the beginning of a body's name overlaps is the rest of it, and so is
   * a place at its end.
   */
  private static Span withCrossing(String text, Span span, List<Finding> known) {
    int start = span.start();
    int end = span.end();
    for (Finding other : known) {
      if (other.start() >= span.end()) {
        break;
      }
      boolean place = other.isOf(ItemKind.PLACE) || other.isOf(ItemKind.COUNTRY);
      boolean before =
          other.start() < span.start() && other.end() > span.start() && other.end() < span.end();
      boolean behind = other.start() > span.start() && other.end() > span.end();
      if ((before && !other.isOf(ItemKind.TOPIC)) || (behind && place)) {
        start = Math.min(start, other.start());
        end = Math.max(end, other.end());
      }
    }
    boolean wider = start < span.start() || end > span.end();
    return wider && NameKinds.isWordForBody(NameKinds.head(text.substring(span.start(), end)))
        ? new Span(start, end)
        : span;
  }

  /**
   * How many of a body's members did something is no part of its name; but {@code Six Flags} begins
   * with a number.
   */
  private static Span withoutNumber(String text, Span span) {
    Matcher amount = AMOUNT.matcher(text).region(span.start(), span.end());
    if (amount.lookingAt()) {
      return new Span(amount.end(), span.end());
    }
    Matcher first = FIRST_WORD.matcher(text).region(span.start(), span.end());
    if (!first.lookingAt()) {
      return span;
    }
    String number = Folding.fold(first.group(1));
    boolean small = SMALL_NUMBERS.contains(number) || number.matches("\\d{1,3}");
    boolean counts =
        LARGE_NUMBERS.contains(number)
            ? text.indexOf(' ', first.end()) < span.end() || countsBehind(text, span)
            : small && (first.group(1).equals(number) || countsBehind(text, span));
    boolean digits = Character.isDigit(number.charAt(0));
    return counts && (!digits || countsBehind(text, span))
        ? new Span(first.end(), span.end())
        : span;
  }

  private static boolean countsBehind(String text, Span span) {
    return TextAt.stands(COUNTED_BEHIND, text, span.end());
  }

  /**
   * Where a body is, is no part of its name: {@code Institute of Peat in Selby}. A country is, as
   * in {@code Church in Wales}, unless the name without it is that of a public body, or has a place
   * in it already; and what an acronym is introduced for stays as it is.
   */
  private Span withoutPlace(String text, Span span) {
    String name = text.substring(span.start(), span.end());
    int in = name.lastIndexOf(" in ");
    if (in < 0
        || name.indexOf(' ') == in
        || name.indexOf(' ') < 0
        || TextAt.stands(INTRODUCED_BEHIND, text, span.end())) {
      return span;
    }
    int from = in + (name.startsWith("the ", in + 4) ? 8 : 4);
    String place = name.substring(from);
    String before = name.substring(0, in);
    List<Finding> inside = matcher.match(place, 0, place.length());
    boolean whole = inside.size() == 1 && inside.get(0).length() == place.length();
    boolean country = whole && inside.get(0).isOf(ItemKind.COUNTRY);
    boolean town =
        (whole && inside.get(0).isOf(ItemKind.PLACE))
            || (!country && !lexicon.towns().candidates(place).isEmpty());
    return town || (country && (PublicBodies.isCommon(before) || hasPlace(before)))
        ? new Span(span.start(), span.start() + in)
        : span;
  }

  private boolean hasPlace(String name) {
    return matcher.match(name, 0, name.length()).stream()
        .anyMatch(f -> f.isOf(ItemKind.PLACE) || f.isOf(ItemKind.COUNTRY));
  }

  /** {@code Culture, Media and Sport Committee}, {@code Selby County Council}. */
  private static Span withSubjectsBefore(String text, Span span, List<Finding> known) {
    String name = text.substring(span.start(), span.end());
    String before = text.substring(Math.max(0, span.start() - 60), span.start());
    Matcher more =
        LISTED_SUBJECT.matcher(name).matches()
            ? SUBJECTS_BEFORE.matcher(before)
            : PART_BEHIND_PLACE.matcher(name).matches() ? NAME_BEFORE.matcher(before) : null;
    if (more == null || !more.find()) {
      return span;
    }
    int start = span.start() - before.length() + more.start();
    return startsInside(start, span.start(), known, false) ? span : new Span(start, span.end());
  }

  /** {@code Ministry of Salt} with {@code and Peat} behind it. */
  private static Span withRestBehind(
      String text, Span span, List<Finding> known, Set<Integer> starts) {
    if (!BODY_OF_SUBJECT.matcher(text).region(span.start(), span.end()).matches()) {
      return span;
    }
    int end = span.end();
    Matcher last = LAST_OF_SUBJECT.matcher(text);
    Matcher joined = JOINED_NAME.matcher(text);
    Matcher listed = LISTED_NAME.matcher(text);
    boolean isList = text.substring(span.start(), end).indexOf(',') > 0;
    for (boolean longer = true; longer; ) {
      Matcher more =
          TextAt.stands(last, end)
              ? last
              : TextAt.stands(joined, end)
                  ? joined
                  : isList && TextAt.stands(listed, end) ? listed : null;
      longer =
          more != null
              && !OFFICES.contains(Folding.fold(more.group(1)).replaceAll("-.*", ""))
              && (more == listed || !NameKinds.isWordForBody(more.group(1)))
              && !starts.contains(more.start(1))
              && !startsInside(more.start(1), more.end(), known, true);
      end = longer ? more.end() : end;
    }
    return new Span(span.start(), end);
  }

  /** Whether a name of the lexicon that is no topic begins in a stretch. */
  private static boolean startsInside(int start, int end, List<Finding> known, boolean places) {
    for (Finding other : known) {
      if (other.start() >= start
          && other.start() < end
          && !other.isOf(ItemKind.TOPIC)
          && (places || !other.isOf(ItemKind.PLACE))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> words(String line) {
    return new HashSet<>(Arrays.asList(line.split(" ", -1)));
  }
}
