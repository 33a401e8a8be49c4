package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.newsweft.text.Sentences;

final class QuotesTest {
  /** The mention of a word, its sentence found by the splitter of the annotator. */
  private static Quotes.Mention mention(String text, int item, String word) {
    int start = text.indexOf(word);
    var sentences = new Sentences();
    sentences.split(text);
    int sentence = 0;
    while (sentence + 1 < sentences.count() && sentences.start(sentence + 1) <= start) {
      sentence++;
    }
    int first = text.codePointCount(0, start);
    return new Quotes.Mention(item, sentence, first, first + word.codePointCount(0, word.length()));
  }

  private static List<String> texts(List<Quotes.Quote> quotes) {
    return quotes.stream().map(Quotes.Quote::text).toList();
  }

  @Test
  void aSentenceWithTwoItemsIsQuotedAndOneWithNoneIsNot() {
    String text = "Nothing here. Kazakhstan asked the UN. Nor here.";
    List<Quotes.Quote> quotes =
        Quotes.of(text, List.of(mention(text, 1, "UN"), mention(text, 0, "Kazakhstan")));
    assertThat(quotes)
        .containsExactly(
            new Quotes.Quote(
                1,
                "Kazakhstan asked the UN.",
                false,
                List.of(new Quotes.Mark(0, 0, 10), new Quotes.Mark(1, 21, 23))));
  }

  @Test
  void anItemThatStandsAloneIsQuotedOnceWhereItComesFirst() {
    String text = "Kazakhstan spoke. The river froze. Astana listened. Kazakhstan left.";
    var mentions =
        List.of(
            mention(text, 0, "Kazakhstan spoke"),
            mention(text, 1, "river"),
            new Quotes.Mention(0, 3, 52, 62));
    assertThat(texts(Quotes.of(text, mentions)))
        .containsExactly("Kazakhstan spoke.", "The river froze.");
  }

  @Test
  void marksCountUtf16UnitsAfterCharactersOutsideTheBasicPlane() {
    String text = "\uD83D\uDE00\uD83D\uDE00 Kazakhstan met \uD83D\uDE00 UN.";
    List<Quotes.Quote> quotes =
        Quotes.of(text, List.of(mention(text, 0, "Kazakhstan"), mention(text, 1, "UN")));
    assertThat(quotes.get(0).marks())
        .extracting(m -> quotes.get(0).text().substring(m.start(), m.end()))
        .containsExactly("Kazakhstan", "UN");
  }

  @Test
  void aSentenceOfExcessiveLengthIsCutBetweenCharacters() {
    String text = "Kazakhstan " + "\uD83D\uDE00".repeat(2_000) + " met the UN.";
    Quotes.Quote quote =
        Quotes.of(text, List.of(mention(text, 0, "Kazakhstan"), mention(text, 1, "UN"))).get(0);
    assertThat(quote.cut()).isTrue();
    assertThat(quote.text()).hasSize(Quotes.MAX_CHARS - 1);
    assertThat(quote.text()).endsWith("\uD83D\uDE00");
    assertThat(quote.marks()).containsExactly(new Quotes.Mark(0, 0, 10));
  }

  @Property
  void everyItemIsMarkedInAQuoteAndEveryMarkIsItsMention(
      @ForAll("articles") List<List<Integer>> article) {
    var text = new StringBuilder();
    var mentions = new ArrayList<Quotes.Mention>();
    for (int s = 0; s < article.size(); s++) {
      text.append(s == 0 ? "There" : " There");
      for (int item : article.get(s)) {
        text.append(" is ");
        mentions.add(
            new Quotes.Mention(item, s, text.length(), text.length() + ("Item" + item).length()));
        text.append("Item").append(item);
      }
      text.append(" today.");
    }
    var shown = new HashSet<Integer>();
    for (Quotes.Quote quote : Quotes.of(text.toString(), mentions)) {
      for (Quotes.Mark mark : quote.marks()) {
        assertThat(quote.text().substring(mark.start(), mark.end()))
            .isEqualTo("Item" + mark.item());
        shown.add(mark.item());
      }
      assertThat(quote.marks()).hasSize(article.get(quote.sentence()).size());
    }
    var all = new HashSet<Integer>();
    article.forEach(all::addAll);
    assertThat(shown).isEqualTo(all);
    long together = article.stream().filter(s -> new HashSet<>(s).size() > 1).count();
    assertThat(
            Quotes.of(text.toString(), mentions).stream()
                .filter(q -> q.marks().stream().map(Quotes.Mark::item).distinct().count() > 1)
                .count())
        .isEqualTo(together);
  }

  @Provide
  Arbitrary<List<List<Integer>>> articles() {
    return Arbitraries.integers().between(0, 4).list().ofMaxSize(3).list().ofMaxSize(6);
  }
}
