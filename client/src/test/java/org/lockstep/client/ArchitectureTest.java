package org.lockstep.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the module may know, and in which direction.
@AnalyzeClasses(
    packages = "org.lockstep.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule it_knows_no_server_and_no_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.axonframework..",
              "org.lockstep.api..",
              "org.lockstep.vault..");

  @ArchTest
  static final ArchRule only_the_auditors_room_knows_how_the_server_builds_its_views =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lockstep.client.replay..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.lockstep.projections..", "org.lockstep.storage..");

  @ArchTest
  static final ArchRule no_database_of_a_server_is_known_there =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..", "org.lockstep.storage.mongodb..");

  @ArchTest
  static final ArchRule the_sdk_does_not_know_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lockstep.client.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.lockstep.client.cli..", "picocli..");

  @ArchTest
  static final ArchRule its_rooms_have_no_cycles =
      slices().matching("org.lockstep.client.(*)..").should().beFreeOfCycles();
}
