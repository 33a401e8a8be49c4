package org.newsweft.corpus;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.translate.EntityArrays;
import org.newsweft.config.UserError;

/**
 * Makes one form of text out of the many in which news comes.
 *
 * <ol>
 *   <li>HTML entities are decoded, once; what comes out is not decoded again.
 *   <li>Line ends of every kind become LF. Other control characters but the tab, zero-width
 *       characters that carry no meaning (U+200B, U+FEFF, U+2060), soft hyphens and halves of
 *       surrogate pairs are removed. Joiners (U+200C, U+200D), which emoji and several scripts
 *       need, and no-break spaces stay.
 *   <li>Unicode normal form C.
 *   <li>What the patterns match is removed.
 *   <li>Blanks at the end of a line are removed, more than one empty line becomes one, and the ends
 *       of the text are trimmed.
 * </ol>
 *
 * @param removePatterns what they match is taken out of a text, in this order; titles keep it
 */
record TextCleaner(List<Pattern> removePatterns) implements Serializable {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");

  /** What browsers read for the numbers 128 to 159: windows-1252, which authors meant. */
  private static final String WINDOWS_1252 =
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

  /** What each named entity stands for, {@literal &} and semicolon included in the name. */
  private static final Map<String, String> ENTITIES =
      Stream.of(
              EntityArrays.BASIC_UNESCAPE,
              EntityArrays.APOS_UNESCAPE,
              EntityArrays.ISO8859_1_UNESCAPE,
              EntityArrays.HTML40_EXTENDED_UNESCAPE)
          .flatMap(entities -> entities.entrySet().stream())
          .collect(
              Collectors.toUnmodifiableMap(
                  e -> e.getKey().toString(), e -> e.getValue().toString()));

  /** A text of any number of paragraphs. */
  String text(String raw) {
    String text = normalize(raw);
    if (removePatterns.isEmpty()) {
      return tidy(text);
    }
    for (Pattern pattern : removePatterns) {
      try {
        text = pattern.matcher(text).replaceAll("");
      } catch (StackOverflowError e) {
        throw new UserError(tooCostly("input.remove_patterns", pattern, text), e);
      }
    }
    return tidy(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  static String tooCostly(String key, Pattern pattern, String text) {
    return "%s: \"%s\" runs out of stack on a text of %d characters; write its repeated groups without alternatives, or possessive (*+)"
        .formatted(key, pattern, text.length());
  }

  /** A title: like a text, but on one line. */
  static String title(String raw) {
    return oneLine(normalize(raw));
  }

  /** An id, an address, a code: entities are left alone. */
  static String value(String raw) {
    return oneLine(removeInvisible(raw));
  }

  private static String normalize(String raw) {
    String text = removeInvisible(decodeEntities(raw));
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[ \t\n]+", " ").strip();
  }

  static String decodeEntities(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher matcher = ENTITY.matcher(text);
    var decoded = new StringBuilder();
    while (matcher.find()) {
      String character = character(matcher);
      matcher.appendReplacement(
          decoded, Matcher.quoteReplacement(character == null ? matcher.group() : character));
    }
    return matcher.appendTail(decoded).toString();
  }

  /** What an entity stands for; null if nothing. */
  private static String character(Matcher entity) {
    if (entity.group(3) != null) {
      return ENTITIES.get(entity.group());
    }
    int number =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    if (number >= 0x80 && number <= 0x9F) {
      return WINDOWS_1252.substring(number - 0x80, number - 0x80 + 1);
    }
    return Character.isValidCodePoint(number) ? Character.toString(number) : null;
  }

  private static String removeInvisible(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    var kept = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        kept.append(c);
        continue;
      }
      switch (c) {
        case '\r' -> {
          if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            kept.append('\n');
          }
        }
        // Form feed, vertical tab, next line, line separator: left out, they would join words.
        case '\f', '\u000B', '\u0085', '\u2028' -> kept.append('\n');
        case '\u2029' -> kept.append("\n\n");
        case '\u200B', '\uFEFF', '\u2060', '\u00AD' -> {}
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            kept.append(c).append(text.charAt(++i));
          } else if (!Character.isISOControl(c) && !Character.isSurrogate(c)) {
            kept.append(c);
          }
        }
      }
    }
    return kept.toString();
  }

  /** Whether a character is surely kept as it is. */
  private static boolean isPlain(char c) {
    return c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F) || (c > 0xAD && c < 0x2000);
  }

  private static String tidy(String text) {
    var tidy = new StringBuilder(text.length());
    int breaks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        int end = tidy.length();
        while (end > 0 && (tidy.charAt(end - 1) == ' ' || tidy.charAt(end - 1) == '\t')) {
          end--;
        }
        tidy.setLength(end);
        breaks = end > 0 && tidy.charAt(end - 1) == '\n' ? breaks + 1 : 1;
        if (breaks <= 2) {
          tidy.append(c);
        }
      } else {
        tidy.append(c);
      }
    }
    return tidy.toString().strip();
  }
}
