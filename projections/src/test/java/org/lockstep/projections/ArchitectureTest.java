package org.lockstep.projections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The read models see the domain, the wire and the ports; no framework, and no database.
@AnalyzeClasses(
    packages = "org.lockstep.projections",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SEES_ONLY_WHAT_IT_STANDS_ON =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.nio..",
              "java.security", // the digest of what the views hold
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "org.lockstep.domain..",
              "org.lockstep.wire..",
              "org.lockstep.storage",
              "org.lockstep.storage.journal..",
              "org.lockstep.storage.documents..",
              "org.lockstep.projections..");
}
