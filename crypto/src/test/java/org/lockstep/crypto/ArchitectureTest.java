package org.lockstep.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the module may know, and in which direction.
@AnalyzeClasses(
    packages = "org.lockstep.crypto",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule it_knows_no_other_module =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.lockstep.crypto..",
              "java..",
              "javax.crypto..",
              "org.bouncycastle..",
              "org.greenbytes..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule its_packages_have_no_cycles =
      slices().matching("org.lockstep.crypto.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule it_registers_no_provider =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.Security");

  @ArchTest
  static final ArchRule its_classes_are_final =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(JavaModifier.FINAL);
}
