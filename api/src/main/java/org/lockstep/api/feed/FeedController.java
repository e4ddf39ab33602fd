package org.lockstep.api.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.LockstepProperties;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The feed of the calling account.
@RestController
class FeedController {
  private static final int SLICE = 256;
  private static final byte[] NOTHING = {'{', '}'};

  private final Journal journal;
  private final ReadModels models;
  private final MessageCodec codec;
  private final Audience audience;
  private final Streams streams;
  private final LockstepProperties.Feed settings;

  FeedController(
      Journal journal,
      ReadModels models,
      MessageCodec codec,
      Streams streams,
      LockstepProperties properties) {
    this.journal = journal;
    this.models = models;
    this.codec = codec;
    this.audience = new Audience(models);
    this.streams = streams;
    this.settings = properties.feed();
  }

  /// @param after the last position that the reader knows of; `Last-Event-ID` comes first
  @GetMapping(value = "/v1/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void feed(
      Caller caller,
      @RequestParam Optional<Long> after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response)
      throws Exception {
    long from =
        Optional.ofNullable(lastEventId)
            .map(FeedController::position)
            .or(() -> after)
            .orElseGet(() -> models.position() - 1);
    if (from < -1 || from >= journal.head()) {
      throw new Refused(new PositionUnknown(from, journal.head()));
    }
    streams.run(caller.account(), () -> tell(caller, from, response));
  }

  private static long position(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new Refused(new ParameterMalformed("Last-Event-ID", "a position of the history"));
    }
  }

  private void tell(Caller caller, long from, HttpServletResponse response) throws Exception {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    var events = new SentEvents(response.getOutputStream());
    long told = begin(from, events);
    while (isTrusted(caller)) {
      if (models.await(told + 1, settings.heartbeat())) told = tellSlice(caller, told, events);
      else events.beat(told);
    }
    events.end();
  }

  /// Begins after `from`, or at the present if that is too far behind.
  private long begin(long from, SentEvents events) throws IOException {
    long known = models.position() - 1;
    if (known - from <= settings.longestGap()) {
      events.beat(from);
      return from;
    }
    events.send("reset", known, NOTHING);
    events.flush();
    return known;
  }

  private boolean isTrusted(Caller caller) {
    return models
        .accounts()
        .trusted(caller.device())
        .filter(device -> device.account().equals(caller.account()))
        .isPresent();
  }

  private long tellSlice(Caller caller, long told, SentEvents events) throws IOException {
    for (var stored : slice(told)) {
      var notice = audience.notice(caller.account(), stored);
      if (notice.isPresent()) {
        events.send("notice", stored.position(), codec.write(notice.get()));
      }
      told = stored.position();
    }
    events.flush();
    return told;
  }

  /// The next events, as far as the views know them.
  private List<StoredEvent> slice(long told) {
    long known = models.position();
    return journal.read(told + 1, SLICE).stream().filter(e -> e.position() < known).toList();
  }
}
