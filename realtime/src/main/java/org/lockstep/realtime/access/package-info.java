/// Who may open a live document, and when that ends.
///
/// The channel knows nothing of accounts, shares and tickets but this one port,
/// [org.lockstep.realtime.access.Access]. It asks once when a connection wants a document, and is
/// told of every change afterwards, so that a connection ends or loses its pen at once and not at
/// its next request.
@NullMarked
package org.lockstep.realtime.access;

import org.jspecify.annotations.NullMarked;
