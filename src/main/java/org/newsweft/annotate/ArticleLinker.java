package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.text.Folding;

/**
 * Links the names of one article to items by what the article itself says: acronyms that it
 * introduces, meanings that its other mentions decide, towns with their region behind them, common
 * names of public bodies with their country, surnames with the full name elsewhere in the text; and
 * holds the kinds of what remains to what speaks for them.
 */
final class ArticleLinker {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final Lexicon lexicon;
  private final Meanings meanings;
  private final Places places;
  private final LexiconMatcher matcher;
  private final boolean checksKinds;

  ArticleLinker(Lexicon lexicon, boolean checksKinds) {
    this.lexicon = lexicon;
    this.checksKinds = checksKinds;
    this.meanings = new Meanings(lexicon);
    this.places = new Places(lexicon);
    this.matcher = new LexiconMatcher(lexicon);
  }

  /**
   * Links.
   *
   * @param findings in order of their start, without overlaps
   * @return the same, some with another item, with what acronyms add, in order and without overlaps
   */
  List<Finding> link(String text, List<Finding> findings) {
    List<Finding> linked = withAcronyms(text, findings);
    linked = meanings.decide(text, linked);
    linked = places.link(text, linked);
    linked = PublicBodies.link(text, linked, lexicon, matcher);
    linked = People.link(text, linked);
    return checksKinds ? NameKinds.check(text, linked) : linked;
  }

  private List<Finding> withAcronyms(String text, List<Finding> findings) {
    List<Finding> linked = findings;
    for (Acronyms.Definition definition : Acronyms.in(text)) {
      Finding longForm = longForm(text, definition, linked);
      if (longForm == null) {
        continue;
      }
      var added = new ArrayList<Finding>();
      added.add(longForm);
      for (int start : Acronyms.occurrences(text, definition.acronym())) {
        int end = start + definition.acronym().length();
        added.add(
            new Finding(
                start,
                end,
                longForm.item(),
                longForm.annotator(),
                longForm.confidence(),
                LinkRule.ACRONYM,
                null));
      }
      linked = withPreferred(linked, added);
    }
    return linked;
  }

  /** What an acronym stands for; null if it is a person or a topic, or known by the catalogue. */
  private Finding longForm(String text, Acronyms.Definition definition, List<Finding> findings) {
    int start = definition.start();
    Finding last = null;
    Finding short_ = null;
    for (Finding finding : findings) {
      if (finding.end() == definition.end()) {
        last = finding;
      }
      if (finding.start() > definition.end()
          && finding.surface(text).equals(definition.acronym())
          && finding.annotator().equals(Mention.LEXICON)) {
        short_ = short_ == null ? finding : short_;
      }
    }
    if (last != null && !mayHaveAcronym(last) && last.start() <= start) {
      return null;
    }
    if (last != null && mayHaveAcronym(last) && last.start() <= start) {
      return last;
    }
    String name = BLANKS.matcher(text.substring(start, definition.end())).replaceAll(" ");
    if (short_ != null && sharesWords(short_.item().name(), name)) {
      return new Finding(
          start, definition.end(), short_.item(), Mention.LEXICON, 1f, LinkRule.ACRONYM, null);
    }
    float confidence = last == null ? NameKinds.LIKELY : last.confidence();
    ItemKind kind = ItemKind.ORGANIZATION;
    String id = Item.idOf(kind, name);
    Item item = lexicon.itemOrNull(id);
    item = item == null ? new Item(id, kind, name, null, null) : item;
    return new Finding(
        start, definition.end(), item, Mention.MODEL, confidence, LinkRule.NAME, "ORG");
  }

  private static boolean mayHaveAcronym(Finding finding) {
    return !finding.isOf(ItemKind.PERSON) && !finding.isOf(ItemKind.TOPIC);
  }

  /** Whether at least half of the words of one name stand in the other. */
  private static boolean sharesWords(String one, String other) {
    List<String> ours = List.of(Folding.slug(one).split("-"));
    List<String> theirs = List.of(Folding.slug(other).split("-"));
    long shared = ours.stream().filter(theirs::contains).count();
    return 2 * shared >= ours.size();
  }

  /** All of {@code preferred}, and of the others those that overlap none of them. */
  private static List<Finding> withPreferred(List<Finding> others, List<Finding> preferred) {
    var all = new ArrayList<Finding>(others.size() + preferred.size());
    for (Finding candidate : preferred) {
      // An acronym inside a longer name, such as NATO Headquarters, is that name's.
      boolean inside =
          others.stream().anyMatch(o -> o.overlaps(candidate) && o.length() > candidate.length());
      if (!inside) {
        all.add(candidate);
      }
    }
    int kept = all.size();
    for (Finding other : others) {
      if (all.subList(0, kept).stream().noneMatch(other::overlaps)) {
        all.add(other);
      }
    }
    all.sort(Comparator.comparingInt(Finding::start));
    return all;
  }
}
