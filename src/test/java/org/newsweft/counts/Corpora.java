package org.newsweft.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.spark.unsafe.types.UTF8String;

/** Small random corpora of one period, and their counts by brute force. */
final class Corpora {
  /** A mention of an item in a sentence, and whether it takes part in pairs. */
  record Mentioned(String item, int sentence, boolean counted) {
    Mentioned(String item, int sentence) {
      this(item, sentence, true);
    }
  }

  /** One count; itemB and topic are null where there is none. */
  record Count(
      Unit unit,
      String itemA,
      String itemB,
      String topic,
      long articles,
      long stories,
      long sources,
      long sentences,
      long mentions) {}

  /** An article; the outlet may be null. */
  record Article(String source, String story, int sentences, List<Mentioned> mentions) {}

  /** Few, so that they meet often; the last two persons sort otherwise in Java than in UTF-8. */
  private static final List<String> ITEMS =
      List.of(
          "country:KAZ",
          "country:USA",
          "org:who",
          "person:\uff41",
          "person:\ud835\udc9c",
          "topic:oil",
          "topic:water");

  private static final List<String> SOURCES = Arrays.asList("gazette", "herald", "post", null);
  private static final List<String> STORIES = List.of("s1", "s2", "s3", "s4", "s5");

  /** Around the edges of the 64 bits of a word, and far beyond. */
  private static final List<Integer> SENTENCES = List.of(0, 1, 2, 3, 62, 63, 64, 65, 128, 200);

  /** UTF-8 bytes sort as code points do. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private Corpora() {}

  /** Corpora with articles of several sentences words, copies, and outlets that are not known. */
  static Arbitrary<List<Article>> corpora() {
    Arbitrary<Mentioned> mention =
        Combinators.combine(
                Arbitraries.of(ITEMS),
                Arbitraries.of(0, 1, 2, 3, 62, 63, 64, 65, 128, 200),
                Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
            .as(Mentioned::new);
    Arbitrary<String> sources = Arbitraries.of("gazette", "herald", "post").injectNull(0.3);
    Arbitrary<Article> article =
        Combinators.combine(
                sources, Arbitraries.of("s1", "s2", "s3", "s4", "s5"), mention.list().ofMaxSize(10))
            .as((source, story, mentions) -> new Article(source, story, 201, mentions));
    return article.list().ofMaxSize(10);
  }

  /** Thirty articles, the same ones for the same seed. */
  static List<Article> sample(long seed) {
    var random = new Random(seed);
    var corpus = new ArrayList<Article>();
    for (int a = 0; a < 30; a++) {
      var mentions = new ArrayList<Mentioned>();
      for (int m = random.nextInt(8); m > 0; m--) {
        mentions.add(
            new Mentioned(any(ITEMS, random), any(SENTENCES, random), random.nextInt(5) > 0));
      }
      corpus.add(new Article(any(SOURCES, random), any(STORIES, random), 201, mentions));
    }
    return corpus;
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  static PeriodBlock block(List<Article> corpus) {
    var builder = new PeriodBlock.Builder();
    // Several packs: the numbers of one mean nothing in another.
    for (int from = 0; from < corpus.size(); from += 3) {
      builder.add(pack(corpus.subList(from, Math.min(corpus.size(), from + 3))));
    }
    return builder.build();
  }

  private static byte[] pack(List<Article> articles) {
    var pack = new ArticlePack(new TextNumbers());
    for (Article article : articles) {
      List<Mentioned> mentions = article.mentions();
      boolean[] counted = new boolean[mentions.size()];
      for (int m = 0; m < counted.length; m++) {
        counted[m] = mentions.get(m).counted();
      }
      pack.add(
          UTF8String.fromString(article.source()),
          UTF8String.fromString(article.story()),
          article.sentences(),
          mentions.stream().map(m -> UTF8String.fromString(m.item())).toArray(UTF8String[]::new),
          mentions.stream().mapToInt(Mentioned::sentence).toArray(),
          counted);
    }
    return pack.toBytes();
  }

  static List<Count> counts(List<Article> corpus, int minArticles, PeriodCounts.Dropped dropped) {
    var counts = new ArrayList<Count>();
    rows(corpus, minArticles, dropped).forEach(row -> counts.addAll(counts(row)));
    return counts;
  }

  static List<CountRow> rows(List<Article> corpus, int minArticles, PeriodCounts.Dropped dropped) {
    var rows = new ArrayList<CountRow>();
    new PeriodCounts(block(corpus), minArticles, dropped).forEachRemaining(rows::add);
    return rows;
  }

  static List<Count> counts(CountRow row) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i ->
                new Count(
                    row.unit(),
                    Objects.toString(row.itemA(), null),
                    Objects.toString(row.itemB()[i], null),
                    Objects.toString(row.topic(), null),
                    row.articles()[i],
                    row.stories()[i],
                    row.sources()[i],
                    row.sentences()[i],
                    row.mentions()))
        .toList();
  }

