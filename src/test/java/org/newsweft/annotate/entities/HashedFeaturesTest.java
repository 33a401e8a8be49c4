package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of {@code features_of} in {@code entity_model/fast.py}. */
class HashedFeaturesTest {
  private static final int[] ROWS = {60_013, 20_011, 20_011, 4_001, 30_011};

  @ParameterizedTest
  @CsvSource({
    "Kazakhstan, 39137 15363 11375 2059 1653 12704 1837 3846 23698 9552",
    "Nur, 52414 48888 4638 6891 18660 3620 3719 8 18115 7265",
    "Türkiye, 29133 45864 18599 19238 5914 10958 1837 3846 22974 14796",
    "İstanbul, 53907 14365 16233 12390 10088 18803 1837 3846 9198 9820",
    "ΟΔΥΣΣΕΥΣ, 23034 27532 17455 14167 15766 3003 2890 119 25682 9007",
    "'1,000', 49462 46122 14368 19817 2818 15069 2175 2309 8139 7327",
    "U.S., 35400 12942 8410 318 11049 18432 261 587 14025 1721",
    "McDonald, 16643 27725 12691 1091 18462 14512 1266 2529 14056 2322",
    "東京, 56530 50407 12270 14265 7157 11305 3647 2277 13883 28858",
    "😀, 39422 34390 7940 19189 3235 15621 2955 3322 23177 9715",
    "한국, 41660 50079 17429 2724 16392 16818 734 2617 3686 26770",
    "ẞ, 23850 49154 12387 6948 8558 17342 259 252 23665 3288",
    "a, 49439 14761 12308 11611 9227 342 1987 1163 23218 14748",
    "Łódź, 35246 46395 15042 3035 6212 15371 746 888 7463 4878"
  })
  void theRowsAreThoseOfTheTraining(String word, String rows) {
    int[] numbers = new int[HashedFeatures.COUNT];

    new HashedFeatures(ROWS).of(WordForms.withoutAccents(word), numbers);

    assertThat(numbers)
        .containsExactly(Arrays.stream(rows.split(" ", -1)).mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void theHashIsThatOfTheTraining() {
    assertThat(HashedFeatures.hash("wkazakhstan")).isEqualTo(0x327ba7ee3ef7d924L);
    assertThat(HashedFeatures.hash("")).isEqualTo(0x8570e254d5cb36d5L);
  }
}
