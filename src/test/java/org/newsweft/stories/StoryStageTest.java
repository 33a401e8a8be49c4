package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;
import org.newsweft.stories.Stories.Article;

/** The stage as a whole, over invented texts. */
final class StoryStageTest {
  private static final int WINDOW_DAYS = 7;
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

  /** Articles of 80 stories, each with a copy by every recipe, and 200 articles without copies. */
  private static final List<Article> EDITED = edited();

  private static Map<String, String> found;

  private static List<Article> edited() {
    var editor = new SeededEditor(3, InventedTexts.text(0, 20_000));
    var random = new Random(4);
    var articles = new ArrayList<Article>();
    for (int i = 0; i < 280; i++) {
      String id = "article-%03d".formatted(i);
      LocalDate day = DAY.plusDays(random.nextInt(60));
      String text = InventedTexts.text(1000 + i, 150 + random.nextInt(450));
      articles.add(new Article(id, day, text));
      for (int r = 0; i < 80 && r < SeededEditor.RECIPES.size(); r++) {
        LocalDate later = day.plusDays(random.nextInt(WINDOW_DAYS));
        articles.add(
            new Article(id + "!" + r, later, editor.edit(text, SeededEditor.RECIPES.get(r))));
      }
    }
    return articles;
  }

  @BeforeAll
  static void groupThem() {
    found = Stories.copies(EDITED, WINDOW_DAYS);
  }

  @Test
  void nineteenOfTwentyEditedCopiesAreFoundAndHardlyAnythingElse() {
    Stories.Score score = Stories.score(EDITED, found);
    assertThat(score.precision()).as("%s", score).isGreaterThanOrEqualTo(0.98);
    assertThat(score.recall()).as("%s", score).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void aStoryIsCalledAfterItsEarliestArticle() {
    Map<String, Article> byId = new HashMap<>();
    EDITED.forEach(a -> byId.put(a.id(), a));
    found.forEach(
        (copy, story) -> {
          assertThat(byId.get(story).published()).isBeforeOrEqualTo(byId.get(copy).published());
          assertThat(found).doesNotContainKey(story);
          assertThat(byId.get(story).published().plusDays(WINDOW_DAYS))
              .isAfterOrEqualTo(byId.get(copy).published());
        });
  }

  @Test
  void theOrderOfArrivalAndThePartitionsChangeNothing() {
    String before = TestSpark.session().conf().get("spark.sql.shuffle.partitions");
    try {
      for (int seed = 1; seed <= 3; seed++) {
        TestSpark.session().conf().set("spark.sql.shuffle.partitions", 2 * seed - 1);
        var shuffled = new ArrayList<>(EDITED);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Stories.copies(Stories.rows(shuffled).repartition(seed), WINDOW_DAYS))
            .isEqualTo(found);
      }
    } finally {
      TestSpark.session().conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  @Test
  void articlesThatArriveAndArePublishedLaterChangeNoStory() {
    LocalDate last = DAY.plusDays(30);
    List<Article> early = EDITED.stream().filter(a -> !a.published().isAfter(last)).toList();
    var expected = new TreeMap<>(found);
    expected.keySet().removeIf(id -> early.stream().noneMatch(a -> a.id().equals(id)));
    assertThat(Stories.copies(early, WINDOW_DAYS)).isEqualTo(expected);
  }

  @Test
  void anEarlierCopyThatArrivesLateGivesTheStoryItsId() {
    String text = InventedTexts.text(1, 300);
    var late = new Article("z-late", DAY.minusDays(2), text + "\n\nA last line.");
    var known =
        List.of(new Article("a", DAY, text), new Article("b", DAY.plusDays(1), text + " x"));
    assertThat(Stories.copies(known, WINDOW_DAYS)).isEqualTo(Map.of("b", "a"));
    var all = new ArrayList<>(known);
    all.add(late);
    assertThat(Stories.copies(all, WINDOW_DAYS)).isEqualTo(Map.of("a", "z-late", "b", "z-late"));
  }

  @Test
  void aCopyAfterTheWindowIsAStoryOfItsOwn() {
    String text = InventedTexts.text(1, 300);
    var articles =
        List.of(new Article("a", DAY, text), new Article("b", DAY.plusDays(8), text + " More."));
    assertThat(Stories.copies(articles, WINDOW_DAYS)).isEmpty();
    assertThat(Stories.copies(articles, 8)).isEqualTo(Map.of("b", "a"));
  }

  @Test
  void manyReportsOfOneFormAreManyEvents() {
    var random = new Random(9);
    var articles = new ArrayList<Article>();
    for (int i = 0; i < 40; i++) {
      String place = InventedTexts.text(i, 1).replaceAll("[^A-Za-z ]", "").split(" ", -1)[0] + i;
      String report =
          "A magnitude %d.%d earthquake strikes %s at a depth of %d kilometres, killing %d people and injuring %d others, the national office of seismology reports."
              .formatted(
                  5 + i % 3, i % 10, place, 10 + i, 2 + random.nextInt(90), random.nextInt(900));
      articles.add(new Article("quake-%02d".formatted(i), DAY.plusDays(i), report));
    }
    assertThat(Stories.copies(articles, WINDOW_DAYS)).isEmpty();
  }

  @Test
  void aDigestOfTwoStoriesDrawsThemNotTogether() {
    String one = InventedTexts.text(1, 300);
    String two = InventedTexts.text(2, 250);
    var articles =
        List.of(
            new Article("one", DAY, one),
            new Article("one!", DAY.plusDays(1), one + "\n\nMore."),
            new Article("two", DAY, two),
            new Article("two!", DAY.plusDays(3), two + "\n\nMore."),
            new Article("digest", DAY.plusDays(2), one + "\n\n" + two));
    assertThat(Stories.copies(articles, WINDOW_DAYS))
        .isEqualTo(Map.of("one!", "one", "digest", "one", "two!", "two"));
  }

  @Test
  void textsWithoutWordsAreStoriesOfTheirOwn() {
    assertThat(
            Stories.copies(
                List.of(new Article("a", DAY, "–"), new Article("b", DAY, "")), WINDOW_DAYS))
        .isEmpty();
    assertThat(Stories.copies(List.of(), WINDOW_DAYS)).isEmpty();
  }
}
