package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.PersonName;
import org.newsweft.items.TransliterationKey;

/**
 * Tells who is who inside one article: a surname alone is the one person whose full name in the
 * article ends in it, and a first name alone the one that begins with it. If two persons bear it,
 * it stays open.
 */
final class People {
  private People() {}

  /** The findings, short names linked to full ones. */
  static List<Finding> link(String text, List<Finding> findings) {
    if (!mayBeShort(findings)) {
      return findings;
    }
    Map<String, Bearer> bearers = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.isOf(ItemKind.PERSON)) {
        PersonName name = PersonName.of(finding.surface(text));
        if (name.isFull()) {
          bearers.putIfAbsent(finding.item().id(), new Bearer(finding.item(), name));
        }
      }
    }
    var linked = new ArrayList<Finding>(findings.size());
    for (Finding finding : findings) {
      linked.add(mayBeShort(finding) ? link(text, finding, bearers.values()) : finding);
    }
    return linked;
  }

  private static boolean mayBeShort(List<Finding> findings) {
    for (Finding finding : findings) {
      if (mayBeShort(finding)) {
        return true;
      }
    }
    return false;
  }

  /** A person; or one word that the recogniser took for something else that only it knows. */
  private static boolean mayBeShort(Finding finding) {
    return finding.isOf(ItemKind.PERSON)
        || (finding.annotator().equals(Mention.MODEL)
            && finding.rule() == LinkRule.NAME
            && finding.item().name().indexOf(' ') < 0);
  }

  private static Finding link(String text, Finding finding, Iterable<Bearer> bearers) {
    PersonName name = PersonName.of(finding.surface(text));
    if (name.words().isEmpty()) {
      return finding;
    }
    Bearer only = null;
    boolean several = false;
    for (Bearer bearer : bearers) {
      if (bearer.name().mayBeShortenedTo(name) || bearer.name().hasMoreInside(name)) {
        several |= only != null && !only.isSameAs(bearer);
        only = only == null ? bearer : only;
      }
    }
    if (only == null && !name.isFull() && finding.isOf(ItemKind.PERSON)) {
      for (Bearer bearer : bearers) {
        if (bearer.name().beginsWith(name)) {
          several |= only != null && !only.isSameAs(bearer);
          only = only == null ? bearer : only;
        }
      }
    }
    if (name.isFull()) {
      // A full name is also the end of a longer one, or that one without its middle.
      return only == null || several ? finding : finding.as(only.item(), LinkRule.SURNAME);
    }
    if (several) {
      return finding.as(Meanings.ambiguous(finding, name.name()), LinkRule.AMBIGUOUS);
    }
    if (only != null) {
      return finding.as(only.item(), LinkRule.SURNAME);
    }
    // Of a person of the catalogue, even one name is all that is needed.
    boolean known =
        finding.annotator().equals(Mention.LEXICON) && finding.rule() == LinkRule.CATALOGUE;
    return finding.isOf(ItemKind.PERSON) && !known
        ? finding.as(finding.item(), LinkRule.SURNAME_ALONE)
        : finding;
  }

  /** Somebody whom the article names in full. */
  private record Bearer(Item item, PersonName name) {
    /** The same first and last name, however spelt and whatever stands between them. */
    boolean isSameAs(Bearer other) {
      if (item.id().equals(other.item.id())) {
        return true;
      }
      List<String> ours = TransliterationKey.of(name.words());
      List<String> theirs = TransliterationKey.of(other.name.words());
      return !ours.isEmpty()
          && !theirs.isEmpty()
          && ours.get(0).equals(theirs.get(0))
          && ours.get(ours.size() - 1).equals(theirs.get(theirs.size() - 1));
    }
  }
}
