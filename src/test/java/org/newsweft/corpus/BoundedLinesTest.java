package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  /** The lines that begin in a range, each as {@code number:line}. */
  private static List<String> lines(String text, int start, int end, long first, int maxBytes)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, start - 1);
    var in = new ByteArrayInputStream(bytes, from, bytes.length - from);
    var found = new ArrayList<String>();
    try (var lines = new BoundedLines(in, start, end, first, maxBytes)) {
      while (lines.next()) {
        String line = new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8);
        found.add(lines.number() + ":" + line + (lines.overlong() ? "+" + lines.size() : ""));
      }
    }
    return found;
  }

  private static List<String> naive(String text) {
    var found = new ArrayList<String>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean afterTheEnd = i == lines.length - 1 && lines[i].isEmpty();
      if (!afterTheEnd) {
        String line =
            lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
        found.add((i + 1) + ":" + line);
      }
    }
    return found;
  }

  @Property(tries = 1000)
  void theRangesOfATextTogetherHaveItsLinesWithTheirNumbers(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int splitBytes)
      throws IOException {
    var found = new ArrayList<String>();
    for (int start = 0; start < text.length(); start += splitBytes) {
      int lineFeedsBefore =
          (int) text.substring(0, Math.max(0, start - 1)).chars().filter(c -> c == '\n').count();
      int first = start == 0 ? 1 : lineFeedsBefore + 2;
      int end = Math.min(text.length(), start + splitBytes);
      found.addAll(lines(text, start, end, first, 100));
    }
    assertThat(found).isEqualTo(naive(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\r\n\n").ofMaxLength(40);
  }

  @Test
  void ofALongLineTheBeginningIsHeldAndTheSizeKnown() throws IOException {
    String text = "short\n" + "x".repeat(200_000) + "\nshort again\n";
    assertThat(lines(text, 0, text.length(), 1, 8))
        .containsExactly("1:short", "2:xxxxxxxx+200000", "3:short ag+11");
  }

  @Test
  void aLineOfExactlyTheBoundIsWhole() throws IOException {
    assertThat(lines("12345678\n1234567\r\n", 0, 18, 1, 8))
        .containsExactly("1:12345678", "2:1234567");
  }
}
