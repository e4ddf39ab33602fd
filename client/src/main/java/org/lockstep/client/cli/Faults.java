package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogRefused;
import org.lockstep.audit.log.LogUnavailable;
import org.lockstep.client.cli.demo.DemoFailed;
import org.lockstep.client.cli.terminal.Terminal;
import org.lockstep.client.cli.text.ProblemText;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.NotRestorable;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.ProblemException.Problem;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.failure.VerdictDisputed;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Tells what went wrong, on the error stream: one clear line, or one JSON object with `--json`.
final class Faults implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final GlobalOptions options;
  private final Terminal terminal;
  private final MessageCodec codec = new MessageCodec();

  Faults(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    // Parsing stopped at the mistake: options after it were not seen.
    boolean json = options.json || List.of(arguments).contains("--json");
    return mistake(MistakeText.line(mistake), mistake.getCommandLine(), json);
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    if (options.debug) fault.printStackTrace(terminal.err());
    if (fault instanceof Mistake mistake) {
      return mistake(mistake.getMessage(), command, options.json);
    }
    return failed(fault).number(command.getCommandSpec());
  }

  private ExitCode failed(Exception fault) {
    return switch (fault) {
      case ClientFailure failure -> failure(failure);
      case LogRefused refused -> refused(refused.fault());
      case LogUnavailable silent -> unreachable("log-unavailable", message(silent));
      case DemoFailed demo -> tell("demo-failed", message(demo));
      case FileSystemException file -> tell("file-unusable", ProblemText.file(file));
      case IOException io -> tell("file-unusable", message(io));
      case UncheckedIOException io -> failed(Objects.requireNonNull(io.getCause(), "why"));
      default -> tell("client-fault", unexpected(fault));
    };
  }

  private int mistake(@Nullable String line, CommandLine command, boolean json) {
    String name = command.getCommandSpec().qualifiedName();
    var problem = problem("usage", ProblemText.oneLine(String.valueOf(line)));
    problem.put("help", name + " --help");
    if (json) {
      print(problem);
    } else {
      terminal.err().println(problem.get("title") + " (see: " + name + " --help)");
    }
    terminal.err().flush();
    return ExitCode.MISTAKE.number(command.getCommandSpec());
  }

  private ExitCode failure(ClientFailure failure) {
    return switch (failure) {
      case ProblemException refused -> refused(refused.problem());
      case HomeRefused home -> tell("home-refused", message(home));
      case NotFound missing -> tell("not-found", message(missing));
      case NotRestorable kept -> tell("not-restorable", message(kept));
      case TrustRefused alarm -> alarm("trust-refused", message(alarm));
      case VerdictDisputed alarm -> alarm("verdict-disputed", message(alarm));
      case ServerUnreachable silent -> unreachable("server-unreachable", message(silent));
      case ServerMisbehaved strange -> unreachable("server-misbehaved", message(strange));
    };
  }

  private ExitCode refused(Problem refused) {
    if (options.json) {
      var members = problem(refused.name(), refused.title());
      members.put("type", refused.type());
      members.put("status", refused.status());
      members.put("detail", refused.detail());
      refused.facts().forEach(members::putIfAbsent);
      print(members);
    } else {
      ProblemText.lines(refused).forEach(terminal.err()::println);
    }
    terminal.err().flush();
    return ExitCode.REFUSED;
  }

  private ExitCode refused(LogFault fault) {
    if (options.json) {
      var members = problem("log-refused", ProblemText.oneLine(fault.words()));
      members.put("fault", LogFaultName.of(fault));
      fault.firstWrong().ifPresent(position -> members.put("position", position));
      print(members);
    } else {
      terminal.err().println("lockstep: " + ProblemText.oneLine(fault.words()));
    }
    terminal.err().flush();
    return ExitCode.WRONG;
  }

  private ExitCode alarm(String name, String line) {
    tell(name, line);
    return ExitCode.WRONG;
  }

  private ExitCode unreachable(String name, String line) {
    tell(name, line);
    return ExitCode.UNREACHABLE;
  }

  private ExitCode tell(String name, String line) {
    if (options.json) {
      print(problem(name, line));
    } else {
      terminal.err().println("lockstep: " + line);
    }
    terminal.err().flush();
    return ExitCode.REFUSED;
  }

  private static Map<String, Object> problem(String name, String title) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", ProblemException.URN + name);
    members.put("title", title);
    return members;
  }

  private void print(Map<String, Object> problem) {
    terminal.err().println(new String(codec.write(problem), UTF_8));
  }

  private static String message(Exception fault) {
    return ProblemText.oneLine(String.valueOf(fault.getMessage()));
  }

  private static String unexpected(Exception fault) {
    return "this is a fault of the program: %s (%s); run it again with --debug, and report it"
        .formatted(message(fault), fault.getClass().getSimpleName());
  }
}
