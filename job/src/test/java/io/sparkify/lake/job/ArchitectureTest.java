package io.sparkify.lake.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.sparkify.lake.job", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JOB = "io.sparkify.lake.job.";

  @ArchTest
  static final ArchRule arrowsPointFromWhatIsUsedToWhoUsesIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.sparkify.lake.job..")
          .layer("contract")
          .definedBy(JOB + "contract")
          .layer("rule")
          .definedBy(JOB + "rule")
          .layer("source")
          .definedBy(JOB + "source")
          .layer("table")
          .definedBy(JOB + "table")
          .layer("transform")
          .definedBy(JOB + "transform")
          .layer("lake")
          .definedBy(JOB + "lake")
          .layer("quality")
          .definedBy(JOB + "quality")
          .layer("insight")
          .definedBy(JOB + "insight")
          .layer("report")
          .definedBy(JOB + "report")
          .layer("load")
          .definedBy(JOB + "load")
          .layer("entry")
          .definedBy("io.sparkify.lake.job")
          .whereLayer("entry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("load")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("quality")
          .mayOnlyBeAccessedByLayers("load")
          .whereLayer("insight")
          .mayOnlyBeAccessedByLayers("load")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("load")
          .whereLayer("transform")
          .mayOnlyBeAccessedByLayers("load")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("load", "report")
          .whereLayer("lake")
          .mayOnlyBeAccessedByLayers("quality", "insight", "load", "report", "entry")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("transform", "quality", "load")
          .whereLayer("rule")
          .mayOnlyBeAccessedByLayers("source", "table", "load");

  @ArchTest
  static final ArchRule contractAndRulesKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(JOB + "contract", JOB + "rule", JOB + "generate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule rulesKnowNoFile =
      noClasses()
          .that()
          .resideInAPackage(JOB + "rule")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.hadoop..", "java.nio.file..");

  @ArchTest
  static final ArchRule transformsNeitherReadNorWrite =
      noClasses()
          .that()
          .resideInAPackage(JOB + "transform")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.apache\\.spark\\.sql\\.(SparkSession|DataFrame(Reader|Writer)).*");

  @ArchTest
  static final ArchRule onlyAClockTellsTheTime =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyTheEntryTakesTheSystemsClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(JOB + "LoadBatch")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule packagesSayWhatTheyKnow =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(org.jspecify.annotations.NullMarked.class);
}
