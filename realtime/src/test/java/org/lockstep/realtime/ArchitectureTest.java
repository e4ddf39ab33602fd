package org.lockstep.realtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may know whom in the channel.
@AnalyzeClasses(
    packages = "org.lockstep.realtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule rooms_know_neither_protocols_nor_sockets =
      noClasses()
          .that()
          .resideInAPackage("..realtime.room..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..realtime.server..",
              "..realtime.ywebsocket..",
              "..realtime.hocuspocus..",
              "io.netty.channel..",
              "io.netty.handler..");

  @ArchTest
  static final ArchRule formats_and_access_know_no_netty =
      noClasses()
          .that()
          .resideOutsideOfPackages("..realtime.room..", "..realtime.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule nobody_but_the_server_knows_the_server =
      noClasses()
          .that()
          .resideOutsideOfPackage("..realtime.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..realtime.server..");

  @ArchTest
  static final ArchRule no_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "io.micrometer..", "tools.jackson..");
}
