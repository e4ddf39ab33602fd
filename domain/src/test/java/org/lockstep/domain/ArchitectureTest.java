package org.lockstep.domain;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What the domain may see: nothing.
@AnalyzeClasses(packages = "org.lockstep.domain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> SHELL =
      simpleNameEndingWith("Aggregate")
          .or(
              DescribedPredicate.describe(
                  "inside one",
                  type ->
                      type.getEnclosingClass()
                          .filter(outer -> outer.getSimpleName().endsWith("Aggregate"))
                          .isPresent()));

  @ArchTest
  static final ArchRule domain_sees_the_jdk_jspecify_and_itself =
      classes()
          .that(not(SHELL))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.lockstep.domain..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule shells_see_axon_too =
      classes()
          .that(SHELL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.lockstep.domain..", "java..", "org.jspecify..", "org.axonframework..");

  @ArchTest
  static final ArchRule nothing_but_axon_knows_the_shells =
      noClasses().that(not(SHELL)).should().dependOnClassesThat(SHELL);

  // `Event` is sealed over the events of all features, so the root package and they know each
  // other; apart from that, packages build on each other one way only.
  @ArchTest
  static final ArchRule features_are_free_of_cycles =
      slices().matching("org.lockstep.domain.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_root_package_knows_features_as_events_and_ids_alone =
      noClasses()
          .that()
          .resideInAPackage("org.lockstep.domain")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.lockstep.domain.*")
                  .and(not(resideInAPackage("org.lockstep.domain.id")))
                  .and(
                      DescribedPredicate.describe(
                          "are no events", type -> !type.isAssignableTo(Event.class))));

  @ArchTest
  static final ArchRule time_and_chance_come_in_as_arguments =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule nothing_is_read_or_written =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.logging..");
}
