package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
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

  private final LexiconMatcher matcher;
  private final Set<ItemKind> kinds;
  private final Sentences sentences = new Sentences();

  /**
   * @param lexicon the names and topics to look for
   * @param kinds the kinds of items to keep
   */
  public ArticleAnnotator(Lexicon lexicon, Set<ItemKind> kinds) {
    this.matcher = new LexiconMatcher(lexicon);
    this.kinds = kinds;
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
      entities.forEach(entity -> addEntity(text, entity, findings));
      findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    }
    return new Annotated(sentences.count(), mentions(text, Findings.withoutOverlaps(findings)));
  }

  /** Finds the mentions of catalogue names and topics in a text. */
  public Annotated annotate(String text) {
    return annotate(text, List.of());
  }

  private static void addEntity(String text, Entity entity, List<Finding> findings) {
    int start = entity.start();
    int end = entity.end();
    String surface = text.substring(start, end);
    int article = lengthOfArticle(surface);
    start += article;
    end -= lengthOfPossessive(surface.substring(article));
    String name = text.substring(start, end);
    if (Folding.slug(name).isEmpty()) {
      return;
    }
    ItemKind kind = ItemKind.ofEntityLabel(entity.label());
    Item item = new Item(Item.idOf(kind, name), kind, name.replaceAll("\\s+", " "), null, null);
    findings.add(new Finding(start, end, item, Mention.MODEL, entity.confidence()));
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
              finding.confidence()));
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
