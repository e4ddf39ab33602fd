/// What happens, told to devices while it happens: `GET /v1/feed`, server-sent events.
///
/// ```
/// id: 4711                               the position in the history
/// event: notice
/// data: {"position":4711,"at":...,"type":"share.participant-joined","share":...,"account":...}
///
/// id: 4800                               a heartbeat: nothing up to 4800 concerned the reader
///
/// event: reset                           too far behind: read everything anew, then go on from
/// here
/// id: 904711
/// data: {}
///
/// event: end                             no account trusts the device any more
/// data: {}
/// ```
///
/// A reader goes on where it was by `Last-Event-ID`, or at first by `?after=`; without either it is
/// told what happens from now on. A notice says that something happened, never what: the reader
/// asks for that. Each stream has a thread of its own and reads the history at its reader's pace,
/// some hundred events at a time, so a slow reader costs no memory.
@NullMarked
package org.lockstep.api.feed;

import org.jspecify.annotations.NullMarked;
