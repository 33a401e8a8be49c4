package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.evaluate.ConllFile;
import org.newsweft.evaluate.GoldLabels;

/** The shipped models on sentences in capitals that stand among others, as headlines do. */
class HeadlinesTest {
  private static final Path GOLD =
      Path.of(System.getProperty("newsweft.home", "."), "data", "gold", "entities.conll");

  private static final Set<String> KINDS = Set.of("PER", "ORG", "LOC");

  /** How much F1 capitals may cost. */
  private static final double LOSS_BY_CAPITALS = 0.05;

  /** Each so manieth sentence is put into capitals, until every one of them was. */
  private static final int EVERY = 5;

  private record Name(int article, int sentence, int start, int end, String kind) {}

  private final List<ConllFile.Document> articles = ConllFile.read(GOLD, new GoldLabels(Map.of()));

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void aHeadlineInCapitalsLosesLittleAgainstTheSameInNormalCase(String model) {
    EntityFinder finder = EntityModel.open(ModelFiles.read(model, new Configuration())).finder();
    Set<Name> gold = gold(0, 1000);
    double normal = f1(gold, found(finder, 0, 1000, false));
    double capitals = f1(gold, found(finder, 0, 1000, true));

    assertThat(gold).hasSizeGreaterThan(100);
    assertThat(normal - capitals).isLessThanOrEqualTo(LOSS_BY_CAPITALS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void anySentenceInCapitalsLosesLittleAgainstTheSameInNormalCase(String model) {
    EntityFinder finder = EntityModel.open(ModelFiles.read(model, new Configuration())).finder();
    Set<Name> gold = new HashSet<>();
    Set<Name> normal = new HashSet<>();
    Set<Name> capitals = new HashSet<>();
    for (int first = 0; first < EVERY; first++) {
      gold.addAll(gold(first, EVERY));
      normal.addAll(found(finder, first, EVERY, false));
      capitals.addAll(found(finder, first, EVERY, true));
    }

    assertThat(gold).hasSizeGreaterThan(1000);
    assertThat(f1(gold, normal) - f1(gold, capitals)).isLessThanOrEqualTo(LOSS_BY_CAPITALS);
  }

  /** The names of the sentences {@code first}, {@code first + every}, … of each article. */
  private Set<Name> gold(int first, int every) {
    var names = new HashSet<Name>();
    for (int a = 0; a < articles.size(); a++) {
      List<ConllFile.Sentence> sentences = articles.get(a).sentences();
      for (int s = first; s < sentences.size(); s += every) {
        int article = a;
        int sentence = s;
        sentences
            .get(s)
            .spans()
            .forEach(x -> names.add(new Name(article, sentence, x.start(), x.end(), x.label())));
      }
    }
    names.removeIf(name -> !KINDS.contains(name.kind));
    return names;
  }

  private Set<Name> found(EntityFinder finder, int first, int every, boolean inCapitals) {
    var names = new HashSet<Name>();
    for (int a = 0; a < articles.size(); a++) {
      List<ConllFile.Sentence> sentences = articles.get(a).sentences();
      var words = new ArrayList<List<String>>();
      for (int s = 0; s < sentences.size(); s++) {
        Stream<String> ofSentence = sentences.get(s).words().stream();
        if (inCapitals && s % every == first) {
          ofSentence = ofSentence.map(word -> word.toUpperCase(Locale.ROOT));
        }
        words.add(ofSentence.collect(Collectors.toList()));
      }
      List<List<Entity>> tagged = finder.tag(words);
      for (int s = first; s < sentences.size(); s += every) {
        for (Entity e : tagged.get(s)) {
          names.add(new Name(a, s, e.start(), e.end(), e.label()));
        }
      }
    }
    names.removeIf(name -> !KINDS.contains(name.kind));
    return names;
  }

  private static double f1(Set<Name> gold, Set<Name> found) {
    return 2.0 * gold.stream().filter(found::contains).count() / (gold.size() + found.size());
  }
}
