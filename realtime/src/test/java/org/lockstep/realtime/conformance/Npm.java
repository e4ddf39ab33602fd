package org.lockstep.realtime.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The published packages, installed below `target`.
final class Npm {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "clients.mjs", "together.mjs", "crash.mjs");
  private static final int INSTALL_MINUTES = 5;

  private Npm() {}

  /// The folder in which scripts find them, or nothing where they cannot be had.
  static Optional<Path> install(Path target) {
    try {
      var folder = Files.createDirectories(target.resolve("conformance"));
      boolean isNew = copy(folder);
      if (!succeeds(folder, "node", "--version")) return Optional.empty();
      boolean isInstalled = !isNew && Files.exists(folder.resolve("node_modules/yjs"));
      boolean isThere =
          isInstalled
              || succeeds(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      return isThere ? Optional.of(folder) : Optional.empty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Copies the scripts; whether the packages are others than before.
  private static boolean copy(Path folder) throws IOException {
    var lock = folder.resolve("package-lock.json");
    var before = Files.exists(lock) ? Files.readString(lock) : "";
    for (var name : FILES) {
      try (var in = Npm.class.getResourceAsStream("/conformance/" + name)) {
        if (in == null) throw new IllegalStateException(name + " is missing");
        Files.write(folder.resolve(name), in.readAllBytes());
      }
    }
    return !before.equals(Files.readString(lock));
  }

  /// Runs a script with node.
  static Process node(Path folder, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static boolean succeeds(Path folder, String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException absent) {
      System.out.println(command[0] + " is not here");
      return false;
    }
    try (var output = process.inputReader(UTF_8)) {
      output.lines().forEach(System.out::println);
      boolean isOver = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      if (!isOver) process.destroyForcibly();
      return isOver && process.exitValue() == 0;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
