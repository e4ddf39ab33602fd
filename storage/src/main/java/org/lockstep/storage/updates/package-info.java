/// Logs of sealed updates, one for each document that is edited live.
///
/// A log has an incarnation, and updates with gapless sequences from 1. Everything up to some
/// sequence may be replaced by one *base*, in one commit; sequences go on where they were. A log
/// ends with its deletion: what is written to its incarnation later is refused, also when a log of
/// the same name has begun since, so that an old copy of a document is never mixed into a new one.
/// What the bytes mean is the business of whoever seals them.
///
/// ```
/// updates.db
/// log      id PK, share, document UNIQUE, incarnation, last    `last` is the last sequence
/// base     log PK, through, sealed             everything up to `through`, that included
/// record   log, sequence PK, sealed            the updates after it
/// version  log, number PK, label, sealed       what people have kept by name, from 1
/// ```
///
/// One writer commits what all callers hand in, a group at a time; a commit is durable before it is
/// acknowledged. Deleted bytes may stay in free pages and in the write-ahead log until they are
/// overwritten: what must be beyond reach at once is sealed under a key that is destroyed.
///
/// In MongoDB what belongs to a log has its incarnation in its key, so that what comes late for an
/// ended one can never be taken for a part of another:
///
/// ```
/// log      _id "SHARE NUL DOCUMENT", share, document, incarnation UNIQUE
/// base     _id incarnation, through, sealed
/// update   _id "INCARNATION/SEQUENCE", sealed, mark (random)
/// version  _id "INCARNATION/NUMBER", label, sealed
/// ended    _id incarnation               whose documents are being deleted
/// ```
@NullMarked
package org.lockstep.storage.updates;

import org.jspecify.annotations.NullMarked;
