package org.lockstep.api.live;

import static org.lockstep.api.live.LiveShares.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.lockstep.api.problem.ApiProblem.LiveDocumentUnknown;
import org.lockstep.api.problem.ApiProblem.LiveNotReady;
import org.lockstep.api.problem.ApiProblem.LiveVersionUnknown;
import org.lockstep.api.problem.ApiProblem.TextLengthWrong;
import org.lockstep.api.problem.ApiProblem.VersionsFull;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.store.Label;
import org.lockstep.realtime.store.LiveDocuments;
import org.lockstep.realtime.store.ShareKeyMissing;
import org.lockstep.realtime.store.TooManyVersions;
import org.lockstep.realtime.store.Version;
import org.lockstep.realtime.store.Versions;
import org.lockstep.wire.message.LiveMessages.LiveDocumentList;
import org.lockstep.wire.message.LiveMessages.SaveVersion;
import org.lockstep.wire.message.LiveMessages.VersionList;
import org.lockstep.wire.message.LiveMessages.VersionView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The live documents of a share, as far as they are durable, and their versions.
///
/// A document is named by a query parameter, because its name may hold slashes.
@RestController
public final class VersionController {
  private final LiveShares shares;
  private final LiveDocuments documents;
  private final Versions versions;
  private final Clock clock;

  /// Wired by the assembly.
  VersionController(LiveShares shares, LiveDocuments documents, Versions versions, Clock clock) {
    this.shares = shares;
    this.documents = documents;
    this.versions = versions;
    this.clock = clock;
  }

  @GetMapping("/v1/shares/{share}/live")
  LiveDocumentList list(@PathVariable ShareId share, Caller caller) {
    shares.require(share, caller);
    return new LiveDocumentList(
        documents.documents(share).stream().map(name -> name.document()).toList());
  }

  /// Everything that the document holds, as one Yjs update.
  @GetMapping("/v1/shares/{share}/live/state")
  void state(
      @PathVariable ShareId share,
      @RequestParam String document,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    shares.require(share, caller);
    var state = withKey(() -> documents.read(document(share, document), caller.device()));
    send(state.orElseThrow(() -> new Refused(new LiveDocumentUnknown(document))), response);
  }

  @PostMapping("/v1/shares/{share}/live/versions")
  VersionView save(
      @PathVariable ShareId share,
      @RequestParam String document,
      @RequestBody SaveVersion request,
      Caller caller) {
    shares.requireWriter(share, caller, "keep versions");
    var name = document(share, document);
    var label = label(request.label(), caller);
    return withKey(() -> versions.save(name, label, caller.device()))
        .map(VersionController::view)
        .orElseThrow(() -> new Refused(new LiveDocumentUnknown(document)));
  }

  private Label label(String text, Caller caller) {
    try {
      return new Label(text, caller.account(), clock.instant());
    } catch (IllegalArgumentException e) {
      var problem = new TextLengthWrong("/label", Label.MOST_CHARACTERS);
      throw (Refused) new Refused(problem).initCause(e);
    }
  }

  @GetMapping("/v1/shares/{share}/live/versions")
  VersionList versions(@PathVariable ShareId share, @RequestParam String document, Caller caller) {
    shares.require(share, caller);
    var name = document(share, document);
    return new VersionList(
        withKey(() -> versions.versions(name, caller.device())).stream()
            .map(VersionController::view)
            .toList());
  }

  /// What a version keeps, as one Yjs update.
  @GetMapping("/v1/shares/{share}/live/versions/{number}")
  void version(
      @PathVariable ShareId share,
      @PathVariable long number,
      @RequestParam String document,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    shares.require(share, caller);
    var name = document(share, document);
    var state = withKey(() -> versions.version(name, number, caller.device()));
    send(state.orElseThrow(() -> new Refused(new LiveVersionUnknown(number))), response);
  }

  private static VersionView view(Version version) {
    var label = version.label();
    return new VersionView(version.number(), label.text(), label.author(), label.at());
  }

  private static <T> T withKey(Supplier<T> work) {
    try {
      return work.get();
    } catch (ShareKeyMissing e) {
      throw (Refused) new Refused(new LiveNotReady()).initCause(e);
    } catch (TooManyVersions e) {
      throw (Refused) new Refused(new VersionsFull(e.most())).initCause(e);
    }
  }

  private static void send(byte[] state, HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(state.length);
    response.getOutputStream().write(state);
  }
}
