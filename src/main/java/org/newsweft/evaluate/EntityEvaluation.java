package org.newsweft.evaluate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.newsweft.text.Tokens;

/**
 * Runs an annotator over marked documents and compares.
 *
 * @param warmUp CPU time for which it works before time is taken; the same documents again and
 *     again if there are few
 * @param mistakes how many kinds of mistakes are reported
 */
public record EntityEvaluation(Duration warmUp, int mistakes) {
  /** As the command {@code evaluate} does it: two seconds, the thirty most frequent mistakes. */
  public static final EntityEvaluation STANDARD = new EntityEvaluation(Duration.ofSeconds(2), 30);

  /** The most often that the warm-up reads all: a file of a few lines tells nothing of speed. */
  private static final int WARM_UP_READINGS = 100;

  /** The sentences of a piece of a file that does not say where its documents begin. */
  private static final int SENTENCES_OF_PIECE = 20;

  /** One document, ready to be read. */
  private interface Work {
    long words();

    void read(EntityTagger tagger);

    void score(SpanScore score);
  }

  /**
   * Lets the annotator mark the tokens of the file.
   *
   * @param taggers gives an annotator that has read nothing yet: what it remembers of sentences
   *     would make the second reading faster than any first
   */
  public EntityReport onTokens(List<ConllFile.Document> documents, Supplier<EntityTagger> taggers) {
    var tokens = new Tokens();
    return run(
        taggers,
        documents,
        pieces(documents).stream().<Work>map(d -> new OnTokens(d, tokens)).toList());
  }

  /**
   * Lets the annotator mark the raw text that the tokens make; spans are compared by offsets.
   *
   * @param taggers as for {@link #onTokens}
   */
  public EntityReport onRawText(
      List<ConllFile.Document> documents, Supplier<EntityTagger> taggers) {
    return run(taggers, documents, pieces(documents).stream().<Work>map(OnRawText::new).toList());
  }

  private EntityReport run(
      Supplier<EntityTagger> taggers,
      List<ConllFile.Document> documents,
      List<? extends Work> works) {
    warmUp(taggers, works);
    EntityTagger tagger = taggers.get();
    var clock = new CoreClock();
    for (Work work : works) {
      long started = CoreClock.now();
      work.read(tagger);
      clock.add(work.words(), started);
    }
    var score = new SpanScore(ConllFile.labels(documents));
    works.forEach(work -> work.score(score));
    return new EntityReport(
        score.labels(), score.micro(), score.mistakes(mistakes), clock.wordsPerSecond());
  }

  private void warmUp(Supplier<EntityTagger> taggers, List<? extends Work> works) {
    long started = CoreClock.now();
    for (int i = 0; i < WARM_UP_READINGS && CoreClock.now() - started < warmUp.toNanos(); i++) {
      EntityTagger tagger = taggers.get();
      for (Work work : works) {
        if (CoreClock.now() - started >= warmUp.toNanos()) {
          break;
        }
        work.read(tagger);
      }
    }
  }

  /**
   * Documents as they are read: a file that is one document of many sentences is cut into pieces of
   * the length of an article.
   */
  static List<ConllFile.Document> pieces(List<ConllFile.Document> documents) {
    if (documents.size() > 1) {
      return documents;
    }
    var pieces = new ArrayList<ConllFile.Document>();
    for (ConllFile.Document document : documents) {
      List<ConllFile.Sentence> sentences = document.sentences();
      for (int i = 0; i < sentences.size(); i += SENTENCES_OF_PIECE) {
        int end = Math.min(i + SENTENCES_OF_PIECE, sentences.size());
        pieces.add(new ConllFile.Document(document.id(), sentences.subList(i, end)));
      }
    }
    return pieces;
  }

  private static long words(ConllFile.Document document) {
    return document.sentences().stream()
        .flatMap(sentence -> sentence.words().stream())
        .filter(CoreClock::isWord)
        .count();
  }

  /** A document by its tokens. */
  private static final class OnTokens implements Work {
    private final ConllFile.Document document;
    private final List<OurWords> cut = new ArrayList<>();
    private final List<List<String>> words;
    private List<List<Span>> found = List.of();

    OnTokens(ConllFile.Document document, Tokens tokens) {
      this.document = document;
      document.sentences().forEach(sentence -> cut.add(OurWords.of(sentence.words(), tokens)));
      this.words = cut.stream().map(OurWords::words).toList();
    }

    @Override
    public long words() {
      return EntityEvaluation.words(document);
    }

    @Override
    public void read(EntityTagger tagger) {
      found = tagger.tag(words);
    }

    @Override
    public void score(SpanScore score) {
      for (int s = 0; s < cut.size(); s++) {
        ConllFile.Sentence sentence = document.sentences().get(s);
        List<String> tokens = sentence.words();
        List<Span> mine = cut.get(s).ofFileTokens(found.get(s));
        score.add(
            trimmed(sentence.spans(), tokens),
            trimmed(mine, tokens),
            span -> String.join(" ", tokens.subList(span.start(), span.end())));
      }
    }

    private static List<Span> trimmed(List<Span> spans, List<String> tokens) {
      return spans.stream().map(span -> span.ofTokensTrimmed(tokens::get)).toList();
    }
  }

  /** A document by its text. */
  private static final class OnRawText implements Work {
    private final ConllFile.Document document;
    private final RawText raw;
    private final String text;
    private List<Span> found = List.of();

    OnRawText(ConllFile.Document document) {
      this.document = document;
      this.raw = RawText.of(document);
      this.text = raw.text();
    }

    @Override
    public long words() {
      return EntityEvaluation.words(document);
    }

    @Override
    public void read(EntityTagger tagger) {
      found = tagger.find(text);
    }

    @Override
    public void score(SpanScore score) {
      var marked = new ArrayList<Span>();
      for (int s = 0; s < document.sentences().size(); s++) {
        for (Span span : document.sentences().get(s).spans()) {
          marked.add(raw.ofCharacters(s, span).ofCharactersTrimmed(text));
        }
      }
      score.add(
          marked,
          found.stream().map(span -> span.ofCharactersTrimmed(text)).toList(),
          span -> text.substring(span.start(), span.end()));
    }
  }
}
