package org.newsweft.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class TextNumbersTest {
  @Property(tries = 200)
  void textsAreNumberedInTheOrderInWhichTheyAreFirstMet(@ForAll List<String> texts) {
    var numbers = new TextNumbers();
    Map<UTF8String, Integer> expected = new LinkedHashMap<>();
    for (String text : texts) {
      UTF8String utf8 = UTF8String.fromString(text);
      expected.putIfAbsent(utf8, expected.size());

      assertThat(numbers.number(utf8)).isEqualTo(expected.get(utf8));
    }
    assertThat(numbers.size()).isEqualTo(expected.size());
  }

  @Test
  void moreTextsThanSlotsKeepTheirNumbers() {
    var numbers = new TextNumbers();
    IntStream.range(0, 20_000).forEach(i -> numbers.number(text(i)));

    assertThat(IntStream.range(0, 20_000).allMatch(i -> numbers.number(text(i)) == i)).isTrue();
    assertThat(numbers.text(19_999)).isEqualTo(text(19_999));
  }

  @Test
  void afterClearingNumbersBeginAnew() {
    var numbers = new TextNumbers();
    numbers.number(text(1));
    numbers.clear();

    assertThat(numbers.number(text(2))).isZero();
    assertThat(numbers.number(text(1))).isEqualTo(1);
  }

  @Test
  void aTextIsKeptWhenItsBytesAreWrittenOver() {
    byte[] bytes = {'a', 'b'};
    var numbers = new TextNumbers();
    numbers.number(UTF8String.fromBytes(bytes));
    bytes[0] = 'x';

    assertThat(numbers.text(0)).isEqualTo(UTF8String.fromString("ab"));
  }

  @Property(tries = 500)
  void theOrderIsThatOfTheBytesOfTheTexts(@ForAll("texts") List<String> texts) {
    var numbers = new TextNumbers();
    texts.forEach(text -> numbers.number(UTF8String.fromString(text)));

    assertThat(Arrays.stream(numbers.order()).mapToObj(numbers::text).map(UTF8String::clone))
        .containsExactlyElementsOf(
            texts.stream().map(UTF8String::fromString).distinct().sorted().toList());
  }

  /** Texts that share beginnings, end in zeros, or have letters beyond ASCII. */
  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("", "org:", "org:item-", "\0", "\0\0\0\0", "\u00e9", "\ud83d\ude00", "a")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts))
        .list()
        .ofMaxSize(60);
  }

  private static UTF8String text(int i) {
    return UTF8String.fromString("item-" + i);
  }
}
