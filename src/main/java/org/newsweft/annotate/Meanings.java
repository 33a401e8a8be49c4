package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.PersonName;
import org.newsweft.items.Reading;
import org.newsweft.text.Folding;

/**
 * Decides between the meanings of a name that has several: Georgia, Jordan, Washington.
 *
 * <p>Each meaning gets a point for every piece of its evidence that the article holds elsewhere. A
 * person gets {@value #LABELLED} points if the recogniser says so, and {@value #NAMED_IN_FULL} if
 * the article gives a full name with that word. The meaning with most points is taken; of equals
 * the first in the file, which is therefore what the name means when nothing speaks.
 */
final class Meanings {
  private static final int LABELLED = 2;
  private static final int NAMED_IN_FULL = 3;

  private final Lexicon lexicon;

  Meanings(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The findings, each with the meaning that fits the article best. */
  List<Finding> decide(String text, List<Finding> findings) {
    int first = 0;
    while (first < findings.size() && readings(text, findings.get(first)).isEmpty()) {
      first++;
    }
    if (first == findings.size()) {
      return findings;
    }
    var decided = new ArrayList<Finding>(findings.size());
    decided.addAll(findings.subList(0, first));
    for (Finding finding : findings.subList(first, findings.size())) {
      List<Reading> readings = readings(text, finding);
      if (readings.isEmpty()) {
        decided.add(finding);
      } else {
        decide(text, finding, readings, findings).ifPresent(decided::add);
      }
    }
    return decided;
  }

  private List<Reading> readings(String text, Finding finding) {
    if (finding.isOf(ItemKind.TOPIC)
        || finding.length() > Reading.LONGEST_NAME
        || !lexicon.mayHaveReadings(text, finding.start(), finding.end())) {
      return List.of();
    }
    return lexicon.readings(finding.surface(text));
  }

  private Optional<Finding> decide(
      String text, Finding finding, List<Reading> readings, List<Finding> all) {
    String name = finding.surface(text);
    Reading best = null;
    int most = -1;
    for (Reading reading : readings) {
      int points = points(reading, text, finding, all);
      if (reading.meaning().equals(Reading.PERSON)) {
        points += "PER".equals(finding.recognised()) ? LABELLED : 0;
        points += isNamedInFull(name, text, all) ? NAMED_IN_FULL : 0;
      }
      if (points > most) {
        best = reading;
        most = points;
      }
    }
    return as(finding, name, best, most > 0);
  }

  private Optional<Finding> as(Finding finding, String name, Reading reading, boolean evidence) {
    LinkRule rule = evidence ? LinkRule.CONTEXT : LinkRule.CATALOGUE;
    return switch (reading.meaning()) {
      case Reading.NOTHING -> Optional.empty();
      case Reading.UNCLEAR -> Optional.of(finding.as(ambiguous(finding, name), LinkRule.AMBIGUOUS));
      case Reading.PERSON -> {
        String id = Item.idOf(ItemKind.PERSON, name);
        var person = new Item(id, ItemKind.PERSON, name, null, null);
        boolean labelled = "PER".equals(finding.recognised());
        yield Optional.of(finding.as(person, labelled ? LinkRule.RECOGNISER : LinkRule.CONTEXT));
      }
      default -> Optional.of(finding.as(lexicon.item(reading.meaning()), rule));
    };
  }

  /** The item of a name that may mean several things: it has an id, and counts for none. */
  static Item ambiguous(Finding finding, String name) {
    return new Item(Item.ambiguousId(name), finding.item().kind(), name, null, null);
  }

  private static int points(Reading reading, String text, Finding finding, List<Finding> all) {
    int points = 0;
    for (String evidence : reading.evidence()) {
      boolean found =
          evidence.indexOf(':') > 0
              ? isMentioned(evidence, text, finding, all)
              : standsIn(text, evidence);
      points += found ? 1 : 0;
    }
    return points;
  }

  /** Whether an item is mentioned by another name than the one that has several meanings. */
  private static boolean isMentioned(
      String item, String text, Finding named, List<Finding> findings) {
    for (Finding other : findings) {
      if (other.item().id().equals(item)
          && !(other.length() == named.length()
              && text.regionMatches(true, other.start(), text, named.start(), named.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsIn(String text, String word) {
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      int end = i + word.length();
      if ((i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedInFull(String name, String text, List<Finding> all) {
    String word = Folding.slug(name);
    for (Finding other : all) {
      if (other.isOf(ItemKind.PERSON)) {
        PersonName person = PersonName.of(other.surface(text));
        if (person.isFull() && person.words().contains(word)) {
          return true;
        }
      }
    }
    return false;
  }
}
