package org.newsweft;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts for property tests: pieces that break naive code, in any order. */
public final class RandomTexts {
  /** Words and signs, each of which has some catch. */
  private static final List<String> PIECES =
      List.of(
          // Plain words and names.
          "water",
          "Kazakhstan",
          "the",
          "The",
          "said",
          "Astana",
          "UN",
          "IRAN",
          "Kazakh",
          // Abbreviations, initials and numbers.
          "U.S.",
          "U.N",
          "Mr.",
          "No.",
          "4",
          "3.5",
          "1,000",
          "a.m.",
          "J.",
          "e.g.",
          "Inc.",
          "1.",
          // Signs that end, open and close.
          ".",
          "!",
          "?",
          "…",
          "...",
          "。",
          "\"",
          "“",
          "”",
          "‘",
          "’",
          "'",
          "(",
          ")",
          "«",
          "「",
          "」",
          // Endings, hyphens, dashes, bullets.
          "'s",
          "’s",
          "-",
          "–",
          " – ",
          " -- ",
          "•",
          "&",
          ",",
          ";",
          ":",
          "\n- ",
          "\n2. ",
          // Blanks of every kind.
          " ",
          " ",
          " ",
          " ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\u00a0",
          "\u2009",
          "\u3000",
          // Characters beyond the BMP, joined emoji, flags, variation selectors.
          "😀",
          "👩‍🚀",
          "🇰🇿",
          "❤️",
          "𝒜",
          "𠀀",
          // Letters with combining accents, letters that lower case or folding makes longer.
          "e\u0301",
          "Côte",
          "Co\u0302te",
          "İ",
          "ß",
          "Œuvre",
          // Other scripts.
          "الماء",
          "Астана",
          "水",
          "中国",
          "हिन्दी",
          "한국",
          // Characters that show nothing.
          "\u200b",
          "\u200d",
          "\u00ad",
          "\ufeff");

  private RandomTexts() {}

  /** Texts of up to forty pieces; the empty one among them. */
  public static Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  /** Any strings at all, with lone surrogates among them. */
  public static Arbitrary<String> anything() {
    return Arbitraries.strings().all().ofMaxLength(30);
  }
}
