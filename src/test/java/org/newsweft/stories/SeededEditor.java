package org.newsweft.stories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes the copies of an article that other outlets print, with what they do to it. The same seed
 * gives the same copies.
 */
final class SeededEditor {
  /** What an editor does to a text. */
  enum Edit {
    /** A new first paragraph stands before the text. */
    NEW_LEAD,
    /** The first paragraph, where texts have their headline, is another. */
    CHANGED_TITLE,
    /** Between a quarter and a half of the text is cut, paragraph by paragraph. */
    CUT_PARAGRAPHS,
    /** What stands in quotation marks is something else; without any, one sentence in six. */
    OTHER_QUOTES,
    /** Three words in ten are others, wherever they stand, names and numbers among them. */
    CHANGED_WORDS
  }

  /** Every edit alone, and combinations of two or three. */
  static final List<List<Edit>> RECIPES =
      List.of(
          List.of(Edit.CUT_PARAGRAPHS),
          List.of(Edit.NEW_LEAD),
          List.of(Edit.CHANGED_TITLE),
          List.of(Edit.OTHER_QUOTES),
          List.of(Edit.CHANGED_WORDS),
          List.of(Edit.CUT_PARAGRAPHS, Edit.NEW_LEAD),
          List.of(Edit.CHANGED_TITLE, Edit.OTHER_QUOTES),
          List.of(Edit.CUT_PARAGRAPHS, Edit.CHANGED_WORDS),
          List.of(Edit.NEW_LEAD, Edit.OTHER_QUOTES, Edit.CUT_PARAGRAPHS),
          List.of(Edit.CHANGED_TITLE, Edit.NEW_LEAD, Edit.CHANGED_WORDS));

  /** More than a light edit: about a quarter of the text is left as it was. */
  static final List<Edit> REWRITTEN =
      List.of(Edit.CHANGED_TITLE, Edit.CUT_PARAGRAPHS, Edit.NEW_LEAD, Edit.CHANGED_WORDS);

  private static final Pattern QUOTE = Pattern.compile("[“\"][^”\"\\n]{20,}[”\"]");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?][”\"]?)\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Random random;
  private final String[] vocabulary;

  /**
   * An editor.
   *
   * @param vocabulary running text whose words are put in, so that common ones come often
   */
  SeededEditor(long seed, String vocabulary) {
    random = new Random(seed);
    this.vocabulary = vocabulary.split("\\s+");
  }

  /** Applies edits one after the other. */
  String edit(String text, List<Edit> edits) {
    String edited = text;
    for (Edit edit : edits) {
      edited =
          switch (edit) {
            case NEW_LEAD -> words(20 + random.nextInt(20)) + ".\n\n" + edited;
            case CHANGED_TITLE -> changedTitle(edited);
            case CUT_PARAGRAPHS -> cut(edited);
            case OTHER_QUOTES -> otherQuotes(edited);
            case CHANGED_WORDS -> changedWords(edited, 0.3);
          };
    }
    return edited;
  }

  private String changedTitle(String text) {
    int end = text.indexOf("\n\n");
    return words(6 + random.nextInt(6)) + (end < 0 ? "\n\n" + text : text.substring(end));
  }

  private String cut(String text) {
    boolean paragraphs = text.split("\n\n+").length >= 6;
    var parts =
        new ArrayList<>(
            Arrays.asList(paragraphs ? text.split("\n\n+") : SENTENCE_END.split(text, -1)));
    double goal = text.length() * (0.5 + 0.25 * random.nextDouble());
    while (parts.size() > 2 && parts.stream().mapToInt(String::length).sum() > goal) {
      int which = 1 + random.nextInt(parts.size() - 1);
      int left = parts.stream().mapToInt(String::length).sum() - parts.get(which).length();
      if (left < text.length() * 0.4) {
        break;
      }
      parts.remove(which);
    }
    return String.join(paragraphs ? "\n\n" : " ", parts);
  }

  private String otherQuotes(String text) {
    if (QUOTE.matcher(text).find()) {
      return QUOTE
          .matcher(text)
          .replaceAll(quote -> "“" + words(quote.group().split("\\s+").length) + "”");
    }
    var edited = new StringBuilder();
    for (String sentence : SENTENCE_END.split(text, -1)) {
      boolean other = random.nextInt(6) == 0;
      edited.append(other ? words(sentence.split("\\s+").length) + "." : sentence).append(' ');
    }
    return edited.toString();
  }

  private String changedWords(String text, double share) {
    return WORD.matcher(text)
        .replaceAll(word -> random.nextDouble() < share ? words(1) : word.group());
  }

  private String words(int count) {
    var words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(vocabulary[random.nextInt(vocabulary.length)]);
    }
    return words.toString().replace('\\', ' ').replace('$', ' ').replaceAll("[.!?“”\"]", "");
  }
}