  /** All counts, each by looking at every article. */
  static List<Count> bruteForce(List<Article> corpus, int minArticles) {
    var counts = new ArrayList<Count>();
    counts.add(
        new Count(
            Unit.PERIOD,
            null,
            null,
            null,
            corpus.size(),
            corpus.stream().map(Article::story).distinct().count(),
            corpus.stream().map(Article::source).filter(Objects::nonNull).distinct().count(),
            corpus.stream().mapToLong(Article::sentences).sum(),
            0));
    Set<String> items = new TreeSet<>(BY_CODE_POINT);
    corpus.forEach(a -> a.mentions().forEach(m -> items.add(m.item())));
    for (String a : items) {
      counts.add(count(Unit.ITEM, corpus, a, null, null));
      for (String b : items) {
        if (BY_CODE_POINT.compare(a, b) < 0) {
          addIfEnough(counts, count(Unit.PAIR, corpus, a, b, null), minArticles);
          for (String topic : items) {
            if (topic.startsWith("topic:") && !a.startsWith("topic:") && !b.startsWith("topic:")) {
              addIfEnough(counts, count(Unit.TRIPLE, corpus, a, b, topic), minArticles);
            }
          }
        }
      }
    }
    return counts;
  }

  private static void addIfEnough(List<Count> counts, Count count, int minArticles) {
    if (count.articles() >= Math.max(1, minArticles)) {
      counts.add(count);
    }
  }

  private static Count count(Unit unit, List<Article> corpus, String a, String b, String topic) {
    var all = new LinkedHashSet<>(Arrays.asList(a, b, topic));
    all.remove(null);
    var stories = new HashSet<String>();
    var sources = new HashSet<String>();
    long articles = 0;
    long sentences = 0;
    long mentionsOfA = 0;
    for (Article article : corpus) {
      // Of several items the counted mentions, of one item all.
      var mentions =
          article.mentions().stream().filter(m -> unit == Unit.ITEM || m.counted()).toList();
      var mentioned = mentions.stream().map(Mentioned::item).toList();
      if (mentioned.containsAll(all)) {
        articles++;
        stories.add(article.story());
        if (article.source() != null) {
          sources.add(article.source());
        }
        for (int s = 0; s < article.sentences(); s++) {
          int sentence = s;
          boolean inAll =
              all.stream()
                  .allMatch(
                      i ->
                          mentions.stream()
                              .anyMatch(m -> m.item().equals(i) && m.sentence() == sentence));
          sentences += inAll ? 1 : 0;
        }
        mentionsOfA += mentioned.stream().filter(a::equals).count();
      }
    }
    return new Count(
        unit,
        a,
        b,
        topic,
        articles,
        stories.size(),
        sources.size(),
        sentences,
        unit == Unit.ITEM ? mentionsOfA : 0);
  }
}
