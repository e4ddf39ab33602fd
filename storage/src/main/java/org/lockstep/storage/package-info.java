/// Where Lockstep keeps what it must not forget: a few ports, each with two adapters.
///
/// - [org.lockstep.storage.journal.Journal]: everything that ever happened, in one gapless order.
/// - [org.lockstep.storage.journal.Snapshots]: states of streams, to save reading.
/// - [org.lockstep.storage.documents.Documents]: read models, which follow from the journal.
/// - [org.lockstep.storage.blobs.Blobs]: ciphertext of items, by its hash.
/// - [org.lockstep.storage.updates.Updates]: sealed updates of documents that are edited live.
/// - [org.lockstep.storage.secrets.Secrets]: sealed vault records that can really be destroyed.
///
/// [EmbeddedStorage] opens all of them on one data directory, [MongoStorage] on a database of
/// MongoDB that many processes may share; the comment of each package tells what lies in its
/// file or its collections. Numbers are SQLite integers unless said otherwise. Each database
/// file names its kind in the header's application id (`LkJ1`, `LkN1`, `LkD1`, `LkS1`, `LkU1`)
/// and the version of its tables in the user version.
///
/// What goes wrong is a [StorageException] whose message is one line for an operator; what a caller
/// may act on has a type of its own. Nothing is ever repaired by deleting it.
@NullMarked
package org.lockstep.storage;

import org.jspecify.annotations.NullMarked;
