package org.lockstep.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.lockstep.storage",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule storage_sees_the_log_of_crypto_and_nothing_else_of_ours =
      classes()
          .that()
          .resideInAPackage("org.lockstep.storage..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.sqlite..",
              "com.mongodb..",
              "org.bson..",
              "org.lockstep.storage..",
              "org.lockstep.crypto.log..");

  @ArchTest
  static final ArchRule one_package_alone_sees_the_driver =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lockstep.storage.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..");

  @ArchTest
  static final ArchRule one_package_alone_sees_the_driver_of_mongodb =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lockstep.storage.mongodb..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.mongodb..");

  @ArchTest
  static final ArchRule documents_of_mongodb_are_seen_by_its_adapters_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lockstep.storage.mongodb..")
          .and()
          .haveNameNotMatching(".*\\.Mongo\\w*(\\$\\w+)*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bson..");

  @ArchTest
  static final ArchRule ports_do_not_know_their_adapters =
      noClasses()
          .that()
          .areInterfaces()
          .and()
          .arePublic()
          .and()
          .resideOutsideOfPackages(
              "org.lockstep.storage.sqlite..", "org.lockstep.storage.mongodb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "org.lockstep.storage.sqlite..", "org.lockstep.storage.mongodb..");
}
