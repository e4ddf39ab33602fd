/// Documents that somebody has open.
///
/// A *room* is a document with the people in it. It belongs to one event loop: whatever happens
/// to it happens there, one thing after the other, and nothing there blocks. There is no
/// document with types and values, only
///
/// - its *base*, one compact update that says everything up to some change,
/// - its *tail*, the changes since, which are folded into the base when somebody joins,
/// - the presence of those who are there, and
/// - what is on the way: changes that are not durable yet, gathered into one record at a time, and,
///   where many hear them, changes of the last few milliseconds, which go out as one.
///
/// A change is validated before it comes here, appended to the document's log, and when it is
/// durable acknowledged to its author and told to all, the author included. Nothing that could be
/// lost is told to anybody. Who reads too slowly gets nothing until there is room in their
/// socket, then what was missed as one change; who does not catch up is disconnected.
///
/// A room that was empty for a while is forgotten. When an append fails, the room ends, everybody
/// reconnects, and it is read from disk again: what is in memory is never better known than what
/// is durable.
@NullMarked
package org.lockstep.realtime.room;

import org.jspecify.annotations.NullMarked;
