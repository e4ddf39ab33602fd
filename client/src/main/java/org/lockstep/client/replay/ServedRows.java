package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.AuditMessages.ProjectionRows;

/// The rows of a projection as the server shows them, in the order of their keys.
record ServedRows(ServerConnection server, String projection) {
  /// A page of rows.
  ///
  /// @param upTo the last key that it speaks for; empty if it speaks for all that follow
  record Page(ProjectionRows shown, Optional<String> upTo) {}

  /// The page after a key; null for the first page.
  ///
  /// @throws ServerMisbehaved if it is not in order
  Page page(@Nullable String after) {
    String query = after == null ? "" : "?after=" + Bytes.of(after.getBytes(UTF_8)); // base64url
    var target = "/v1/audit/projections/" + projection + "/rows" + query;
    var shown = server.get(target, ProjectionRows.class);
    @Nullable String before = after;
    for (var row : shown.rows()) {
      if (before != null && compare(row.key(), before) <= 0) throw disordered();
      before = row.key();
    }
    if (shown.next().isEmpty()) return new Page(shown, Optional.empty());
    if (shown.rows().isEmpty()) throw disordered();
    return new Page(shown, Optional.of(shown.rows().getLast().key()));
  }

  private static ServerMisbehaved disordered() {
    return new ServerMisbehaved("rows that are not in the order of their keys");
  }

  /// The order of keys in every store: that of their bytes in UTF-8.
  static int compare(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
