package org.newsweft.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;

/** Linking across a corpus of a few articles, each given by its mentions. */
class LinkStageTest {
  private static final StructType MENTION =
      new StructType()
          .add("item_id", DataTypes.StringType, false)
          .add("surface", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("country", DataTypes.StringType, true)
          .add("rule", DataTypes.StringType, false)
          .add("counted", DataTypes.BooleanType, false);

  private static final StructType ARTICLE =
      new StructType()
          .add("article_id", DataTypes.StringType, false)
          .add("period", DataTypes.DateType, false)
          .add("mentions", new ArrayType(MENTION, false), false);

  private final SparkSession spark = TestSpark.session();
  private final List<Row> articles = new ArrayList<>();

  @Test
  void spellingsOfOnePersonBecomeOneItemAndTheTableSaysWhy() {
    add("a1", "2024-05-01", name("Volodymyr Zelenskyy"), country("UKR"));
    add("a2", "2024-05-01", name("Volodymyr Zelenskyy"), country("UKR"));
    add("a3", "2024-06-01", name("Volodymyr Zelensky"), country("UKR"));

    LinkStage stage = decide();

    assertThat(items(stage, "a3")).contains("person:volodymyr-zelenskyy/variant/true");
    assertThat(
            stage.namesTable().selectExpr("name_id", "item_id", "rule", "articles").collectAsList())
        .containsExactly(
            RowFactory.create(
                "person:volodymyr-zelensky", "person:volodymyr-zelenskyy", "variant", 1L));
  }

  @Test
  void aSurnameAloneGoesToTheBearerThatDominatesItsPeriod() {
    for (String article : List.of("a1", "a5", "a6")) {
      add(article, "2024-05-01", name("Vladimir Putin"), country("RUS"));
    }
    add("a2", "2024-05-01", surname("Putin"), country("RUS"));
    add("a3", "2024-05-01", surname("Putin"), country("CHL"));
    add("a4", "2024-06-01", surname("Putin"), country("RUS"));

    LinkStage stage = decide();

    assertThat(items(stage, "a2")).contains("person:vladimir-putin/surname_of_period/true");
    assertThat(items(stage, "a3")).contains("ambiguous:putin/ambiguous/false");
    assertThat(items(stage, "a4")).contains("ambiguous:putin/ambiguous/false");
  }

  @Test
  void aSurnameThatTheRecogniserTookForAnOrganisationIsThePersonWhomFarMoreArticlesName() {
    for (int i = 0; i < 8; i++) {
      add("a" + i, "2024-05-01", name("Donald Trump"), country("USA"));
    }
    add("b1", "2024-05-01", mention("org:trump", "Trump", "ORG", null, "name"), country("USA"));
    add("b2", "2024-05-01", mention("org:trump", "Trump", "ORG", null, "name"), country("CHL"));

    LinkStage stage = decide();

    assertThat(items(stage, "b1")).contains("person:donald-trump/surname_of_period/true");
    assertThat(items(stage, "b2")).contains("org:trump/name/true");
  }

  @Test
  void aSurnameGoesToTheJoinedItemOfItsBearer() {
    add("a1", "2024-05-01", name("Volodymyr Zelenskyy"), country("UKR"));
    add("a2", "2024-05-01", name("Volodymyr Zelenskyy"), country("UKR"));
    for (String article : List.of("a3", "a5", "a6")) {
      add(article, "2024-06-01", name("Volodymyr Zelensky"), country("UKR"));
    }
    add("a0", "2024-06-01", name("Volodymyr Zelenskyy"), country("UKR"));
    add("a7", "2024-05-01", name("Volodymyr Zelenskyy"), country("UKR"));
    add("a4", "2024-06-01", surname("Zelensky"), country("UKR"));

    assertThat(items(decide(), "a4")).contains("person:volodymyr-zelenskyy/surname_of_period/true");
  }

  @Test
  void theTableOfNamesHasOnlyThePeriodsInWhichASurnameStandsAlone() {
    for (String period : List.of("2024-05-01", "2024-06-01", "2024-07-01")) {
      add("a" + period, period, name("Vladimir Putin"), country("RUS"));
    }
    add("b1", "2024-06-01", surname("Putin"), country("RUS"));

    assertThat(decide().namesTable().selectExpr("name_id", "string(period)").collectAsList())
        .containsExactly(RowFactory.create("person:putin", "2024-06-01"));
  }

  @Test
  void aSingleNameIsAPersonUnlessOthersHaveItAsTheirFirst() {
    add("a0", "2024-05-01", name("Jalina Porter"), country("USA"));
    for (int i = 0; i < 5; i++) {
      add("b" + i, "2024-05-01", surname("Jalina"), surname("Pele"), surname("Tony"));
    }

    assertThat(items(decide(), "b1"))
        .containsExactly(
            "ambiguous:jalina/ambiguous/false",
            "person:pele/single_name/true",
            "ambiguous:tony/ambiguous/false");
  }

  @Test
  void whatTheArticleDecidedKeepsItsRule() {
    add("a1", "2024-05-01", mention("person:vladimir-putin", "Putin", "PER", null, "surname"));

    assertThat(items(decide(), "a1")).containsExactly("person:vladimir-putin/surname/true");
  }

  @Test
  void anIgnoredNameIsLeftOut() {
    add("a1", "2024-05-01", name("Saperavi Grape"), country("GEO"));

    LinkStage stage =
        LinkStage.decide(
            spark,
            annotated(),
            Overrides.parse("o", "action\tname\tother\tnotes\nignore\tperson:saperavi-grape\n"),
            false,
            spark.sparkContext().longAccumulator());

    assertThat(items(stage, "a1")).containsExactly("country:GEO/catalogue/true");
  }

  @Test
  void placesRollUpToTheirCountryIfTheJobSaysSo() {
    add(
        "a1",
        "2024-05-01",
        mention("place:astana-kz", "Astana", "LOC", "KAZ", "catalogue"),
        mention("place:aral-sea", "Aral Sea", "LOC", null, "catalogue"));

    LinkStage stage =
        LinkStage.decide(
            spark, annotated(), Overrides.none(), true, spark.sparkContext().longAccumulator());

    assertThat(items(stage, "a1"))
        .containsExactly("country:KAZ/catalogue/true", "place:aral-sea/catalogue/true");
    assertThat(items(decide(), "a1")).contains("place:astana-kz/catalogue/true");
  }

  @Test
  void thePartitioningMakesNoDifference() {
    for (int i = 0; i < 40; i++) {
      String name = i % 3 == 0 ? "Volodymyr Zelenskyy" : "Vladimir Zelensky";
      add("a" + i, "2024-05-01", i % 5 == 0 ? surname("Zelensky") : name(name), country("UKR"));
    }
    Dataset<Row> one = annotated().repartition(1);
    Dataset<Row> seven = annotated().repartition(7);

    LinkStage ofOne =
        LinkStage.decide(
            spark, one, Overrides.none(), false, spark.sparkContext().longAccumulator());
    LinkStage ofSeven =
        LinkStage.decide(
            spark, seven, Overrides.none(), false, spark.sparkContext().longAccumulator());

    assertThat(ofSeven.namesTable().collectAsList())
        .isEqualTo(ofOne.namesTable().collectAsList())
        .isNotEmpty();
    assertThat(ofSeven.linked().orderBy("article_id").collectAsList())
        .isEqualTo(ofOne.linked().orderBy("article_id").collectAsList());
  }

  @Test
  void aCorpusWithoutNamesStaysAsItIs() {
    add("a1", "2024-05-01", country("GEO"));

    assertThat(decide().linked().collectAsList()).isEqualTo(annotated().collectAsList());
    assertThat(decide().namesTable().count()).isZero();
  }

  private LinkStage decide() {
    return LinkStage.decide(
        spark, annotated(), Overrides.none(), false, spark.sparkContext().longAccumulator());
  }

  private Dataset<Row> annotated() {
    return spark.createDataFrame(articles, ARTICLE);
  }

  private void add(String id, String period, Row... mentions) {
    articles.add(RowFactory.create(id, Date.valueOf(period), mentions));
  }

  private List<String> items(LinkStage stage, String article) {
    return stage
        .linked()
        .where("article_id = '" + article + "'")
        .selectExpr("inline(mentions)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + "/" + row.getString(4) + "/" + row.getBoolean(5))
        .toList();
  }

  private static Row name(String name) {
    return mention(
        org.newsweft.items.Item.idOf(org.newsweft.items.ItemKind.PERSON, name),
        name,
        "PER",
        null,
        "name");
  }

  private static Row surname(String name) {
    return mention(
        "person:" + name.toLowerCase(java.util.Locale.ROOT), name, "PER", null, "surname_alone");
  }

  private static Row country(String code) {
    return mention("country:" + code, code, "LOC", code, "catalogue");
  }

  private static Row mention(
      String item, String surface, String label, String country, String rule) {
    return RowFactory.create(item, surface, label, country, rule, true);
  }
}
