package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CommonWordsTest {
  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("a", "b", "c", "d", "e", "f").list().ofMaxSize(200);
  }

  /** The table of Wagner and Fischer (1974), cell by cell. */
  private static int byTable(List<String> a, List<String> b) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        longest[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[a.size()][b.size()];
  }

  @Property(tries = 300)
  void equalTheLongestCommonSubsequenceByTheTable(
      @ForAll("words") List<String> a, @ForAll("words") List<String> b) {
    assertThat(CommonWords.inOrder(a, b)).isEqualTo(byTable(a, b));
  }

  @Property(tries = 100)
  void areAsManyOfTheSecondInTheFirstAsOfTheFirstInTheSecond(
      @ForAll("words") List<String> a, @ForAll("words") List<String> b) {
    assertThat(CommonWords.inOrder(a, b)).isEqualTo(CommonWords.inOrder(b, a));
  }

  @Example
  void keepTheirOrder() {
    assertThat(CommonWords.inOrder(List.of("x", "y", "z"), List.of("z", "x", "q", "y")))
        .isEqualTo(2);
  }
}
