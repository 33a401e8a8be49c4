package org.newsweft.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsweft.config.UserError;

/**
 * Reads files with a token a line.
 *
 * <ul>
 *   <li>Columns are divided by tabs if the line has one, else by blanks. The token is the first,
 *       the tag is the last.
 *   <li>A file whose sentences number their tokens from 1 in the first column has an index column:
 *       the token is the second, the tag is in the last column that holds nothing but tags, and
 *       lines that begin with {@code #} are comments. In other files only {@code # key = value} is.
 *   <li>A blank line ends a sentence; a line {@code -DOCSTART-} or a comment {@code # newdoc}
 *       begins a document.
 *   <li>Tags are {@code O}, or a label behind {@code B- I- E- S- L- U- M-}, or a label alone.
 *       {@code I-} goes on with a span of its label, and begins one where there is none; so IOB1,
 *       IOB2, BIOES, BILOU and plain labels are all read.
 *   <li>A middle column may say what stands behind the token in the raw text, as in Universal
 *       Dependencies: {@code SpaceAfter=No}, {@code SpacesAfter=\n\n}.
 * </ul>
 */
public final class ConllFile {
  /**
   * A document.
   *
   * @param id what its first line says it is; empty if nothing
   */
  public record Document(String id, List<Sentence> sentences) {}

  /**
   * A sentence.
   *
   * @param words its tokens as the file has them
   * @param gaps what stands behind each token in the raw text; empty if the file does not say
   * @param spans the marked spans, by numbers of tokens, without overlaps, as wide as the file has
   *     them
   */
  public record Sentence(List<String> words, List<String> gaps, List<Span> spans) {}

  private static final Pattern TAG = Pattern.compile("O|([BIESLUM])-(\\S(?:.*\\S)?)");
  private static final Pattern COMMENT = Pattern.compile("#\\s*[\\w:. -]+ = .*|#\\s*newdoc\\b.*");
  private static final Pattern NEW_DOCUMENT = Pattern.compile("#\\s*newdoc\\b(?:\\s+id\\s*=)?(.*)");
  private static final Pattern SPACES =
      Pattern.compile("(?:.*\\|)?(?:SpaceAfter=(No)|SpacesAfter=([^|]*))(?:\\|.*)?");
  private static final String DOCUMENT_START = "-DOCSTART-";

  private final Path file;
  private final GoldLabels labels;
  private final List<String> lines;
  private final List<String> faults = new ArrayList<>();
  private final boolean indexed;
  private final int tagColumn;
  private final boolean saysSpaces;

  private final List<Document> documents = new ArrayList<>();
  private String documentId = "";
  private List<Sentence> sentences = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private ConllFile(Path file, GoldLabels labels) {
    this.file = file;
    this.labels = labels;
    this.lines = GoldFiles.lines(file);
    this.indexed = hasIndexColumn();
    this.tagColumn = indexed ? tagColumn() : -1;
    this.saysSpaces = lines.stream().anyMatch(line -> line.contains("\t") && spaces(line) != null);
  }

  /**
   * Reads a file, packed by gzip or not.
   *
   * @throws UserError with every line that cannot be read and every unknown label, or if no token
   *     is in it
   */
  public static List<Document> read(Path file, GoldLabels labels) {
    return new ConllFile(file, labels).read();
  }

  /** The labels that documents use, in the order of {@link SpanScore#LABELS}. */
  public static List<String> labels(List<Document> documents) {
    Set<String> used = new LinkedHashSet<>();
    documents.forEach(d -> d.sentences().forEach(s -> s.spans().forEach(x -> used.add(x.label()))));
    return SpanScore.LABELS.stream().filter(used::contains).toList();
  }

  private List<Document> read() {
    for (int number = 1; number <= lines.size(); number++) {
      readLine(number, lines.get(number - 1));
    }
    endDocument();
    GoldFiles.check(faults);
    if (documents.isEmpty()) {
      throw new UserError(
          file + " holds no token; it must have a token a line, its tag in the last column");
    }
    return List.copyOf(documents);
  }

  private void readLine(int number, String line) {
    if (line.isBlank()) {
      endSentence();
      return;
    }
    String[] columns = columns(line);
    if (isComment(line, columns)) {
      Matcher newDocument = NEW_DOCUMENT.matcher(line);
      if (newDocument.matches()) {
        beginDocument(newDocument.group(1).strip());
      }
      return;
    }
    if (columns[0].startsWith(DOCUMENT_START)) {
      beginDocument(documentId(columns));
      return;
    }
    if (indexed && columns[0].matches("\\d+[-.]\\d+")) {
      return; // a word of several tokens, or one that is not in the text
    }
    String where = file + ":" + number + ": ";
    int tokenColumn = indexed ? 1 : 0;
    if (columns.length < tokenColumn + 2 || columns[tokenColumn].isEmpty()) {
      faults.add(where + "\"" + line.strip() + "\"; a line must hold a token and a tag");
      return;
    }
    int column = tagColumn < 0 ? columns.length - 1 : tagColumn;
    String tag = column < columns.length ? columns[column] : "";
    String problem = problem(tag);
    if (problem != null) {
      faults.add(where + problem);
      return;
    }
    words.add(columns[tokenColumn]);
    tags.add(tag);
    if (saysSpaces) {
      String spaces = spaces(line);
      gaps.add(spaces == null ? " " : spaces);
    }
  }

