package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;

/// Messages about access from browsers (R90 to R94).
public final class WebMessages {
  private WebMessages() {}

  /// `PUT /v1/web`.
  public record ChangeWebAccess(boolean on) {}

  /// `POST /v1/web/sessions`, signed by the session's own key: a browser asks to be approved.
  ///
  /// @param proof that whoever asks knows the code which the browser shows
  public record BeginWebSession(
      SessionId session, String handle, Bytes signingKey, Bytes sealingKey, Bytes proof) {}

  /// Where a session stands.
  public enum WebSessionState {
    /// No trusted device has answered.
    WAITING,
    /// A trusted device vouched for it.
    APPROVED
  }

  /// `GET /v1/web/sessions/{id}`, signed by the session; the answer to its `POST` too.
  ///
  /// @param until when it stops to wait, or to be approved
  public record WebSessionStatus(WebSessionState state, Instant until) {}

  /// A session that waits for approval.
  public record WaitingWebSession(
      SessionId session, Bytes signingKey, Bytes sealingKey, Bytes proof, Instant until) {}

  /// A session that was approved and has not ended.
  public record LiveWebSession(SessionId session, Instant until, DeviceId approvedBy) {}

  /// `GET /v1/web`, signed by a trusted device.
  public record WebStatus(
      boolean on, List<WaitingWebSession> waiting, List<LiveWebSession> sessions) {
    /// Copies the lists.
    public WebStatus {
      waiting = List.copyOf(waiting);
      sessions = List.copyOf(sessions);
    }
  }

  /// `POST /v1/web/sessions/{id}/approval`, signed by a trusted device.
  public record ApproveWebSession(WebApproval approval) {}
}
