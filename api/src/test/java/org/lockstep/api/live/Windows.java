package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real browser, with the script that drives its windows.
///
/// @param scripts where the script and its packages lie
/// @param browser the program
record Windows(Path scripts, Path browser) {
  private static final Path SOURCES = Path.of("src/test/web").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "windows.mjs");
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int INSTALL_MINUTES = 5;

  /// Finds the browser and installs the packages; nothing where one of them is not to be had.
  static Optional<Windows> find() {
    return BROWSERS.stream().flatMap(Windows::onPath).findFirst().flatMap(Windows::with);
  }

  private static Stream<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable);
  }

  private static Optional<Windows> with(Path browser) {
    try {
      var folder = Files.createDirectories(Path.of("target/windows").toAbsolutePath());
      for (var name : FILES) {
        Files.copy(
            SOURCES.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      return isInstalled(folder) ? Optional.of(new Windows(folder, browser)) : Optional.empty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static boolean isInstalled(Path folder) throws IOException {
    try {
      var npm = start(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      try (var output = npm.inputReader(UTF_8)) {
        output.lines().forEach(System.out::println);
      }
      return npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0;
    } catch (IOException absent) {
      System.out.println("npm is not here");
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Starts the script with these arguments after the browser.
  Process run(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("node", "windows.mjs", browser.toString()));
    command.addAll(List.of(arguments));
    return start(scripts, command);
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }
}
