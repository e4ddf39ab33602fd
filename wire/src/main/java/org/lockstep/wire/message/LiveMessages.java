package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import org.lockstep.domain.id.AccountId;

/// Messages about live collaboration: tickets, documents and their versions.
public final class LiveMessages {
  private LiveMessages() {}

  /// `POST /v1/shares/{id}/tickets`.
  ///
  /// @param readOnly whether the ticket allows nothing but reading, whatever the account's role
  public record TicketRequest(boolean readOnly) {}

  /// The answer: a ticket, and where it is shown.
  ///
  /// @param ticket opens any number of connections until it expires
  /// @param yWebsocket for programs with `y-websocket`; `{share}/{document}` is the room's name
  /// @param hocuspocus for programs with Hocuspocus; `{share}/{document}` is the document's name
  public record TicketView(String ticket, String yWebsocket, String hocuspocus, Instant expires) {
    /// Without the ticket.
    @Override
    public String toString() {
      return "TicketView[until " + expires + "]";
    }
  }

  /// `GET /v1/shares/{id}/live`: the names of the documents that have been opened live.
  public record LiveDocumentList(List<String> documents) {
    /// Copies the list.
    public LiveDocumentList {
      documents = List.copyOf(documents);
    }
  }

  /// `POST /v1/shares/{id}/live/freezes`, and `POST` to the freeze itself: nobody changes the
  /// share's live documents now.
  ///
  /// @param freeze to be shown when live collaboration is ended, as `?freeze=...`
  /// @param millis it runs out after so many milliseconds, unless it is prolonged
  public record FreezeView(String freeze, long millis) {}

  /// `POST /v1/shares/{id}/live/versions?document=...`.
  public record SaveVersion(String label) {}

  /// A state of a document that somebody has kept.
  ///
  /// @param number from 1, gapless within a document
  public record VersionView(long number, String label, AccountId author, Instant at) {}

  /// `GET /v1/shares/{id}/live/versions?document=...`, the oldest first.
  public record VersionList(List<VersionView> versions) {
    /// Copies the list.
    public VersionList {
      versions = List.copyOf(versions);
    }
  }
}
