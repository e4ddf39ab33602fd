package org.lockstep.api.server;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.lockstep.api.problem.ApiProblem.ServerStopping;
import org.lockstep.api.problem.ApiProblem.ViewsStopped;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.ServerInfo;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the server says of itself, to anybody.
@RestController
class ServerController {
  private static final String VERSION = "0.1.0";
  private static final String PROMETHEUS_TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final Node node;
  private final Clock clock;

  ServerController(Node node, Clock clock) {
    this.node = node;
    this.clock = clock;
  }

  /// Whether the server is ready.
  ///
  /// @param status always `UP`: a server that is not has a problem instead
  /// @param log `SIGNED`, or `HELD_BACK` while new events cannot be signed or anchored
  record Health(String status, String log) {}

  @GetMapping("/v1/server")
  ServerInfo server() {
    return new ServerInfo(
        VERSION,
        node.log().keys().origin(),
        node.log().keys().signer().verifierKey().text(),
        Bytes.of(node.vault().publicKey().bytes()),
        node.views().head(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  @GetMapping("/actuator/health")
  Health health() {
    if (node.commands().isStopped()) throw new Refused(new ServerStopping());
    if (node.models().failure().isPresent()) throw new Refused(new ViewsStopped());
    node.storage().check();
    return new Health("UP", node.log().checkpointer().isHeldBack() ? "HELD_BACK" : "SIGNED");
  }

  @GetMapping(value = "/actuator/prometheus", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> prometheus() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(PROMETHEUS_TEXT))
        .body(node.meters().scrape());
  }
}
