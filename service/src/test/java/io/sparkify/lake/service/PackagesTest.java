package io.sparkify.lake.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
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
  static final ArchRule ONLY_JWT_KNOWS_ITS_LIBRARY =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.security.jwt")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule SECURITY_KNOWS_NOT_HOW_A_CREDENTIAL_IS_PROVED =
      noClasses()
          .that()
          .resideInAPackage("..service.security")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..service.security.*", "..service.run", "..service.partition", "..service.schedule");

  @ArchTest
  static final ArchRule OF_THE_JOB_ONLY_THE_CONTRACT_IS_KNOWN =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.job..")
                  .and(resideOutsideOfPackage("io.sparkify.lake.job.contract")));

  @ArchTest
  static final ArchRule DEADLINES_ARE_JUDGED_BY_THE_LEDGER_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..service.freshness")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.service..")
                  .and(
                      resideOutsideOfPackages(
                          "..service.freshness", "..service.partition", "..service.error")));

  @ArchTest
  static final ArchRule INSIGHTS_ARE_READ_BY_THE_LEDGER_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..service.insight")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.service..")
                  .and(resideOutsideOfPackages("..service.insight", "..service.partition")));

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
  static final ArchRule ONLY_LINEAGE_KNOWS_OPENLINEAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.lineage")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.openlineage..");

  @ArchTest
  static final ArchRule OUTBOX_KNOWS_NEITHER_RUNS_NOR_WHAT_IT_DELIVERS =
      noClasses()
          .that()
          .resideInAPackage("..service.outbox")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..service.run", "..service.notify", "..service.lineage");

  @ArchTest
  static final ArchRule ONLY_THE_OUTBOX_SENDS_TO_OTHERS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..service.outbox", "..service.demo")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule WHAT_LOADS_DOES_NOT_KNOW_WHO_IS_TOLD =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..service.run", "..service.partition", "..service.spark", "..service.events")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..service.outbox", "..service.notify", "..service.lineage");

  @ArchTest
  static final ArchRule WEBHOOKS_AND_LINEAGE_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("..service.notify")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..service.lineage");

  @ArchTest
  static final ArchRule ONLY_METER_KNOWS_PROMETHEUS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..service.meter")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.prometheus..");

  @ArchTest
  static final ArchRule METER_AND_LOG_KNOW_NO_FEATURE =
      noClasses()
          .that()
          .resideInAnyPackage("..service.meter", "..service.log")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sparkify.lake.service..")
                  .and(resideOutsideOfPackages("..service.meter", "..service.log")));

  @ArchTest
  static final ArchRule NO_FEATURE_KNOWS_TELEMETRY =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sparkify.lake.service", "..service.telemetry")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..service.telemetry");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
