package org.newsweft.link;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.items.Item;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.items.PersonName;
import org.newsweft.tables.Table;

/**
 * The Spark shell of the stage: annotated articles in, the same articles with names joined out.
 *
 * <p>The list of distinct names, and for surnames without a full name who bears them in each
 * period, is held by the driver and sent to the executors; nothing else grows with the corpus.
 */
public final class LinkStage {
  /** The column of an article's mentions. */
  private static final String MENTIONS = "mentions";

  private static final String PLACE = ItemKind.PLACE.prefix() + ":";

  private static final int CONTEXT_OF_PERIOD = 20;

  private static final StructType NEIGHBOUR =
      new StructType()
          .add("person", DataTypes.StringType, false)
          .add("period", DataTypes.DateType, false)
          .add("other", DataTypes.StringType, true);

  private final SparkSession spark;
  private final Dataset<Row> annotated;
  private final Overrides overrides;
  private final Columns columns;
  private List<Name> names = List.of();

  /** The full names of persons among the names, taken apart. */
  private List<FullName> persons = List.of();

  private Map<String, Link> links = Map.of();
  private Surnames surnames = new Surnames(Set.of(), Set.of());
  private Map<String, Name> alone = Map.of();

  /** In which periods a name of one word stands, by the word. */
  private final Map<String, Set<LocalDate>> periodsOf = new HashMap<>();

  /** Surnames by the ids of what the recogniser sometimes takes them for. */
  private final Map<String, String> mistaken = new HashMap<>();

  private final boolean rollUpPlaces;

  private LinkStage(
      SparkSession spark, Dataset<Row> annotated, Overrides overrides, boolean rollUpPlaces) {
    this.spark = spark;
    this.rollUpPlaces = rollUpPlaces;
    this.annotated = annotated;
    this.overrides = overrides;
    this.columns = Columns.of(annotated.schema());
  }

  /**
   * Decides what every name of a corpus is linked to.
   *
   * @param annotated articles with their mentions; read several times
   * @param overrides the user's own decisions
   * @param rollUpPlaces whether places become the countries that they lie in
   * @param done counts the distinct names
   */
  public static LinkStage decide(
      SparkSession spark,
      Dataset<Row> annotated,
      Overrides overrides,
      boolean rollUpPlaces,
      LongAccumulator done) {
    var stage = new LinkStage(spark, annotated, overrides, rollUpPlaces);
    stage.readNames();
    done.add(stage.names.size() + stage.alone.size());
    stage.joinNames();
    stage.findBearers();
    return stage;
  }

  /** The articles, their mentions linked. */
  public Dataset<Row> linked() {
    Broadcast<Links> everywhere =
        new JavaSparkContext(spark.sparkContext())
            .broadcast(
                new Links(
                    new HashMap<>(links),
                    new HashMap<>(mistaken),
                    surnames,
                    overrides,
                    rollUpPlaces,
                    columns));
    MapFunction<Row, Row> link = row -> everywhere.value().apply(row);
    return annotated.map(link, Encoders.row(annotated.schema()));
  }

  /** The rows of the table {@code names}. */
  public Dataset<Row> namesTable() {
    var rows = new ArrayList<Row>();
    for (Name name : names) {
      Link link = links.get(name.id());
      if (link != null) {
        rows.add(
            RowFactory.create(
                name.id(),
                name.name(),
                null,
                link.item(),
                link.rule().word(),
                link.evidence(),
                name.articles()));
      }
    }
    for (Surnames.Decision decision : surnames.decisions()) {
      Name name = alone.get(decision.surname());
      rows.add(
          RowFactory.create(
              ItemKind.PERSON.prefix() + ":" + decision.surname(),
              name == null ? decision.surname() : name.name(),
              Date.valueOf(decision.period()),
              decision.item(),
              decision.rule().word(),
              decision.evidence(),
              name == null ? 0L : name.articles()));
    }
    return spark.createDataFrame(rows, Table.NAMES.schema());
  }

