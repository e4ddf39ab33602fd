package org.lockstep.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// An auditor needs the domain, the hashes and the wire: no framework, no storage.
@AnalyzeClasses(
    packages = "org.lockstep.audit",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SEES_ONLY_WHAT_AN_AUDITOR_HAS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.io..",
              "java.nio.charset..",
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "org.lockstep.domain..",
              "org.lockstep.crypto..",
              "org.lockstep.wire..",
              "org.lockstep.audit..");
}
