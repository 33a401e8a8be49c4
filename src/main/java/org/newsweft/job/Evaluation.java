package org.newsweft.job;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.newsweft.annotate.ArticleAnnotator;
import org.newsweft.annotate.Lexicon;
import org.newsweft.annotate.Mention;
import org.newsweft.annotate.ModelRecogniser;
import org.newsweft.annotate.NameFinder;
import org.newsweft.annotate.Recogniser;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.config.JobConfig;
import org.newsweft.config.UserError;
import org.newsweft.evaluate.ConllFile;
import org.newsweft.evaluate.EntityEvaluation;
import org.newsweft.evaluate.EntityReport;
import org.newsweft.evaluate.EntityTagger;
import org.newsweft.evaluate.GoldItems;
import org.newsweft.evaluate.GoldLabels;
import org.newsweft.evaluate.ItemEvaluation;
import org.newsweft.evaluate.ItemFinder;
import org.newsweft.evaluate.ItemReport;
import org.newsweft.evaluate.Span;
import org.newsweft.items.Catalogue;
import org.newsweft.items.CatalogueReader;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

/** Measures the annotator of a job on marked text. */
public final class Evaluation {
  private final JobConfig job;
  private final Supplier<SparkSession> spark;
  private final Configuration configuration = new Configuration();

  /**
   * @param job the job; its input and output are not used
   * @param spark starts Spark; asked only if the job's recogniser is a saved pipeline
   */
  public Evaluation(JobConfig job, Supplier<SparkSession> spark) {
    this.job = job;
    this.spark = spark;
  }

  /**
   * Compares names with a file of marked tokens.
   *
   * @param raw whether the annotator reads raw text instead of the file's tokens
   * @param labels what labels of the file are called here, before the usual table
   * @throws UserError if the file cannot be read, or the job has no recogniser
   */
  public EntityReport ofNames(Path file, boolean raw, Map<String, String> labels) {
    return ofNames(file, raw, labels, EntityEvaluation.STANDARD);
  }

  EntityReport ofNames(
      Path file, boolean raw, Map<String, String> labels, EntityEvaluation evaluation) {
    List<ConllFile.Document> documents = ConllFile.read(file, new GoldLabels(labels));
    Recogniser recogniser =
        recogniser()
            .orElseThrow(
                () ->
                    new UserError(
                        "annotate.model is none, so there is nothing that finds names to measure; give --model small, fast or a folder"));
    Supplier<EntityTagger> taggers = () -> tagger(recogniser.nameFinder(job.annotate().labels()));
    return raw ? evaluation.onRawText(documents, taggers) : evaluation.onTokens(documents, taggers);
  }

  /**
   * Compares the items of articles with a file of JSON Lines.
   *
   * @throws UserError if the file cannot be read
   */
  public ItemReport ofItems(Path file) {
    return ofItems(file, ItemEvaluation.STANDARD);
  }

  ItemReport ofItems(Path file, ItemEvaluation evaluation) {
    GoldItems gold = GoldItems.read(file);
    Catalogue catalogue = CatalogueReader.read(job.items(), configuration);
    var lexicon = Lexicon.of(catalogue);
    Set<ItemKind> kinds = ArticleAnnotator.kinds(job.items().kinds());
    Optional<Recogniser> recogniser = recogniser();
    boolean isMeasured = recogniser.map(Recogniser::isMeasured).orElse(true);
    Supplier<ItemFinder> finders =
        () -> {
          var annotator = new ArticleAnnotator(lexicon, kinds, isMeasured);
          Optional<NameFinder> names = recogniser.map(r -> r.nameFinder(job.annotate().labels()));
          Function<String, ArticleAnnotator.Annotated> annotate =
              text ->
                  annotator.annotate(
                      text, names.map(finder -> finder.find(text)).orElse(List.of()));
          return gold.countries()
              ? text -> countries(annotate.apply(text))
              : text -> ids(annotate.apply(text));
        };
    var countriesOnly = EnumSet.of(ItemKind.COUNTRY);
    var baseline =
        ArticleAnnotator.withoutLinking(
            Lexicon.of(catalogue.namesOf(countriesOnly)), countriesOnly);
    return evaluation.run(gold, finders, text -> ids(baseline.annotate(text)));
  }

  private static Set<String> ids(ArticleAnnotator.Annotated annotated) {
    var ids = new HashSet<String>();
    annotated.mentions().stream().map(Mention::itemId).forEach(ids::add);
    return ids;
  }

  /** The countries that are mentioned, and those in which the places that are mentioned lie. */
  private static Set<String> countries(ArticleAnnotator.Annotated annotated) {
    var countries = new HashSet<String>();
    for (Mention mention : annotated.mentions()) {
      boolean place = mention.label().equals(ItemKind.PLACE.label());
      if (place && mention.country() != null && mention.rule() != LinkRule.AMBIGUOUS) {
        countries.add(ItemKind.COUNTRY.prefix() + ":" + mention.country());
      }
    }
    return countries;
  }

  /** The job's recogniser; empty if it has none. */
  private Optional<Recogniser> recogniser() {
    Optional<Recogniser> ours =
        ModelRecogniser.of(job.annotate(), configuration).map(model -> model);
    return ours.isPresent() || job.annotate().model() == null
        ? ours
        : Optional.of(Recogniser.load(spark.get(), job.annotate().model()));
  }

  private static EntityTagger tagger(NameFinder finder) {
    return new EntityTagger() {
      @Override
      public List<List<Span>> tag(List<List<String>> document) {
        return finder.tag(document).stream().map(Evaluation::spans).toList();
      }

      @Override
      public List<Span> find(String text) {
        return spans(finder.find(text));
      }
    };
  }

  private static List<Span> spans(List<Entity> entities) {
    return entities.stream().map(e -> new Span(e.start(), e.end(), e.label())).toList();
  }
}