  /** Reads the distinct names that no catalogue holds, each with its most frequent surface. */
  private void readNames() {
    Dataset<Row> surfaces =
        annotated
            .select(
                col("period"),
                explode(
                        array_distinct(
                            transform(
                                col(MENTIONS),
                                m ->
                                    struct(
                                        m.getField("item_id").as("item_id"),
                                        m.getField("rule").as("rule"),
                                        m.getField("label").as("label"),
                                        m.getField("surface").as("surface")))))
                    .as("m"))
            .where(
                "m.rule IN ('name', 'body_of_country', 'surname_alone')"
                    + " OR (m.rule = 'catalogue' AND m.label = 'PER')")
            .select(
                col("m.item_id").as("id"),
                col("m.rule").as("rule"),
                when(
                        not(col("m.item_id").contains("-"))
                            .or(col("m.rule").equalTo(LinkRule.SURNAME_ALONE.word())),
                        col("period"))
                    .as("period"),
                regexp_replace(col("m.surface"), lit("[\\s\\p{Z}]+"), lit(" ")).as("surface"))
            .groupBy("id", "rule", "surface")
            .agg(count(lit(1)).as("articles"), collect_set("period").as("periods"));
    List<Row> rows =
        surfaces
            .groupBy("id", "rule")
            .agg(
                min_by(col("surface"), struct(negate(col("articles")), col("surface")))
                    .as("surface"),
                sum("articles").as("articles"),
                array_distinct(flatten(collect_list("periods"))).as("periods"))
            .collectAsList(); // one row a distinct name
    var full = new ArrayList<Name>();
    var single = new TreeMap<String, Name>();
    for (Row row : rows) {
      LinkRule rule = LinkRule.ofWord(row.getString(1));
      var name =
          new Name(row.getString(0), row.getString(2), row.getLong(3), rule == LinkRule.CATALOGUE);
      String word;
      if (rule == LinkRule.SURNAME_ALONE) {
        word = PersonName.of(name.name()).shortForm();
        single.merge(word, name, LinkStage::moreFrequent);
      } else {
        word = name.slug();
        full.add(name);
      }
      Set<LocalDate> periods = periodsOf.computeIfAbsent(word, k -> new HashSet<>());
      row.<Date>getList(4).forEach(period -> periods.add(period.toLocalDate()));
    }
    full.sort(java.util.Comparator.comparing(Name::id));
    names = full;
    persons = persons(full);
    alone = single;
  }

  private static List<FullName> persons(List<Name> names) {
    return names.stream()
        .filter(name -> name.kind().equals(ItemKind.PERSON.prefix()))
        .map(name -> new FullName(name, PersonName.of(name.name())))
        .filter(person -> person.parts().isFull())
        .toList();
  }

  private static Name moreFrequent(Name one, Name other) {
    return one.articles() >= other.articles() ? one : other;
  }

  private void joinNames() {
    var merger = new NameMerger(names, overrides);
    links = merger.merge(contexts(merger.needContext()));
  }

