/// Sealed vault records that can really be destroyed, and counters that are written before use.
///
/// ```
/// secrets.db
/// secret   kind, id PK, sealed
/// counter  id PK, value
/// ```
///
/// A destroyed record is in no byte of these files. `secure_delete` zeroes its cells and pages in
/// the database. There is no write-ahead log, where it would live on; the rollback journal, which
/// holds pages as they were, stays as a file (`PERSIST`) so that it can be overwritten with zeros
/// in place, which is done after every such commit and again when the store is opened. Temporary
/// tables are in memory. Reads go through the writer's own session: records are few, and one page
/// cache is enough.
@NullMarked
package org.lockstep.storage.secrets;

import org.jspecify.annotations.NullMarked;
