package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Settles what several finders say of one text. */
final class Findings {
  /** The longest first; of two of one length the lexicon's, then the first in the text. */
  private static final Comparator<Finding> PRECEDENCE =
      Comparator.comparingInt(Finding::length)
          .reversed()
          .thenComparing(finding -> !finding.annotator().equals(Mention.LEXICON))
          .thenComparingInt(Finding::start);

  private Findings() {}

  /**
   * The findings that stay when each gives way to a longer one that it overlaps, in order of their
   * place. The longest is kept first, then the next that overlaps none of those kept, and so on.
   *
   * @param findings in order of their start
   */
  static List<Finding> withoutOverlaps(List<Finding> findings) {
    var kept = new ArrayList<Finding>(findings.size());
    int i = 0;
    while (i < findings.size()) {
      // Overlaps chain: [from, i) becomes a run of findings each of which touches an earlier one.
      int from = i;
      int reach = findings.get(i).end();
      i++;
      while (i < findings.size() && findings.get(i).start() < reach) {
        reach = Math.max(reach, findings.get(i).end());
        i++;
      }
      if (i - from == 1) {
        kept.add(findings.get(from));
      } else {
        kept.addAll(settleRun(findings.subList(from, i)));
      }
    }
    return kept;
  }

  private static List<Finding> settleRun(List<Finding> run) {
    var kept = new ArrayList<Finding>();
    for (Finding finding : run.stream().sorted(PRECEDENCE).toList()) {
      if (kept.stream().noneMatch(finding::overlaps)) {
        kept.add(finding);
      }
    }
    kept.sort(Comparator.comparingInt(Finding::start));
    return kept;
  }
}
