package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.cli.demo.Runner;
import org.lockstep.client.cli.terminal.Terminal;
import org.lockstep.wire.message.MessageCodec;

/// Runs command lines in this process, as if typed at a terminal that nobody watches and in an
/// empty environment.
final class InProcess implements Runner {
  private final MessageCodec codec = new MessageCodec();

  @Override
  public Ran run(List<String> arguments) {
    var text = new StringWriter();
    var writer = new PrintWriter(text, true);
    var terminal = new Terminal(writer, writer, Optional.empty(), Map.of());
    var options = new GlobalOptions();
    var execution = new Execution(options, terminal);
    int code =
        LockstepCommand.commandLine(options, terminal, execution)
            .execute(arguments.toArray(String[]::new));
    var json = execution.answer().map(answer -> new String(codec.write(answer.json()), UTF_8));
    return new Ran(code, json.orElse(""), text.toString().lines().toList());
  }
}
