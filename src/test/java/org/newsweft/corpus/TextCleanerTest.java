package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.config.UserError;
import org.newsweft.text.Words;

class TextCleanerTest {
  private static final TextCleaner CLEANER = new TextCleaner(List.of());

  private static String removing(String text, String... patterns) {
    return new TextCleaner(List.of(patterns).stream().map(Pattern::compile).toList()).text(text);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "AT&amp;T, AT&T",
    "&lt;b&gt;, <b>",
    "&amp;lt;, &lt;",
    "&amp;amp;amp;, &amp;amp;",
    "caf&eacute;, café",
    "&ldquo;a&rdquo; &ndash; &hellip;, “a” – …",
    "it&apos;s it&#39;s it&#x27;s, it's it's it's",
    "&#128512;&#x1F600;, 😀😀",
    // Authors wrote windows-1252 numbers, and browsers read them so.
    "don&#146;t, don’t",
    "&#150;, –",
    "R&D Q&A; &nosuch; &#; &#xZZ; & &amp, R&D Q&A; &nosuch; &#; &#xZZ; & &amp",
    "&#1114112; &#99999999; &#x110000;, &#1114112; &#99999999; &#x110000;",
    "&Aacute;&aacute;, Áá"
  })
  void entitiesAreDecodedOnce(String raw, String clean) {
    assertThat(CLEANER.text(raw)).isEqualTo(clean);
  }

  @Test
  void anEntityForNothingVisibleIsRemovedLikeTheCharacterItself() {
    assertThat(CLEANER.text("a&#0;b&#xD800;c&shy;d&#8203;e")).isEqualTo("abcde");
  }

  @Test
  void everyLineEndBecomesALineFeed() {
    assertThat(CLEANER.text("a\r\nb\rc\u0085d\u2028e\ff\u000Bg\u2029h"))
        .isEqualTo("a\nb\nc\nd\ne\nf\ng\n\nh");
  }

  @Test
  void controlCharactersButTheTabAreRemoved() {
    assertThat(CLEANER.text("a\u0000b\u0007c\u001Bd\u007Fe\u0080f\u009Fg\th"))
        .isEqualTo("abcdefg\th");
  }

  @Test
  void zeroWidthCharactersAndSoftHyphensAreRemoved() {
    assertThat(CLEANER.text("\uFEFFAs\u00ADta\u200Bna\u2060")).isEqualTo("Astana");
  }

  @Test
  void joinersOfEmojiAndScriptsStay() {
    String text = "👩\u200D🔬 می\u200Cخواهم";
    assertThat(CLEANER.text(text)).isEqualTo(text);
  }

  @Test
  void halvesOfSurrogatePairsAreRemoved() {
    assertThat(CLEANER.text("a\uD83Db\uDE00c😀d\uD83D")).isEqualTo("abc😀d");
  }

  @Test
  void noBreakSpacesStay() {
    assertThat(CLEANER.text("100\u00A0km 5\u202F%")).isEqualTo("100\u00A0km 5\u202F%");
  }

  @Test
  void theTextIsInNormalFormC() {
    assertThat(CLEANER.text("Cafe\u0301 \u212B")).isEqualTo("Café Å");
  }

  @Test
  void aCombiningAccentThatAnInvisibleCharacterDividedFromItsLetterIsComposed() {
    assertThat(CLEANER.text("e\u200B\u0301")).isEqualTo("é");
  }

  @Test
  void blanksAtLineEndsAndFurtherEmptyLinesAreRemoved() {
    assertThat(CLEANER.text("\n\n a  \t\n \n\t\n\nb\n c \n")).isEqualTo("a\n\nb\n c");
  }

  @Test
  void whatAPatternMatchesIsRemovedAndTheRestIsTidy() {
    assertThat(removing("By A. Writer\n\nTalks began. (Reuters)", "(?m)^By .*$", "\\s*\\(\\w+\\)$"))
        .isEqualTo("Talks began.");
  }

  @Test
  void patternsSeeTheCleanedText() {
    assertThat(removing("a&nbsp;(AT&amp;T)", "\u00A0\\(AT&T\\)")).isEqualTo("a");
  }

  @Test
  void aPatternThatRunsOutOfStackIsNamed() {
    assertThatThrownBy(() -> removing("ab".repeat(200_000), "(a|b)*c"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "input.remove_patterns: \"(a|b)*c\" runs out of stack on a text of 400000 characters;"
                + " write its repeated groups without alternatives, or possessive (*+)");
  }

  @Test
  void aTitleIsOneLine() {
    assertThat(TextCleaner.title(" Water &amp;\r\n\tEnergy \n")).isEqualTo("Water & Energy");
  }

  @Test
  void anAddressKeepsItsEntities() {
    assertThat(TextCleaner.value(" https://example.org/?a=1&amp;b=2\n"))
        .isEqualTo("https://example.org/?a=1&amp;b=2");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', 0",
    "' – … -- ! ', 0",
    "Water is short., 3",
    "don’t stop, 2",
    "'a–b c,d', 2",
    "'5 % of 3', 3",
    "'вода 水 ماء', 3",
    "'𝔘𝔫𝔦 😀', 1"
  })
  void aWordIsATokenWithALetterOrADigit(String text, int words) {
    assertThat(Words.count(text)).isEqualTo(words);
  }

  @Test
  void aNoBreakSpaceDividesWords() {
    assertThat(Words.count("100\u00A0km")).isEqualTo(2);
  }

  @Property(tries = 1000)
  void aCleanTextIsLeftAsItIs(@ForAll("oddTexts") String raw) {
    String clean = CLEANER.text(raw);
    assertThat(CLEANER.text(clean)).isEqualTo(clean);
  }

  @Property(tries = 1000)
  void aCleanTextHoldsNothingThatIsToBeRemoved(@ForAll("oddTexts") String raw) {
    String clean = CLEANER.text(raw);
    assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
    assertThat(clean)
        .isEqualTo(clean.strip())
        .doesNotContain("\n\n\n", " \n", "\t\n", "\r", "\u200B", "\uFEFF", "\u2060", "\u00AD");
    assertThat(clean.codePoints())
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  @Property(tries = 1000)
  void noLetterIsLost(@ForAll("oddTexts") String raw) {
    String whole = Normalizer.normalize(raw, Normalizer.Form.NFD);
    String clean = Normalizer.normalize(CLEANER.text(raw), Normalizer.Form.NFD);
    assertThat(clean.codePoints().filter(Character::isLetterOrDigit).toArray())
        .isEqualTo(whole.codePoints().filter(Character::isLetterOrDigit).toArray());
  }

  /** Few characters, most of them trouble, so that they meet. */
  @Provide
  Arbitrary<String> oddTexts() {
    return Arbitraries.of(
            "a",
            "Z",
            "é",
            "e\u0301",
            "\u0301",
            " ",
            "\n",
            "\t",
            "\r",
            "\u00A0",
            "\u00AD",
            "\u200B",
            "\u200D",
            "\uFEFF",
            "\u2028",
            "\u2029",
            "\u0000",
            "\u0085",
            "😀",
            "\uD83D",
            "\uDE00",
            "한",
            "\u1112\u1161\u11AB",
            "؟",
            "-")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
