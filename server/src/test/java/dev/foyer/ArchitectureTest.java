package dev.foyer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/// The arrows of the map in the README.
@AnalyzeClasses(packages = "dev.foyer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DOMAIN_SEES_THE_JDK_ONLY =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.foyer.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.foyer.domain..", "java..", "org.jspecify..")
          .because(
              "the rules of the door are to be read, tested and trusted without any machinery");

  @ArchTest
  static final ArchRule DOMAIN_READS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.domain..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
          .because("time, randomness and I/O are passed in");

  @ArchTest
  static final ArchRule SEATING_SEES_THE_DOMAIN_AND_THE_JDK_ONLY =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.foyer.mixing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.foyer.mixing..",
              "dev.foyer.domain..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "org.jspecify..")
          .because("a plan is a function of the evening, and can be tried out without a box");

  @ArchTest
  static final ArchRule SEATING_READS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.mixing..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("one seed and one number of steps end in one plan");

  @ArchTest
  static final ArchRule WHAT_LEAVES_IS_MADE_OF_VALUES =
      noClasses()
          .that()
          .resideInAnyPackage("dev.foyer.mail..", "dev.foyer.handoff..", "dev.foyer.digest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.foyer.journal..",
              "dev.foyer.projection..",
              "dev.foyer.keys..",
              "dev.foyer.replication..",
              "dev.foyer.organising..",
              "dev.foyer.box..",
              "dev.foyer.central..")
          .because("what goes out can be looked at beforehand without a box or central");

  @ArchTest
  static final ArchRule MEASURES_SEE_THE_DOMAIN_AND_THE_JDK_ONLY =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.foyer.measures..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.foyer.measures..",
              "dev.foyer.domain..",
              "java.lang..",
              "java.math..",
              "java.util..",
              "java.time..",
              "org.jspecify..")
          .because("a figure is a function of what happened, and can be recomputed by anybody");

  @ArchTest
  static final ArchRule MEASURES_READ_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.measures..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("one season ends in one report, today and in ten years");

  @ArchTest
  static final ArchRule BOX_AND_CENTRAL_NEVER_SEE_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.box..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.foyer.central..")
          .allowEmptyShould(true)
          .because("they meet in the replication protocol and nowhere else");

  @ArchTest
  static final ArchRule CENTRAL_NEVER_SEES_THE_BOX_OR_A_PRINTER =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.central..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.foyer.box..", "dev.foyer.printer..")
          .allowEmptyShould(true)
          .because("central has no door and no printer");

  @ArchTest
  static final ArchRule PRINTERS_KNOW_NOTHING_OF_GUESTS =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.foyer.printer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.foyer.printer..",
              "java..",
              "javax.imageio..",
              "com.fazecast..",
              "com.sun.net.httpserver..",
              "org.jspecify..")
          .because("the driver is a library that any program with labels can use");

  @ArchTest
  static final ArchRule PLATFORM_HAS_NO_BUSINESS_WORDS =
      noClasses()
          .that()
          .resideInAPackage("dev.foyer.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.foyer.box..",
              "dev.foyer.central..",
              "dev.foyer.organising..",
              "dev.foyer.devices..",
              "dev.foyer.journal..",
              "dev.foyer.projection..",
              "dev.foyer.replication..")
          .allowEmptyShould(true)
          .because("it carries the features and does not know them");

  @ArchTest
  static final ArchRule ONLY_STORES_SPEAK_SQL =
      noClasses()
          .that()
          .haveNameNotMatching(".*Store(\\$\\w+)*")
          .and()
          .resideOutsideOfPackages("dev.foyer.projection..", "dev.foyer.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..")
          .because("the journal is the truth, and what reads the tables says so by its name");

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching("dev.foyer.(*)..").should().beFreeOfCycles().because("arrows run one way");

  @ArchTest
  static final ArchRule FEATURES_OF_THE_BOX_HAVE_NO_CYCLES =
      slices()
          .matching("dev.foyer.box.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature can be read, and taken away, by itself");
}
