package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
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
  ///
  /// @param approval what the account's identity key said of it
  /// @param asks the category whose key it waits for
  /// @param holds of which categories it was handed the key
  public record LiveWebSession(
      SessionId session,
      Instant until,
      DeviceId approvedBy,
      WebApproval approval,
      Optional<Category> asks,
      List<Category> holds) {
    /// Copies the list.
    public LiveWebSession {
      holds = List.copyOf(holds);
    }
  }

  /// `POST /v1/web/sessions/{id}/categories`, signed by the session: asks for the key of one.
  ///
  /// @param category its name; a text, so that one which no browser ever sees is refused as such
  public record AskForCategory(String category) {}

  /// Where a category stands in a session.
  public enum CategoryState {
    /// No trusted device has answered.
    WAITING,
    /// The key is here.
    HANDED_OVER
  }

  /// `GET /v1/web/sessions/{id}/categories/{category}`, signed by the session; the answer to its
  /// `POST` too.
  ///
  /// @param epoch of the account's service secret, once the key is here
  /// @param seal the key, sealed to the session
  public record WebCategory(
      Category category, CategoryState state, Optional<Integer> epoch, Optional<Bytes> seal) {}

  /// `POST /v1/web/sessions/{id}/hand-over`, signed by a trusted device: answers what the session
  /// asks for.
  public record HandOver(Category category, int epoch, Bytes seal) {}

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
