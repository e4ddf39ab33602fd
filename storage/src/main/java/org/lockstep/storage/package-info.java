/// Where Lockstep keeps what it must not forget: four ports and their embedded adapter.
///
/// - [org.lockstep.storage.journal.Journal]: everything that ever happened, in one gapless order.
/// - [org.lockstep.storage.documents.Documents]: read models, which can be rebuilt from the
// journal.
/// - [org.lockstep.storage.blobs.Blobs]: ciphertext of items, addressed by its hash.
/// - [org.lockstep.storage.secrets.Secrets]: sealed vault records that can really be destroyed.
///
/// What goes wrong is a [StorageException]; what a caller may act on has a type of its own.
@NullMarked
package org.lockstep.storage;

import org.jspecify.annotations.NullMarked;
