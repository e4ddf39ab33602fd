package org.lockstep.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.files.DurableFiles;

class VaultArchitectureTest {
  private static final JavaClasses VAULT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.lockstep.vault");

  @Test
  void the_vault_sees_crypto_and_the_secrets_of_storage_alone() {
    classes()
        .that()
        .resideInAPackage("org.lockstep.vault..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.lockstep.vault..",
            "org.lockstep.crypto..",
            "org.lockstep.storage.secrets",
            "org.lockstep.storage.files")
        .check(VAULT);
  }

  @Test
  void the_vault_knows_no_adapter_of_the_store() {
    noClasses().should().dependOnClassesThat().haveSimpleNameStartingWith("Sqlite").check(VAULT);
  }

  @Test
  void no_public_method_gives_a_private_key_away() {
    noMethods()
        .that()
        .arePublic()
        .should()
        .haveRawReturnType(OpeningKey.class)
        .orShould()
        .haveRawReturnType(SigningKey.class)
        .check(VAULT);
  }

  @Test
  void files_are_written_by_the_root_key_alone() {
    noClasses()
        .that()
        .doNotHaveSimpleName("RootKeyFile")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DurableFiles.class)
        .check(VAULT);
  }
}
