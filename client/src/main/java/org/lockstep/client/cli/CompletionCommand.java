package org.lockstep.client.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `lockstep completion`.
@Command(
    name = "completion",
    header = "Print a script that completes commands in bash and zsh.",
    description =
        "Let the shell read it when it starts; then the tabulator key completes commands and"
            + " options of 'lockstep'.",
    footer = {
      "  lockstep completion > ~/.lockstep-completion",
      "  echo 'source ~/.lockstep-completion' >> ~/.bashrc"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what it knows of the command
final class CompletionCommand implements Callable<Answer> {
  @Spec private CommandSpec spec;

  @Override
  public Answer call() {
    String script = AutoComplete.bash("lockstep", spec.root().commandLine());
    return Answer.result(Map.of("script", script), List.of(script));
  }
}