  private boolean isComment(String line, String[] columns) {
    return line.startsWith("#")
        && (indexed
            || (COMMENT.matcher(line).matches() && problem(columns[columns.length - 1]) != null));
  }

  private static String documentId(String[] columns) {
    return columns.length < 2 || columns[1].matches("O|_|-X-|-") ? "" : columns[1];
  }

  /** What is wrong with a tag; null if nothing is. */
  private String problem(String tag) {
    Matcher matcher = TAG.matcher(tag);
    if (matcher.matches()) {
      return matcher.group(2) == null || labels.knows(matcher.group(2))
          ? null
          : unknown(matcher.group(2));
    }
    if (tag.matches("[BIESLUM]-?")) {
      return "the tag \"" + tag + "\" has no label";
    }
    return labels.knows(tag) ? null : unknown(tag);
  }

  private static String unknown(String label) {
    return "the label \"%s\" is not known; it must be O, or PER, ORG, LOC or MISC behind B- or I-, or be given with --map %s=PER, ORG, LOC, MISC or ignore"
        .formatted(label, label.isEmpty() ? "LABEL" : label);
  }

  private static String[] columns(String line) {
    return line.indexOf('\t') >= 0
        ? Arrays.stream(line.stripTrailing().split("\t", -1))
            .map(String::strip)
            .toArray(String[]::new)
        : line.strip().split("[ ]+");
  }

  /** What a line says of the text behind its token; null if nothing. */
  private static String spaces(String line) {
    String[] columns = columns(line);
    for (int i = 1; i < columns.length - 1; i++) {
      Matcher matcher = SPACES.matcher(columns[i]);
      if (matcher.matches()) {
        return matcher.group(1) != null ? "" : unescaped(matcher.group(2));
      }
    }
    return null;
  }

  private static String unescaped(String spaces) {
    return spaces
        .replace("\\s", " ")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\r", "\r")
        .replaceAll("[^ \n\t\r]", "");
  }

  /** Whether the tokens of each of the first sentences are numbered from 1 in the first column. */
  private boolean hasIndexColumn() {
    int next = 1;
    int sentencesSeen = 0;
    int tokensSeen = 0;
    for (String line : lines) {
      if (line.isBlank()) {
        sentencesSeen += next > 1 ? 1 : 0;
        next = 1;
        if (sentencesSeen == 5) {
          break;
        }
        continue;
      }
      String[] columns = columns(line);
      boolean token =
          !line.startsWith("#")
              && !columns[0].startsWith(DOCUMENT_START)
              && !columns[0].matches("\\d+[-.]\\d+");
      if (token && (columns.length < 3 || !columns[0].equals(String.valueOf(next++)))) {
        return false;
      }
      tokensSeen += token ? 1 : 0;
    }
    return tokensSeen > 0;
  }

  /** The last column behind the token that holds tags only; -1, the last of all, if none does. */
  private int tagColumn() {
    List<String[]> rows =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(ConllFile::columns)
            .filter(columns -> !columns[0].startsWith(DOCUMENT_START))
            .filter(columns -> !columns[0].matches("\\d+[-.]\\d+"))
            .toList();
    int width = rows.stream().mapToInt(columns -> columns.length).min().orElse(0);
    for (int column = width - 1; column > 1; column--) {
      int candidate = column;
      if (rows.stream().allMatch(columns -> TAG.matcher(columns[candidate]).matches())) {
        return candidate;
      }
    }
    return -1;
  }

  private void beginDocument(String id) {
    endDocument();
    documentId = id;
  }

  private void endDocument() {
    endSentence();
    if (!sentences.isEmpty()) {
      documents.add(new Document(documentId, List.copyOf(sentences)));
      sentences = new ArrayList<>();
    }
    documentId = "";
  }

  private void endSentence() {
    if (words.isEmpty()) {
      return;
    }
    sentences.add(new Sentence(List.copyOf(words), List.copyOf(gaps), spans()));
    words.clear();
    gaps.clear();
    tags.clear();
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    String open = null; // the label, as the file has it, of the span that may go on
    int start = 0;
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i < tags.size() ? tags.get(i) : "O";
      Matcher matcher = TAG.matcher(tag);
      boolean prefixed = matcher.matches() && matcher.group(1) != null;
      char prefix = prefixed ? matcher.group(1).charAt(0) : 'I';
      String label = prefixed ? matcher.group(2) : tag.equals("O") ? null : tag;
      boolean goesOn = label != null && label.equals(open) && "IELM".indexOf(prefix) >= 0;
      if (!goesOn) {
        if (open != null) {
          addSpan(spans, start, i, open);
        }
        open = label;
        start = i;
      }
      if (open != null && "ELSU".indexOf(prefix) >= 0) {
        addSpan(spans, start, i + 1, open);
        open = null;
      }
    }
    return List.copyOf(spans);
  }

  private void addSpan(List<Span> spans, int start, int end, String label) {
    labels.ours(label).ifPresent(ours -> spans.add(new Span(start, end, ours)));
  }
}
