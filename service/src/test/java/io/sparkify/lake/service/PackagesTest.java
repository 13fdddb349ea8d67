package io.sparkify.lake.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Which package may know which library. */
@AnalyzeClasses(
    packages = "io.sparkify.lake.service",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  @ArchTest
  static final ArchRule ONLY_SPARK_KNOWS_THE_LAUNCHER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.spark")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule ONLY_SCHEDULE_KNOWS_QUARTZ =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.schedule")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.quartz..");

  @ArchTest
  static final ArchRule OF_THE_JOB_ONLY_THE_CONTRACT_IS_KNOWN =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.job..")
                  .and(resideOutsideOfPackage("io.sparkify.lake.job.contract")));

  @ArchTest
  static final ArchRule DEMO_KNOWS_ONLY_THE_REST_API =
      noClasses()
          .that()
          .resideInAPackage("..service.demo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..service.run", "..service.partition", "..service.spark");

  @ArchTest
  static final ArchRule DASHBOARD_KNOWS_NOTHING_OF_WHAT_IT_SHOWS =
      noClasses()
          .that()
          .resideInAPackage("..service.dashboard")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.service..")
                  .and(resideOutsideOfPackage("..service.dashboard")));

  @ArchTest
  static final ArchRule COMMAND_LINE_IS_A_THIN_CLIENT_THAT_STARTS_QUICKLY =
      noClasses()
          .that()
          .resideInAPackage("..service.cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "io.sparkify.lake..",
                      "io.dropwizard..",
                      "jakarta..",
                      "org.eclipse.jetty..",
                      "org.hibernate..",
                      "org.jdbi..",
                      "org.slf4j..")
                  .and(resideOutsideOfPackage("io.sparkify.lake.service.cli..")));

  @ArchTest
  static final ArchRule ONLY_COMMANDS_KNOW_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule COMMANDS_USE_VIEWS_WHICH_USE_THE_LAYOUT =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.sparkify.lake.service.cli..")
          .layer("entry")
          .definedBy("io.sparkify.lake.service.cli")
          .layer("command")
          .definedBy("io.sparkify.lake.service.cli.command")
          .layer("view")
          .definedBy("io.sparkify.lake.service.cli.view")
          .layer("rest")
          .definedBy("io.sparkify.lake.service.cli.rest")
          .layer("text")
          .definedBy("io.sparkify.lake.service.cli.text")
          .whereLayer("entry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("command")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("view")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("rest")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("command", "view");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
