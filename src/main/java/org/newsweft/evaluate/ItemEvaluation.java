package org.newsweft.evaluate;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.newsweft.text.Words;

/**
 * Runs an annotator over articles whose items are known and compares. Only items of the kinds that
 * the file uses are scored.
 *
 * @param warmUp CPU time for which it works before time is taken
 * @param mistakes how many kinds of mistakes are reported
 */
public record ItemEvaluation(Duration warmUp, int mistakes) {
  /** As the command {@code evaluate} does it: two seconds, the thirty most frequent mistakes. */
  public static final ItemEvaluation STANDARD = new ItemEvaluation(Duration.ofSeconds(2), 30);

  /** The most often that the warm-up reads all: a file of a few lines tells nothing of speed. */
  private static final int WARM_UP_READINGS = 100;

  /**
   * Compares.
   *
   * @param finders gives the job's annotation, as one that has read nothing yet
   * @param baseline a look-up of country names and demonyms; used if countries are marked
   */
  public ItemReport run(GoldItems gold, Supplier<ItemFinder> finders, ItemFinder baseline) {
    Set<String> kinds =
        gold.articles().stream()
            .flatMap(article -> article.items().stream())
            .map(ItemEvaluation::kind)
            .collect(Collectors.toSet());
    if (gold.countries()) {
      kinds.add("country");
    }
    warmUp(gold, finders);
    ItemFinder finder = finders.get();
    var clock = new CoreClock();
    var score = new SetScore();
    var simple = new SetScore();
    for (GoldItems.Article article : gold.articles()) {
      long started = CoreClock.now();
      Set<String> found = finder.find(article.text());
      clock.add(Words.count(article.text()), started);
      score.add(article.items(), ofKinds(found, kinds));
      if (gold.countries()) {
        simple.add(article.items(), ofKinds(baseline.find(article.text()), kinds));
      }
    }
    return new ItemReport(
        gold.countries() ? "countries" : "items",
        gold.articles().size(),
        ItemReport.Scores.of(score),
        gold.countries() ? Optional.of(ItemReport.Scores.of(simple)) : Optional.empty(),
        score.mistakes(mistakes),
        clock.wordsPerSecond());
  }

  private void warmUp(GoldItems gold, Supplier<ItemFinder> finders) {
    long started = CoreClock.now();
    for (int i = 0; i < WARM_UP_READINGS && CoreClock.now() - started < warmUp.toNanos(); i++) {
      ItemFinder finder = finders.get();
      for (GoldItems.Article article : gold.articles()) {
        if (CoreClock.now() - started >= warmUp.toNanos()) {
          break;
        }
        finder.find(article.text());
      }
    }
  }

  private static Set<String> ofKinds(Set<String> items, Set<String> kinds) {
    return items.stream()
        .filter(item -> kinds.contains(kind(item)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kind(String id) {
    return id.substring(0, id.indexOf(':'));
  }
}
