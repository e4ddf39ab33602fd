/// The one place that knows MongoDB's driver; for the adapters of this module alone.
///
/// A [org.lockstep.storage.mongodb.MongoStore] is one realm in two databases: the one that the
/// address names, and one beside it for secrets. Every write waits until a majority of the replica
/// set has it in its journal, and every read sees what a majority has. Nothing here needs a
/// transaction of several documents, a session, or a change stream: what must happen together is
/// one document, or is written down in one before it is done.
///
/// ```
/// lockstep   _id "realm", format, realm       whose store this is, and in which form
/// ```
///
/// The collections of each port are told in the comment of its package. Failures of the driver
/// become [org.lockstep.storage.StorageException]; its text names hosts, never credentials.
@NullMarked
package org.lockstep.storage.mongodb;

import org.jspecify.annotations.NullMarked;
