package org.newsweft.stories;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives each copy its story. Articles are taken in the order of publication. An article joins the
 * story of the earlier article whose text is nearest to its own, if the first article of that story
 * lies no more than the window before it; else it tries the next, or begins a story of its own.
 *
 * <p>So a story never spans more than the window, and an article joins one story and never makes
 * one of two: a digest of several texts does not draw their stories together. What story an article
 * is in depends only on articles published before it.
 *
 * <p>Holds some hundred bytes for each copy, nothing for other articles.
 */
final class StoryAssignment {
  private final int windowDays;

  /**
   * Two articles of which one is a copy of the other, or both of a third.
   *
   * @param later ordinal of the later article in the order of publication
   * @param laterDay its day, in days since 1970
   * @param earlier ordinal of the earlier article
   * @param earlierDay its day
   */
  record Link(long later, int laterDay, long earlier, int earlierDay) {}

  private record Founder(long ordinal, int day) {}

  /**
   * An assignment.
   *
   * @param windowDays days from the first article of a story to its last, at most
   */
  StoryAssignment(int windowDays) {
    this.windowDays = windowDays;
  }

  /**
   * The ordinal of the first article of its story, for each article that is not the first itself.
   *
   * @param links by their later article; of one article the nearest earlier text first
   */
  Map<Long, Long> founders(Iterator<Link> links) {
    var founders = new HashMap<Long, Founder>();
    var copies = new TreeMap<Long, Long>();
    while (links.hasNext()) {
      Link link = links.next();
      Founder founder =
          founders.getOrDefault(link.earlier(), new Founder(link.earlier(), link.earlierDay()));
      boolean inWindow = founder.day() >= link.laterDay() - windowDays;
      if (inWindow && !copies.containsKey(link.later())) {
        founders.put(link.later(), founder);
        copies.put(link.later(), founder.ordinal());
      }
    }
    return copies;
  }
}
