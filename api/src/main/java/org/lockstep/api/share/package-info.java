/// Shares over HTTP: beginning and ending them, who takes part, their keys, links and live work.
///
/// The way of a command: wait until the views know what was recorded when it arrived; decide it
/// against them, so that what is refused anyway is refused before any key material is looked at;
/// check the signatures of the grants that it carries; send it, which decides it again against the
/// stream itself. Whoever takes no part in a share is told in every case that there is none.
///
/// Where a command ends what the vault held a key for, the key is destroyed within the request.
@NullMarked
package org.lockstep.api.share;

import org.jspecify.annotations.NullMarked;
