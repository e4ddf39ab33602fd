/// Live collaboration, as far as it is the api's: who may, under which key, and when it ends.
///
/// `POST /v1/shares/{share}/tickets` gives a device a ticket, which opens any number of connections
/// to the channel until it expires:
///
/// ```
/// ticket = base64url(MAC (32) ||
///            tuple("lockstep/live-ticket/1", share, account, device, role, expires))
/// MAC    = HMAC-SHA256 under the server's own key for tickets; expires in milliseconds since 1970
/// ```
///
/// The server remembers no ticket. What one allows is looked up in the views when it is shown, and
/// whenever something is recorded about its share or its account: so it dies with the device, the
/// membership or the collaboration, and never allows more than its holder's role (R63, R72).
///
/// When people work live on a share, and who, is history; what they type is not: see
/// [RecordedSessions].
///
/// A device that ends a collaboration freezes the documents first, with
/// `POST /v1/shares/{share}/live/freezes`; the answer comes when everything that was acknowledged
/// to anybody is durable. It says something to `.../freezes/{freeze}` (`POST`) before its time is
/// over, gives it up with `DELETE`, or ends with
/// `DELETE /v1/shares/{share}/collaboration?freeze={freeze}`, which is refused without: see
/// [Freezes].
///
/// When a collaboration ends, what was live of it is shredded with its key (R54); a start makes
/// good what a crash has left undone.
@NullMarked
package org.lockstep.api.live;

import org.jspecify.annotations.NullMarked;
