package org.lockstep.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.TerminalBuilder;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.LiveContent;
import org.lockstep.client.cli.Answers.LiveEdit;
import org.lockstep.client.cli.editor.EditorScreen;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.live.LiveEnded;
import org.lockstep.client.live.LiveText;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep edit`.
@Command(
    name = "edit",
    header = "Write on a live document, together with others.",
    description = {
      "Opens the text called NAME of a share on which live collaboration is on, and makes it if"
          + " there is none. What others write shows at once. Every change is on the server's disk"
          + " a moment later; the status line says when. While collaboration is on, the server can"
          + " read the text.",
      "",
      "Keys: arrows, Home, End, Page Up, Page Down, Backspace, Delete; Ctrl-X leaves. The text is"
          + " the Yjs type 'text' of the document, so that other editors can join it."
    },
    footer = {
      "  lockstep edit 01h455vb4pex5vsknk084sn02q minutes",
      "  date | lockstep edit 01h455vb4pex5vsknk084sn02q minutes --stdin",
      "  lockstep edit 01h455vb4pex5vsknk084sn02q minutes --cat"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class EditCommand implements Callable<Answer> {
  private static final Duration JOINING = Duration.ofSeconds(30);
  private static final Duration SAVING = Duration.ofSeconds(30);

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "NAME", description = "The document's name.")
  private String name;

  @ArgGroup(exclusive = true)
  private Way way = new Way();

  /// How to edit without a screen.
  private static final class Way {
    @Option(names = "--stdin", description = "Append standard input, and leave when it is saved.")
    private boolean append;

    @Option(names = "--cat", description = "Print the text as it is now, and leave.")
    private boolean print;
  }

  EditCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws IOException {
    var changed = new AtomicBoolean();
    try (var client = invocation.client();
        var text = client.live().open(share, name, way.print, () -> changed.set(true))) {
      join(client, text);
      if (way.print) return printed(text);
      if (way.append) appendInput(text);
      else editOnScreen(text, changed);
      save(client, text);
      return Answer.done(new LiveEdit(share, name, text.text().length()), "Saved.");
    }
  }

  private void join(LockstepClient client, LiveText text) {
    try {
      text.awaitInStep(JOINING);
    } catch (TimeoutException e) {
      throw failure(client, text, e);
    }
  }

  private void save(LockstepClient client, LiveText text) {
    try {
      text.awaitSaved(SAVING);
    } catch (TimeoutException e) {
      throw failure(client, text, e);
    }
  }

  /// Why it could not be joined or saved. A new ticket is refused with the server's own reason.
  private RuntimeException failure(LockstepClient client, LiveText text, TimeoutException cause) {
    var ended = text.ended().orElse(LiveEnded.UNREACHABLE);
    if (ended != LiveEnded.UNREACHABLE) client.live().ticket(share, way.print);
    return new ServerUnreachable(client.address(), cause);
  }

  private Answer printed(LiveText text) {
    var all = text.text();
    var lines = all.lines().map(this::printable).toList();
    return Answer.result(new LiveContent(share, name, all), lines);
  }

  /// A program gets what was written; a person's terminal is not steered by it.
  private String printable(String line) {
    return invocation.terminal().watched() ? Words.safe(line.replace('\t', ' ')) : line;
  }

  private static void appendInput(LiveText text) throws IOException {
    text.append(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
  }

  private void editOnScreen(LiveText text, AtomicBoolean changed) {
    if (!invocation.terminal().watched() || invocation.json()) {
      throw new Mistake("there is no terminal to edit in; use --stdin or --cat");
    }
    try (var terminal = TerminalBuilder.builder().system(true).dumb(false).build()) {
      new EditorScreen(terminal, text, Words.safe(name), changed).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
