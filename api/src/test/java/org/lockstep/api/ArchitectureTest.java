package org.lockstep.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows of the house, seen from the one module that sees almost all others.
@AnalyzeClasses(packages = "org.lockstep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String DOMAIN = "org.lockstep.domain..";
  private static final String CRYPTO = "org.lockstep.crypto..";
  private static final String WIRE = "org.lockstep.wire..";
  private static final String STORAGE = "org.lockstep.storage..";
  private static final String VAULT = "org.lockstep.vault..";
  private static final String PROJECTIONS = "org.lockstep.projections..";
  private static final String AUDIT = "org.lockstep.audit..";
  private static final String API = "org.lockstep.api..";

  private static final String SPRING = "org.springframework..";
  private static final String AXON = "org.axonframework..";

  @ArchTest
  static final ArchRule domain_needs_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CRYPTO, WIRE, STORAGE, VAULT, PROJECTIONS, AUDIT, API);

  @ArchTest
  static final ArchRule crypto_needs_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage(CRYPTO)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOMAIN, WIRE, STORAGE, VAULT, PROJECTIONS, AUDIT, API);

  @ArchTest
  static final ArchRule wire_needs_domain_and_crypto_alone =
      noClasses()
          .that()
          .resideInAPackage(WIRE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORAGE, VAULT, PROJECTIONS, AUDIT, API);

  @ArchTest
  static final ArchRule storage_needs_crypto_alone =
      noClasses()
          .that()
          .resideInAPackage(STORAGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOMAIN, WIRE, VAULT, PROJECTIONS, AUDIT, API);

  @ArchTest
  static final ArchRule storage_alone_sees_the_drivers_of_databases =
      noClasses()
          .that()
          .resideOutsideOfPackage(STORAGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..", "org.sqlite..");

  @ArchTest
  static final ArchRule vault_needs_crypto_and_storage_alone =
      noClasses()
          .that()
          .resideInAPackage(VAULT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOMAIN, WIRE, PROJECTIONS, AUDIT, API);

  @ArchTest
  static final ArchRule projections_do_not_reach_the_vault =
      noClasses()
          .that()
          .resideInAPackage(PROJECTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VAULT, API);

  @ArchTest
  static final ArchRule audit_needs_no_store =
      noClasses()
          .that()
          .resideInAPackage(AUDIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORAGE, VAULT, PROJECTIONS, API);

  @ArchTest
  static final ArchRule spring_is_seen_by_the_api_alone =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, CRYPTO, WIRE, STORAGE, VAULT, PROJECTIONS, AUDIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SPRING);

  @ArchTest
  static final ArchRule axon_is_seen_by_aggregates_and_one_package_of_the_api =
      noClasses()
          .that()
          .resideInAPackage("org.lockstep..")
          .and()
          .haveSimpleNameNotEndingWith("Aggregate")
          .and()
          .resideOutsideOfPackage("org.lockstep.api.axon..")
          .and()
          .doNotHaveFullyQualifiedName("org.lockstep.api.problem.Problems")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(AXON);

  @ArchTest
  static final ArchRule only_storage_sees_a_database =
      noClasses()
          .that()
          .resideOutsideOfPackage(STORAGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.mongodb..");

  @ArchTest
  static final ArchRule only_the_vault_opens_seals_on_the_server =
      noClasses()
          .that()
          .resideInAnyPackage(API, PROJECTIONS, STORAGE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.lockstep.crypto.seal.OpeningKey");

  @ArchTest
  static final ArchRule only_the_assembly_sees_the_store_of_secrets =
      noClasses()
          .that()
          .resideInAPackage(API)
          .and()
          .resideOutsideOfPackage("org.lockstep.api.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.lockstep.storage.secrets..");
}
