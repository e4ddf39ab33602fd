/// The bodies of requests and responses, once for both sides.
///
/// Each class gathers the messages of one feature as records; a component that is `Optional` is
/// left out of the JSON when empty.
/// Binary parts are base64url text, times ISO 8601, positions numbers. A command answers with a
/// [org.lockstep.wire.message.Receipt]: clients choose the ids, so nothing else needs to come back.
@NullMarked
package org.lockstep.wire.message;

import org.jspecify.annotations.NullMarked;
