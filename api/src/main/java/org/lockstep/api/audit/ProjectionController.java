package org.lockstep.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.log.Auditors;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Bytes;
import org.lockstep.projections.Projections;
import org.lockstep.projections.ReadModels;
import org.lockstep.projections.RowPage;
import org.lockstep.storage.documents.Document;
import org.lockstep.wire.message.AuditMessages.ProjectionList;
import org.lockstep.wire.message.AuditMessages.ProjectionRow;
import org.lockstep.wire.message.AuditMessages.ProjectionRows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The rows of the projections, for auditors.
@RestController
class ProjectionController {
  private static final int MOST = 1_000;

  private final ReadModels models;
  private final Auditors auditors;

  ProjectionController(ReadModels models, Auditors auditors) {
    this.models = models;
    this.auditors = auditors;
  }

  @GetMapping("/v1/audit/projections")
  ProjectionList list(Caller caller) {
    auditors.require(caller);
    return new ProjectionList(Projections.names(), models.position());
  }

  @GetMapping("/v1/audit/projections/{name}/rows")
  ProjectionRows rows(
      @PathVariable String name,
      @RequestParam Optional<String> after,
      @RequestParam(defaultValue = "500") int limit,
      Caller caller) {
    auditors.require(caller);
    if (!Projections.names().contains(name)) throw malformed("name", "the name of a projection");
    if (limit < 1 || limit > MOST) throw malformed("limit", "1 to " + MOST);
    @Nullable String key = after.map(ProjectionController::key).orElse(null);
    return message(models.rows(name, key, limit));
  }

  private static ProjectionRows message(RowPage page) {
    return new ProjectionRows(
        page.form(),
        page.position(),
        page.rows().stream().map(ProjectionController::row).toList(),
        page.next().map(key -> Bytes.of(key.getBytes(UTF_8)).toString()));
  }

  private static ProjectionRow row(Document found) {
    return new ProjectionRow(found.key(), Bytes.of(found.value()));
  }

  /// A key may hold anything, since a row may have been put there by hand.
  private static String key(String cursor) {
    try {
      return new String(Bytes.parse(cursor).toArray(), UTF_8);
    } catch (IllegalArgumentException _) {
      throw malformed("after", "the cursor that a page named");
    }
  }

  private static Refused malformed(String parameter, String expected) {
    return new Refused(new ParameterMalformed(parameter, expected));
  }
}
