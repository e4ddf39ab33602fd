/// The server's log, fetched and guarded: where its files come from, and the memory that a fork or
/// a rollback shows against.
///
/// Whether what was fetched is right, [org.lockstep.audit.log] decides.
@NullMarked
package org.lockstep.client.log;

import org.jspecify.annotations.NullMarked;
