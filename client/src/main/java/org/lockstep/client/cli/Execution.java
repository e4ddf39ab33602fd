package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.lockstep.client.cli.terminal.Terminal;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Runs the command that was named and prints its answer.
final class Execution implements IExecutionStrategy {
  private final GlobalOptions options;
  private final Terminal terminal;
  private final MessageCodec codec = new MessageCodec();
  private Optional<Answer> answered = Optional.empty();

  Execution(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public int execute(ParseResult parsed) {
    int code = new RunLast().execute(parsed);
    CommandLine named = parsed.commandSpec().commandLine();
    for (var at = parsed; at.hasSubcommand(); at = at.subcommand()) {
      named = at.subcommand().commandSpec().commandLine();
    }
    if (!(named.getExecutionResult() instanceof Answer answer)) return code;
    answered = Optional.of(answer);
    print(answer);
    return answer.exitCode().number(named.getCommandSpec());
  }

  /// What the last command answered; empty if it failed.
  Optional<Answer> answer() {
    return answered;
  }

  private void print(Answer answer) {
    var out = terminal.out();
    if (options.json) {
      out.println(new String(codec.write(answer.json()), UTF_8));
    } else if (!options.quiet || !answer.confirmation()) {
      answer.lines().forEach(out::println);
    }
    out.flush();
  }
}
