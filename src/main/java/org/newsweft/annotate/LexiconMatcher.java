package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.newsweft.annotate.Lexicon.Entry;
import org.newsweft.items.SpellingKey;
import org.newsweft.items.SpellingKey.Capitals;
import org.newsweft.text.Tokens;

/**
 * Finds the spellings of a lexicon in a sentence.
 *
 * <p>At each word the longest spelling that fits is a candidate; of candidates that overlap the
 * longest stays, the first of two of one length. A phrase that only blocks takes part in that
 * contest and is then left out. Keeps buffers for reuse, so not for use by several threads.
 */
final class LexiconMatcher {
  /** Acronyms that are everyday words: in a sentence all in capitals nothing tells them apart. */
  private static final Set<String> WORDS_TOO =
      Set.of(
          "US", "WHO", "IT", "IS", "AS", "AM", "AN", "ON", "OR", "IN", "AT", "SO", "ACT", "AIDS");

  /** Part of a sentence in words, where a token takes no part in comparisons. */
  private static final int IGNORED = -2;

  private final Lexicon lexicon;
  private final Tokens tokens = new Tokens();
  private int[] words = new int[256];

  LexiconMatcher(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The matches in {@code text} between two offsets, in order of their place, without overlaps. */
  List<Finding> match(String text, int from, int to) {
    tokens.tokenize(text, from, to);
    int count = tokens.count();
    if (words.length < count) {
      words = new int[2 * count];
    }
    for (int t = 0; t < count; t++) {
      int start = tokens.start(t);
      boolean ignored =
          tokens.end(t) == start + 1 && SpellingKey.isIgnored(text.substring(start, start + 1));
      words[t] = ignored ? IGNORED : lexicon.word(text, start, tokens.end(t));
    }
    var candidates = new ArrayList<Finding>();
    for (int t = 0; t < count; t++) {
      if (words[t] >= 0) {
        Finding candidate = longestAt(text, t, count);
        if (candidate != null) {
          candidates.add(candidate);
        }
      }
    }
    List<Finding> settled = Findings.withoutOverlaps(candidates);
    settled.removeIf(finding -> finding.item() == null);
    return settled;
  }

  private Finding longestAt(String text, int first, int count) {
    Finding longest = null;
    int node = 0;
    for (int t = first; t < count; t++) {
      if (words[t] == IGNORED) {
        continue;
      }
      node = words[t] < 0 ? Lexicon.NONE : lexicon.next(node, words[t]);
      if (node < 0) {
        break;
      }
      Entry[] ending = lexicon.entries(node);
      if (ending != null) {
        for (Entry entry : ending) {
          if (fits(text, entry, first, t, count)) {
            longest = Finding.ofLexicon(tokens.start(first), tokens.end(t), entry.spelling.item());
            break;
          }
        }
      }
    }
    return longest;
  }

  private boolean fits(String text, Entry entry, int first, int last, int count) {
    int word = 0;
    for (int t = first; t <= last; t++) {
      if (words[t] != IGNORED && !hasCapitals(text, t, entry.capitals[word++])) {
        return false;
      }
    }
    if (first == last
        && entry.capitals[0] == Capitals.ALL
        && WORDS_TOO.contains(entry.spelling.text())
        && allCapitals(text, count)) {
      return false;
    }
    return entry.company.length == 0 || hasCompany(entry.company, first, last, count);
  }

  private boolean hasCapitals(String text, int token, Capitals capitals) {
    return switch (capitals) {
      case ANY -> true;
      case FIRST -> !Character.isLowerCase(text.codePointAt(tokens.start(token)));
      case ALL -> {
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
          if (Character.isLowerCase(text.charAt(i))) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  private boolean hasCompany(int[][] company, int first, int last, int count) {
    for (int t = 0; t < count; t++) {
      if (t < first || t > last) {
        for (int[] phrase : company) {
          if (standsAt(t, phrase, count)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean standsAt(int token, int[] phrase, int count) {
    int t = token;
    for (int word : phrase) {
      while (t < count && words[t] == IGNORED) {
        t++;
      }
      if (t == count || words[t++] != word) {
        return false;
      }
    }
    return true;
  }

  private boolean allCapitals(String text, int count) {
    for (int i = tokens.start(0); i < tokens.end(count - 1); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return count > 1;
  }
}
