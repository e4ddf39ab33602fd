package org.lockstep.yjs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The formats need the JDK and nothing else, and of it neither files nor sockets nor time.
@AnalyzeClasses(packages = "org.lockstep.yjs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule needs_nothing_but_the_jdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.nio", // the order of bytes
              "java.nio.charset",
              "java.util..",
              "org.jspecify..",
              "org.lockstep.yjs");
}