  /** For each of some names the items most often beside it. */
  private Map<String, List<String>> contexts(Set<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var contexts = new HashMap<String, List<String>>();
    neighbours(ids, Map.of())
        .where("other IS NOT NULL")
        .groupBy("person", "other")
        .agg(count(lit(1)).as("articles"))
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy("person")
                        .orderBy(col("articles").desc(), col("other").asc())))
        .where(col("place").leq(NameMerger.CONTEXT))
        .orderBy("person", "place")
        .collectAsList() // ten rows at most for each name that has a likeness
        .forEach(
            row ->
                contexts
                    .computeIfAbsent(row.getString(0), k -> new ArrayList<>())
                    .add(row.getString(1)));
    return contexts;
  }

  /**
   * Names of one word of other kinds that far more articles know as the surname of persons: {@code
   * org:trump}.
   */
  private void findMistaken() {
    var articlesOf = new HashMap<String, Long>();
    for (FullName person : persons) {
      person
          .parts()
          .surnames()
          .forEach(s -> articlesOf.merge(s, person.name().articles(), Long::sum));
    }
    for (Name name : names) {
      boolean oneWord = name.slug().indexOf('-') < 0;
      if (oneWord
          && !name.kind().equals(ItemKind.PERSON.prefix())
          && !links.containsKey(name.id())
          && articlesOf.getOrDefault(name.slug(), 0L) >= Surnames.FAR_MORE * name.articles()) {
        mistaken.put(name.id(), name.slug());
      }
    }
  }

  /** Who bears the surnames that stand alone, period by period. */
  private void findBearers() {
    findMistaken();
    Set<String> asked = new HashSet<>(alone.keySet());
    asked.addAll(mistaken.values());
    var bearersOf = new HashMap<String, List<String>>();
    for (FullName person : persons) {
      String id = person.name().id();
      String item = links.containsKey(id) ? links.get(id).item() : id;
      for (String surname : person.parts().surnames()) {
        if (asked.contains(surname)) {
          bearersOf.computeIfAbsent(item, k -> new ArrayList<>()).add(surname);
        }
      }
    }
    Set<String> known = new HashSet<>();
    bearersOf.values().forEach(known::addAll);
    Set<String> firstNames = firstNames();
    Set<String> single = new TreeSet<>();
    alone.forEach(
        (word, name) -> {
          if (!known.contains(word)
              && !firstNames.contains(word)
              && !PersonName.isTitle(word)
              && name.articles() >= Surnames.KNOWN_BY_ONE_NAME) {
            single.add(word);
          }
        });
    surnames = new Surnames(known, single);
    if (bearersOf.isEmpty()) {
      return;
    }
    var context = new HashMap<List<Object>, List<String>>();
    var articles = new HashMap<List<Object>, Long>();
    Dataset<Row> neighbours =
        neighbours(bearersOf.keySet(), links)
            .groupBy("person", "period", "other")
            .agg(count(lit(1)).as("articles"));
    neighbours
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy("person", "period")
                        .orderBy(col("articles").desc(), col("other").asc_nulls_first())))
        .where(col("place").leq(CONTEXT_OF_PERIOD + 1))
        .orderBy("person", "period", "place")
        .collectAsList() // some twenty rows for each person and period
        .forEach(
            row -> {
              List<Object> key = List.of(row.getString(0), row.getDate(1).toLocalDate());
              if (row.isNullAt(2)) {
                articles.put(key, row.getLong(3));
              } else {
                context.computeIfAbsent(key, k -> new ArrayList<>()).add(row.getString(2));
              }
            });
    Map<List<Object>, List<Surnames.Bearer>> bySurname = new HashMap<>();
    articles.forEach(
        (key, number) -> {
          String person = (String) key.get(0);
          var bearer = new Surnames.Bearer(person, number, context.getOrDefault(key, List.of()));
          for (String surname : new LinkedHashSet<>(bearersOf.get(person))) {
            bySurname
                .computeIfAbsent(List.of(surname, key.get(1)), k -> new ArrayList<>())
                .add(bearer);
          }
        });
    bySurname.forEach(
        (key, bearers) -> {
          var surname = (String) key.get(0);
          var period = (LocalDate) key.get(1);
          if (periodsOf.getOrDefault(surname, Set.of()).contains(period)) {
            surnames.add(surname, period, bearers);
          }
        });
  }

  /**
   * The words that full names begin with, and their usual short forms: alone they address somebody,
   * whose whole name they are not.
   */
  private Set<String> firstNames() {
    Set<String> firstNames = new HashSet<>(NameKeys.shortFirstNames());
    persons.forEach(person -> firstNames.add(person.parts().words().get(0)));
    return firstNames;
  }

  /**
   * For every article and every one of some persons in it a row with null, which counts the
   * article, and a row for each other item beside that is no topic.
   */
  private Dataset<Row> neighbours(Set<String> persons, Map<String, Link> joined) {
    Broadcast<HashSet<String>> wanted =
        new JavaSparkContext(spark.sparkContext()).broadcast(new HashSet<>(persons));
    Broadcast<HashMap<String, Link>> links =
        new JavaSparkContext(spark.sparkContext()).broadcast(new HashMap<>(joined));
    Columns columns = this.columns;
    FlatMapFunction<Row, Row> neighbours =
        row -> {
          Set<String> items = new TreeSet<>();
          for (Row mention : columns.mentions(row)) {
            String id = mention.getString(columns.item);
            Link link = links.value().get(id);
            items.add(link == null ? id : link.item());
          }
          var rows = new ArrayList<Row>();
          for (String person : items) {
            if (wanted.value().contains(person)) {
              rows.add(RowFactory.create(person, row.getDate(columns.period), null));
              for (String other : items) {
                if (!other.equals(person) && isContext(other)) {
                  rows.add(RowFactory.create(person, row.getDate(columns.period), other));
                }
              }
            }
          }
          return rows.iterator();
        };
    return annotated.flatMap(neighbours, Encoders.row(NEIGHBOUR));
  }

  private static boolean isContext(String id) {
    return !id.startsWith(Item.AMBIGUOUS) && !id.startsWith(ItemKind.TOPIC.prefix() + ":");
  }

  /** A full name of a person with its parts. */
  private record FullName(Name name, PersonName parts) {}

  /** Where the columns of an annotated article stand. */
  private record Columns(
      int period,
      int mentions,
      int item,
      int label,
      int rule,
      int surface,
      int country,
      int counted)
      implements Serializable {
    static Columns of(StructType schema) {
      var mention = (StructType) ((ArrayType) schema.apply(MENTIONS).dataType()).elementType();
      return new Columns(
          schema.fieldIndex("period"),
          schema.fieldIndex(MENTIONS),
          mention.fieldIndex("item_id"),
          mention.fieldIndex("label"),
          mention.fieldIndex("rule"),
          mention.fieldIndex("surface"),
          mention.fieldIndex("country"),
          mention.fieldIndex("counted"));
    }

    List<Row> mentions(Row article) {
      return article.getList(mentions);
    }
  }

  /** All decisions, as they travel to the executors. */
  private record Links(
      HashMap<String, Link> links,
      HashMap<String, String> mistaken,
      Surnames surnames,
      Overrides overrides,
      boolean rollUpPlaces,
      Columns columns)
      implements Serializable {

    Row apply(Row article) {
      List<Row> mentions = columns.mentions(article);
      Set<String> items = new HashSet<>();
      for (Row mention : mentions) {
        String id = mention.getString(columns.item);
        Link link = links.get(id);
        items.add(link == null ? id : link.item());
      }
      var linked = new ArrayList<Row>(mentions.size());
      for (Row mention : mentions) {
        if (!overrides.isIgnored(mention.getString(columns.item))) {
          linked.add(apply(mention, article, items));
        }
      }
      Object[] values = values(article);
      values[columns.mentions] = linked.toArray();
      return RowFactory.create(values);
    }

    private Row apply(Row mention, Row article, Set<String> items) {
      Link link = links.get(mention.getString(columns.item));
      if (mention.getString(columns.rule).equals(LinkRule.SURNAME_ALONE.word()) && link == null) {
        String surname = PersonName.of(mention.getString(columns.surface)).shortForm();
        link = surnames.decide(surname, article.getDate(columns.period).toLocalDate(), items);
      }
      String surname = mistaken.get(mention.getString(columns.item));
      if (surname != null && mention.getString(columns.rule).equals(LinkRule.NAME.word())) {
        Link person =
            surnames.decide(surname, article.getDate(columns.period).toLocalDate(), items);
        link = person.rule() == LinkRule.SURNAME_OF_PERIOD ? person : link;
      }
      String item = link == null ? mention.getString(columns.item) : link.item();
      if (rollUpPlaces && item.startsWith(PLACE) && !mention.isNullAt(columns.country)) {
        Object[] values = values(mention);
        values[columns.item] = ItemKind.COUNTRY.prefix() + ":" + mention.getString(columns.country);
        return RowFactory.create(values);
      }
      if (link == null) {
        return mention;
      }
      Object[] values = values(mention);
      values[columns.item] = link.item();
      // What linked it inside its article says more than that the full name has a variant.
      boolean here =
          Arrays.asList(LinkRule.NAME.word(), LinkRule.SURNAME_ALONE.word())
              .contains(mention.getString(columns.rule));
      if (here) {
        values[columns.rule] = link.rule().word();
      }
      if (link.rule() != LinkRule.AMBIGUOUS) {
        values[columns.label] = ItemKind.ofId(link.item()).label();
      }
      values[columns.counted] = link.rule() != LinkRule.AMBIGUOUS;
      return RowFactory.create(values);
    }

    private static Object[] values(Row row) {
      Object[] values = new Object[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i);
      }
      return values;
    }
  }
}
