package org.newsweft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages point one way. */
@AnalyzeClasses(packages = "org.newsweft", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String OURS = "org.newsweft..";

  @ArchTest static final ArchRule textUsesNothingOfOurs = mayUse("text");

  @ArchTest static final ArchRule configUsesNothingOfOurs = mayUse("config");

  @ArchTest static final ArchRule tablesUseTheJobFileOnly = mayUse("tables", "config");

  @ArchTest
  static final ArchRule itemsUseTextAndTables = mayUse("items", "text", "config", "tables");

  @ArchTest
  static final ArchRule theCorpusStageUsesTables = mayUse("corpus", "text", "config", "tables");

  @ArchTest
  static final ArchRule theAnnotateStageUsesItems =
      mayUse("annotate", "text", "config", "tables", "items");

  @ArchTest
  static final ArchRule theCoreOfTheModelsUsesText = mayUse("annotate.entities", "text", "config");

  @ArchTest
  static final ArchRule ourSparkNlpAnnotatorsUseThatCore =
      mayUse("annotate.sparknlp", "text", "annotate.entities");

  @ArchTest
  static final ArchRule theCountStageUsesItemKinds = mayUse("counts", "tables", "items", "config");

  @ArchTest
  static final ArchRule theLinkStageUsesItems = mayUse("link", "tables", "items", "config", "text");

  @ArchTest static final ArchRule theStoryStageUsesText = mayUse("stories", "text", "tables");

  @ArchTest static final ArchRule theTrendStageUsesTables = mayUse("trends", "tables", "config");

  /**
   * Beside the tables: spellings of the catalogue, sentences of a text, and how trends are tested.
   */
  @ArchTest
  static final ArchRule explorationSeesTablesNotStages =
      mayUse("explore", "tables", "config", "text", "items", "trends");

  @ArchTest
  static final ArchRule verificationSharesNothingWithTheStages =
      mayUse("verify", "tables", "config");

  @ArchTest static final ArchRule evaluationKnowsNoAnnotator = mayUse("evaluate", "text", "config");

  @ArchTest
  static final ArchRule nothingUsesTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.newsweft.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.newsweft.cli..");

  @ArchTest
  static final ArchRule onlyTheCommandLineUsesTheJob =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.newsweft.cli..", "org.newsweft.job..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.newsweft.job..");

  @ArchTest
  static final ArchRule theCoreOfTextKnowsNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.newsweft.text..",
              "org.newsweft.items..",
              "org.newsweft.config..",
              "org.newsweft.evaluate..",
              "org.newsweft.annotate.entities..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  private static ArchRule mayUse(String name, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "org.newsweft." + name + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "org.newsweft." + others[i] + "..";
    }
    return classes()
        .that()
        .resideInAPackage("org.newsweft." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(OURS)
                .or(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        allowed)));
  }
}
