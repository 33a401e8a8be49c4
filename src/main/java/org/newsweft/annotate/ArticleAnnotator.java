package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.PersonName;
import org.newsweft.text.Folding;
import org.newsweft.text.Sentences;

/**
 * Finds the mentions in one article: the pure core of the stage, without Spark. Keeps buffers for
 * reuse, so not for use by several threads.
 */
public final class ArticleAnnotator {
  /**
   * What is found in an article.
   *
   * @param sentences number of its sentences
   * @param mentions in order of their place, without overlaps
   */
  public record Annotated(int sentences, List<Mention> mentions) {}

  /** What is joined to a name by a hyphen and is none itself. */
  private static final Set<String> PREFIXES = Set.of("pro", "anti", "ex", "non", "post", "pre");

  private final LexiconMatcher matcher;
  private final OrganizationSpans spans;
  private final ArticleLinker linker;
  private final Set<ItemKind> kinds;
  private final Sentences sentences = new Sentences();

  /**
   * @param lexicon the names and topics to look for
   * @param kinds the kinds of items to keep
   * @param recogniserIsMeasured see {@link Recogniser#isMeasured}; of no account without one
   */
  public ArticleAnnotator(Lexicon lexicon, Set<ItemKind> kinds, boolean recogniserIsMeasured) {
    this(lexicon, kinds, new ArticleLinker(lexicon, recogniserIsMeasured));
  }

  private ArticleAnnotator(Lexicon lexicon, Set<ItemKind> kinds, ArticleLinker linker) {
    this.matcher = new LexiconMatcher(lexicon);
    this.spans = new OrganizationSpans(lexicon, matcher);
    this.kinds = kinds;
    this.linker = linker;
  }

  /** A mere look-up of spellings: what it finds means what the catalogue says, whatever else. */
  public static ArticleAnnotator withoutLinking(Lexicon lexicon, Set<ItemKind> kinds) {
    return new ArticleAnnotator(lexicon, kinds, null);
  }

  /**
   * Finds the mentions in a text.
   *
   * @param entities what a recogniser found in it, in any order; empty if there is none
   */
  public Annotated annotate(String text, List<Entity> entities) {
    sentences.split(text);
    var findings = new ArrayList<Finding>();
    for (int s = 0; s < sentences.count(); s++) {
      findings.addAll(matcher.match(text, sentences.start(s), sentences.end(s)));
    }
    if (!entities.isEmpty()) {
      addEntities(text, entities, findings);
      findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    }
    List<Finding> settled = Findings.withoutOverlaps(findings);
    return new Annotated(
        sentences.count(), mentions(text, linker == null ? settled : linker.link(text, settled)));
  }

  /** Finds the mentions of catalogue names and topics in a text. */
  public Annotated annotate(String text) {
    return annotate(text, List.of());
  }

  private void addEntities(String text, List<Entity> entities, List<Finding> findings) {
    int ofLexicon = findings.size();
    List<Finding> lexicon = List.copyOf(findings);
    Set<Integer> starts = entities.stream().map(Entity::start).collect(Collectors.toSet());
    for (Entity entity : withInitialsInside(text, entities)) {
      int start = entity.start();
      int end = entity.end();
      String surface = text.substring(start, end);
      int article = lengthOfArticle(surface);
      start += article;
      end -= lengthOfPossessive(surface.substring(article));
      if (start < end && entity.label().equals("PER")) {
        start += PersonName.lengthOfTitles(text.substring(start, end));
        start = withInitialOrStyle(text, start, end);
      }
      if (start < end) {
        end = withRestOfWord(text, end);
        start = entity.label().equals("ORG") ? withJoinedWord(text, start) : start;
      }
      if (start < end && entity.label().equals("ORG")) {
        var span = spans.of(text, new OrganizationSpans.Span(start, end), lexicon, starts);
        start = span.start();
        end = span.end();
      }
      if (start >= end
          || Folding.slug(text.substring(start, end)).isEmpty()
          || isInAddress(text, start, end)
          || isStageDirection(text, start, end)) {
        continue;
      }
      Finding same = null;
      String country = null;
      for (int i = firstEndingAfter(lexicon, start); i < ofLexicon; i++) {
        Finding other = lexicon.get(i);
        if (other.start() >= end) {
          break;
        }
        if (other.start() == start && other.end() == end) {
          same = other;
          findings.set(i, other.recognisedAs(entity.label()));
        } else if (other.isOf(ItemKind.COUNTRY) && other.start() >= start && other.end() <= end) {
          country = other.item().country();
        }
      }
      if (same == null && !isBlocked(text.substring(start, end), entity.label())) {
        String name = text.substring(start, end).replaceAll("[\\s\\p{Z}]+", " ");
        ItemKind kind = ItemKind.ofEntityLabel(entity.label());
        String its = kind == ItemKind.PERSON ? null : country;
        Item item = new Item(Item.idOf(kind, name), kind, name, its, null);
        findings.add(Finding.ofModel(start, end, item, entity.confidence(), entity.label()));
      }
    }
  }

  /**
   * Whether the catalogue knows the name and did not find it here: then a longer phrase means
   * something else, as {@code US$} does. Persons may bear any name.
   */
  private boolean isBlocked(String name, String label) {
    if (label.equals("PER")) {
      return false;
    }
    List<Finding> known = matcher.match(name, 0, name.length());
    return known.size() == 1
        && known.get(0).length() == name.length()
        && !known.get(0).isOf(ItemKind.TOPIC);
  }

