/// The one place that knows the database driver; for the adapters of this module alone.
///
/// A [org.lockstep.storage.sqlite.Database] is one file with one writing [Session] and, where the
/// file is written ahead, a few reading ones. Sessions are opened without SQLite's own mutexes,
/// since each is used by one thread at a time. A virtual thread that waits for a session parks;
/// while it is inside SQLite it holds its carrier, which is why every read is short.
@NullMarked
package org.lockstep.storage.sqlite;

import org.jspecify.annotations.NullMarked;
