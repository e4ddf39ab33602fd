/// Axon, configured by hand: commands on the caller's own thread, aggregates from our journal.
///
/// [Commands] is the only way to change anything. It sends an order to the aggregate that it names,
/// on a bus without threads or queues; the aggregate is loaded from [JournalEventStorageEngine] or
/// from a cache, decides, and its events are durable before the call returns.
///
/// Axon's serializers are not on this path at all: the engine speaks to the journal with the event
/// codec of `wire`, so nothing that is stored can name a class. There are no snapshots: the cache
/// keeps the aggregates in use, and a cold stream is read at some hundred thousand events a second.
///
/// ## The cache
///
/// The repository holds a lock on the aggregate from loading to after the commit. An order that is
/// refused or fails throws its aggregate out of the cache; the next one is loaded from the journal.
/// So a failed append cannot leave an aggregate in memory that believes it happened.
@NullMarked
package org.lockstep.api.axon;

import org.jspecify.annotations.NullMarked;
