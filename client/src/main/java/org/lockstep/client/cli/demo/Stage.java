package org.lockstep.client.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockstep.client.cli.demo.Runner.Ran;
import org.lockstep.client.cli.terminal.Style;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the play happens: a directory with a home for each actor. Prints every command as it would
/// be typed in that directory, and what it answered.
///
/// An argument that begins with `./` is a file of the directory.
final class Stage {
  private static final int ALL = Integer.MAX_VALUE;

  private final Runner runner;
  private final Path directory;
  private final PrintWriter out;
  private final Style style;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, JsonNode> seen = new LinkedHashMap<>();

  Stage(Runner runner, Path directory, PrintWriter out, Style style) {
    this.runner = runner;
    this.directory = directory;
    this.out = out;
    this.style = style;
  }

  /// A file of the directory, named as on the command line.
  Path file(String name) {
    return directory.resolve(name).normalize();
  }

  /// Tells what comes next.
  void act(String title) {
    out.println();
    out.println(style.strong(title));
    out.flush();
  }

  /// One line beside the commands.
  void say(String line) {
    out.println(line.isBlank() ? "" : "  " + line);
    out.flush();
  }

  /// An actor runs a command, which must succeed.
  JsonNode run(String actor, String... arguments) {
    return run(of(actor, arguments), ALL);
  }

  /// The same, but only the first lines of the answer are told.
  JsonNode runBriefly(int lines, String actor, String... arguments) {
    return run(of(actor, arguments), lines);
  }

  private static List<String> of(String actor, String... arguments) {
    var all = new ArrayList<>(List.of("--home", "./" + actor));
    all.addAll(List.of(arguments));
    return all;
  }

  /// Somebody without an account runs a command, which must succeed.
  JsonNode runAsGuest(String... arguments) {
    return run(List.of(arguments), ALL);
  }

  private JsonNode run(List<String> arguments, int lines) {
    out.println(style.faint("$ lockstep " + ShellWords.line(arguments)));
    out.flush();
    var ran = runner.run(arguments.stream().map(this::inDirectory).toList());
    ran.lines().stream().limit(lines).map(this::asTyped).forEach(this::say);
    return answer(arguments, ran);
  }

  /// The directory's path is long and means nothing: commands name its files by `./` alone.
  private String asTyped(String line) {
    return line.replace(directory + "/", "./");
  }

  private String inDirectory(String argument) {
    return argument.startsWith("./") ? file(argument).toString() : argument;
  }

  private JsonNode answer(List<String> arguments, Ran ran) {
    if (ran.exitCode() != 0) {
      throw new DemoFailed(
          "'lockstep %s' ended with exit code %d: %s"
              .formatted(
                  ShellWords.line(arguments), ran.exitCode(), String.join(" ", ran.lines())));
    }
    try {
      return json.readTree(ran.json());
    } catch (JacksonException e) {
      throw new DemoFailed("the answer of a command is no JSON", e);
    }
  }

  /// Asks for the verdict, remembers it under a name, and requires that it is the expected one.
  void verdict(String actor, String share, String moment, String encryption) {
    var status = run(actor, "status", share);
    require(
        status.at("/verdict/encryption").asString().equals(encryption),
        "the verdict should be " + encryption + " (" + moment + ")");
    seen.put(moment, status);
  }

  /// The verdicts that were asked for, each with the moment's name, in their order.
  Map<String, JsonNode> seen() {
    return seen;
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) throw new DemoFailed(otherwise);
  }
}
