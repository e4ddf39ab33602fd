package org.lockstep.api.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What is logged while it is open, whichever way it takes: our own lines and the web server's.
///
/// To be opened after a server has started: its start sets all of logging up anew.
public final class CapturedLog implements AutoCloseable {
  private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
  private final Logger closely;
  private @Nullable Level before;
  private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ILoggingEvent> watched = new LinkedBlockingQueue<>();
  private final Lines lines = new Lines();
  private final Bridge bridge = new Bridge();

  private CapturedLog(String watched) {
    closely = logger(watched);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /// Begins, and makes one class tell everything.
  public static CapturedLog begin(Class<?> watched) {
    return begin(watched.getName());
  }

  /// Begins, and makes all classes of a package tell everything.
  public static CapturedLog begin(String watched) {
    var log = new CapturedLog(watched);
    log.before = log.closely.getLevel();
    log.closely.setLevel(Level.DEBUG);
    log.lines.setContext(log.root.getLoggerContext());
    log.lines.start();
    log.root.addAppender(log.lines);
    java.util.logging.Logger.getLogger("").addHandler(log.bridge);
    return log;
  }

  /// Everything so far.
  public List<ILoggingEvent> all() {
    return all;
  }

  /// The next line of the class that is watched.
  public ILoggingEvent next() throws InterruptedException {
    var line = watched.poll(30, TimeUnit.SECONDS);
    if (line == null) throw new AssertionError("nothing was logged but " + all);
    return line;
  }

  @Override
  public void close() {
    java.util.logging.Logger.getLogger("").removeHandler(bridge);
    root.detachAppender(lines);
    lines.stop();
    closely.setLevel(before);
  }

  private final class Lines extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      all.add(event);
      if (event.getLoggerName().startsWith(closely.getName())) watched.add(event);
    }
  }

  /// Tomcat logs by way of the JDK where nothing else is set up.
  private static final class Bridge extends Handler {
    @Override
    public void publish(LogRecord line) {
      boolean isBad = line.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue();
      var logger = LoggerFactory.getLogger("jdk." + line.getLoggerName());
      if (isBad) logger.error(line.getMessage(), line.getThrown());
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
