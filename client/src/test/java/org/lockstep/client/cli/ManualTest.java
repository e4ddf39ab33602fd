package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.client.cli.terminal.Terminal;
import picocli.CommandLine;

/// Every page of the manual is whole, and what it shows works.
final class ManualTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String ID = "01h455vb4pex5vsknk084sn02q";

  static Stream<String> commands() {
    return pages(root()).map(page -> page.getCommandSpec().qualifiedName());
  }

  private static CommandLine root() {
    return LockstepCommand.commandLine(Terminal.ofProcess());
  }

  private static Stream<CommandLine> pages(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(ManualTest::pages));
  }

  private static CommandLine page(String name) {
    return pages(root())
        .filter(page -> page.getCommandSpec().qualifiedName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_commands_are_these() {
    assertThat(commands())
        .containsExactlyInAnyOrder(
            "lockstep",
            "lockstep serve",
            "lockstep demo",
            "lockstep bench",
            "lockstep account",
            "lockstep account open",
            "lockstep account close",
            "lockstep account closing",
            "lockstep device",
            "lockstep device add",
            "lockstep device approve",
            "lockstep device list",
            "lockstep device revoke",
            "lockstep device update",
            "lockstep authenticator",
            "lockstep authenticator on",
            "lockstep authenticator off",
            "lockstep backup",
            "lockstep backup on",
            "lockstep backup off",
            "lockstep data",
            "lockstep data put",
            "lockstep data get",
            "lockstep data ls",
            "lockstep data rm",
            "lockstep reminders",
            "lockstep reminders caldav",
            "lockstep web",
            "lockstep web on",
            "lockstep web off",
            "lockstep web approve",
            "lockstep web sessions",
            "lockstep web give",
            "lockstep web end",
            "lockstep recovery",
            "lockstep recovery key",
            "lockstep recovery remove",
            "lockstep recovery list",
            "lockstep recovery rehearse",
            "lockstep recovery contact",
            "lockstep recovery contact add",
            "lockstep recovery contact remove",
            "lockstep recovery contact list",
            "lockstep recovery contact confirm",
            "lockstep recovery contact help",
            "lockstep recovery veto",
            "lockstep recovery wait",
            "lockstep recover",
            "lockstep protection",
            "lockstep protection on",
            "lockstep protection off",
            "lockstep protection show",
            "lockstep share",
            "lockstep share create",
            "lockstep share invite",
            "lockstep share accept",
            "lockstep share decline",
            "lockstep share leave",
            "lockstep share remove",
            "lockstep share role",
            "lockstep share end",
            "lockstep share list",
            "lockstep put",
            "lockstep get",
            "lockstep ls",
            "lockstep link",
            "lockstep link open",
            "lockstep link close",
            "lockstep link fetch",
            "lockstep collaboration",
            "lockstep collaboration on",
            "lockstep collaboration off",
            "lockstep edit",
            "lockstep ticket",
            "lockstep versions",
            "lockstep status",
            "lockstep preview",
            "lockstep preview protection",
            "lockstep preview device",
            "lockstep preview leave",
            "lockstep sync",
            "lockstep vault",
            "lockstep vault log",
            "lockstep audit",
            "lockstep audit verify",
            "lockstep audit watch",
            "lockstep audit prove",
            "lockstep audit check",
            "lockstep audit show",
            "lockstep audit export",
            "lockstep audit replay",
            "lockstep audit diff",
            "lockstep audit erased",
            "lockstep audit explain",
            "lockstep audit explain share",
            "lockstep audit state",
            "lockstep audit state share",
            "lockstep audit state account",
            "lockstep migrate",
            "lockstep restore",
            "lockstep completion",
            "lockstep version");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_page_has_all_its_parts(String name) {
    String page = page(name).getUsageMessage();

    assertThat(page)
        .containsSubsequence("Usage: " + name, "Options:", "Exit codes:", "Examples:")
        .contains(exitCodes(name))
        .contains("--json", "--server", "--home", "--quiet", "--help");
    assertThat(page.lines().findFirst().orElseThrow()).endsWith(".").hasSizeLessThan(90);
    assertThat(page.lines()).allMatch(line -> line.length() <= 100);
  }

  private static String[] exitCodes(String name) {
    return (name + " ").startsWith("lockstep audit ")
        ? new String[] {"0   done", "1   the command line", "2   proven wrong", "3   could not"}
        : new String[] {"0   done", "1   refused", "2   the command line", "3   the server did"};
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everything_on_a_page_is_described(String name) {
    var spec = page(name).getCommandSpec();

    assertThat(String.join("", spec.usageMessage().description())).hasSizeGreaterThan(40);
    assertThat(spec.args()).allMatch(arg -> String.join("", arg.description()).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_is_printed_and_nothing_else_happens(String name) {
    var words = Arrays.stream(name.split(" ")).skip(1);
    var typed = Typed.of(Stream.concat(words, Stream.of("--help")).toArray(String[]::new));

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).contains("Usage: " + name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_example_can_be_typed(String name) {
    var examples = Arrays.stream(page(name).getCommandSpec().usageMessage().footer());

    for (var example : examples.toList()) {
      assertThat(example).startsWith("  ");
      if (!example.startsWith("  lockstep ") || example.contains("COMMAND")) continue;
      assertThatCode(() -> parse(words(example))).as(example).doesNotThrowAnyException();
    }
  }

  private static void parse(List<String> words) {
    var program = words.get(1);
    if (List.of("serve", "bench", "migrate", "backup", "restore").contains(program)) return;
    root().parseArgs(words.stream().skip(1).toArray(String[]::new));
  }

  /// The words of an example, without what it remarks beside the command.
  private static List<String> words(String example) {
    String command = example.strip().replaceFirst("\\s{2,}.*$", "").replaceFirst(" > .*$", "");
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .map(word -> word.equals("SHARE") ? ID : word)
        .toList();
  }

  @Test
  void completion_knows_every_command() {
    var typed = Typed.of("completion");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("#!")
        .contains("collaboration", "--password-file", "approve");
  }
}