  /**
   * Recognisers that take {@code George W} and {@code Bush} for two persons because of the point
   * between them are helped out.
   */
  private static List<Entity> withInitialsInside(String text, List<Entity> entities) {
    var joined = new ArrayList<Entity>(entities.size());
    for (Entity entity : entities) {
      Entity before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null
          && entity.label().equals("PER")
          && before.label().equals("PER")
          && entity.start() == before.end() + 2
          && text.startsWith(". ", before.end())
          && endsInInitial(text, before)) {
        float confidence = Math.min(before.confidence(), entity.confidence());
        joined.set(joined.size() - 1, new Entity(before.start(), entity.end(), "PER", confidence));
      } else {
        joined.add(entity);
      }
    }
    return joined;
  }

  private static boolean endsInInitial(String text, Entity entity) {
    int last = entity.end() - 1;
    return Character.isUpperCase(text.charAt(last))
        && (last == entity.start() || !Character.isLetterOrDigit(text.charAt(last - 1)));
  }

  /**
   * Where a name of one word really begins: at the initial before it ({@code R. Kelly}), or at the
   * style that is its other half ({@code Pope Francis}).
   */
  private static int withInitialOrStyle(String text, int start, int end) {
    if (start < 3
        || text.charAt(start - 1) != ' '
        || text.substring(start, end).indexOf(' ') >= 0) {
      return start;
    }
    if (text.charAt(start - 2) == '.'
        && Character.isUpperCase(text.charAt(start - 3))
        && (start == 3 || text.charAt(start - 4) == ' ' || text.charAt(start - 4) == '\n')) {
      return start - 3;
    }
    int from = start - 1;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    boolean style =
        Character.isUpperCase(text.charAt(from))
            && PersonName.isStyle(text.substring(from, start - 1));
    return style ? from : start;
  }

  /**
   * Where a name ends that the recogniser cut off inside a word: {@code Moon Jae-}in, {@code
   * Ba}'athist.
   */
  private static int withRestOfWord(String text, int end) {
    int rest = end;
    if (end + 2 < text.length() && isApostrophe(text.charAt(end)) && !isContracted(text, end)) {
      rest++;
    }
    while (rest < text.length() && Character.isLetter(text.charAt(rest))) {
      rest++;
    }
    return rest == end + 1 && isApostrophe(text.charAt(end)) ? end : rest;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  /** {@code Biden'll}, {@code Biden's}. */
  private static boolean isContracted(String text, int apostrophe) {
    for (String ending : List.of("s", "d", "ll", "ve", "re")) {
      int end = apostrophe + 1 + ending.length();
      if (text.startsWith(ending, apostrophe + 1)
          && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** Where a name begins that another is joined to: {@code U.S.-}Spain Working Group. */
  private static int withJoinedWord(String text, int start) {
    if (start < 3 || (!isHyphen(text.charAt(start - 1)) && !isHyphen(text.charAt(start)))) {
      return start;
    }
    int from = start;
    while (from > 0
        && (Character.isLetter(text.charAt(from - 1))
            || text.charAt(from - 1) == '.'
            || isHyphen(text.charAt(from - 1)))) {
      from--;
    }
    boolean name =
        from < start - 1
            && Character.isUpperCase(text.charAt(from))
            && !PREFIXES.contains(Folding.slug(text.substring(from, start)));
    return name ? from : start;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '–';
  }

  /** Whether a name stands in an address: {@code INL-PAPD@state.gov}. */
  private static boolean isInAddress(String text, int start, int end) {
    int from = start;
    while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '@' || (c == ':' && text.startsWith("://", i)) || text.startsWith("www.", i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word stands in brackets as records have it: {@code (Laughter.)}. */
  private static boolean isStageDirection(String text, int start, int end) {
    return start > 0
        && text.charAt(start - 1) == '('
        && Character.isLowerCase(text.charAt(end - 1))
        && (text.startsWith(".)", end)
            || text.startsWith(" interpreter", end)
            || text.startsWith(" translation", end));
  }

  /** The first finding, by binary search, that ends after an offset; they do not overlap. */
  private static int firstEndingAfter(List<Finding> findings, int offset) {
    int low = 0;
    int high = findings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (findings.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int lengthOfArticle(String surface) {
    for (String article : List.of("the ", "a ", "an ")) {
      if (surface.regionMatches(true, 0, article, 0, article.length())) {
        return article.length();
      }
    }
    return 0;
  }

  private static int lengthOfPossessive(String surface) {
    return surface.endsWith("'s") || surface.endsWith("’s") ? 2 : 0;
  }

  private List<Mention> mentions(String text, List<Finding> findings) {
    var mentions = new ArrayList<Mention>(findings.size());
    int sentence = 0;
    int at = 0;
    int codePoints = 0;
    for (Finding finding : findings) {
      if (!kinds.contains(finding.item().kind())) {
        continue;
      }
      while (sentence + 1 < sentences.count() && sentences.start(sentence + 1) <= finding.start()) {
        sentence++;
      }
      codePoints += text.codePointCount(at, finding.start());
      at = finding.start();
      mentions.add(
          new Mention(
              finding.item().id(),
              sentence,
              codePoints,
              codePoints + text.codePointCount(finding.start(), finding.end()),
              text.substring(finding.start(), finding.end()),
              finding.item().kind().label(),
              finding.annotator(),
              finding.confidence(),
              finding.item().country(),
              finding.rule()));
    }
    return mentions;
  }

  /** The kinds that the words of the job file name. */
  public static Set<ItemKind> kinds(List<String> words) {
    var kinds = new HashSet<ItemKind>();
    words.forEach(word -> kinds.add(ItemKind.ofWord(word).orElseThrow()));
    return kinds;
  }
}
