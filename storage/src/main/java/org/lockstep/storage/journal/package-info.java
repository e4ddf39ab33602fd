/// The journal: one gapless sequence of events, durable before anyone is answered.
///
/// Callers prepare their events on their own threads: salt, commitments, encoding. One writer takes
/// all batches that wait, checks their stream sequences, numbers and hashes them, and commits them
/// together (write-ahead log, `synchronous=FULL`). Only then it moves the head, answers the callers
/// and wakes who follows. While one group is being committed the next one gathers.
///
/// ```
/// journal.db
/// chunk         first PK, count, events      a row for up to 16 events (8 KiB) of one group: an
///                                            append costs a fraction of a row, and reading one
///                                            event does not mean reading many
/// stream_event  stream, sequence PK,         where an event lies: `first` of its row, and its
///               chunk, nth                   number within the row
/// filed         before                       one row: the events before this position, and no
///                                            others, are in stream_event
/// merkle_node   level, idx PK, hash          level 1 and up: the root of each full tile of 256
///                                            hashes one level below; leaf hashes are in the events
/// snapshots.db
/// snapshot      stream PK, sequence,         not part of the journal: losing it costs time alone
///               revision, state
/// ```
///
/// The bytes of `events` are one event after the other, big-endian:
///
/// ```
/// leaf hash 32, salt 16, recorded at 8 (ms since 1970), sequence 8, revision 4,
/// payload length 4, metadata length 4, lengths of stream type, stream id, type and actor 1 each,
/// then these four words in ASCII, the payload, the metadata
/// ```
///
/// Streams have random names: a row for each event in each commit would touch as many pages as
/// there are events, and most of what is written would be those. So the latest events, some
/// 2,048, are known to `stream_event` later, many in one commit and sorted ([StreamIndex]).
/// Until then they are found in memory, which is filled from the events at each start. That a
/// sequence is given once does not depend on it: the writer asks memory and rows before it
/// numbers a batch.
///
/// Opening a journal counts its rows, checks the number of completed nodes, hashes the last tile
/// and the last 1,024 events again (more if more are not filed), and finds these by their streams.
/// A row that does not fit is refused.
///
/// In MongoDB each process has a writer, and what one group of callers appends is a document:
///
/// ```
/// journal    _id first position, count, at (recorded for its last event), batch (random),
///            events [nth, stream, sequence, bytes], nodes [level, index, hash] where it completes
///            some; unique (events.stream, events.sequence)
/// snapshot   _id stream, sequence, revision, state
/// ```
///
/// A document holds whole batches, so it needs no transaction. It begins where another one ends,
/// so two writers who are at the end want the same `_id`: one of them gets it, the other looks at
/// what came first and gives other positions. For streams the unique index does the same. An answer
/// that is lost is found out by `batch`. What is in the bytes, and what a leaf is, is the same in
/// both stores.
@NullMarked
package org.lockstep.storage.journal;

import org.jspecify.annotations.NullMarked;
