package org.lockstep.client.cli.terminal;

import java.io.PrintWriter;
import org.lockstep.client.cli.text.Sizes;

/// A line on a terminal that is drawn anew as work goes on, and wiped when it is done.
///
/// Draws only when the line would look different, so that callers may report every chunk. For one
/// thread at a time.
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 24;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;
  private String drawn = "";

  private ProgressBar(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /// A bar on a terminal's error stream; one that draws nothing where no person watches.
  public static ProgressBar on(Terminal terminal) {
    return new ProgressBar(terminal.err(), terminal.watched());
  }

  /// A bar that draws nothing.
  public static ProgressBar hidden(Terminal terminal) {
    return new ProgressBar(terminal.err(), false);
  }

  /// So many bytes of `total` are done; a total of 0 counts as done.
  public void bytes(String what, long done, long total) {
    draw(what, done, total, Sizes.text(done) + " of " + Sizes.text(total));
  }

  /// So many steps of `total` are done.
  public void steps(String what, long done, long total) {
    draw(what, done, total, done + " of " + total);
  }

  /// A step whose length nobody knows.
  public void step(String what) {
    show(what + " ...");
  }

  private void draw(String what, long done, long total, String count) {
    double part = total <= 0 ? 1 : Math.clamp((double) done / total, 0.0, 1.0);
    int full = (int) Math.floor(part * WIDTH);
    show(
        "%s [%s%s] %3d%%  %s"
            .formatted(
                what,
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                (int) Math.floor(part * 100),
                count));
  }

  private void show(String line) {
    if (!shown || line.equals(drawn)) return;
    drawn = line;
    err.print(WIPE + line);
    err.flush();
  }

  /// Wipes the line.
  @Override
  public void close() {
    if (drawn.isEmpty()) return;
    drawn = "";
    err.print(WIPE);
    err.flush();
  }
}
