/// Copies of a whole store: from one kind into the other, into a file, and back.
///
/// A copy holds what cannot be made anew: events with their salts, so that the tree over them is
/// the same; sealed records and counters; blobs. Read models, snapshots and unfinished uploads are
/// no part of it. Nobody may write the store meanwhile, or the parts are of different moments.
///
/// A file is a line of text and then entries, numbers big-endian, texts and bytes with their length
/// before them:
///
/// ```
/// lockstep-backup 1\n
/// 1 event    position 8, stream type, stream id, sequence 8, type, revision 4, time 8 (ms since
///            1970), actor, payload, metadata, salt 16, leaf hash 32
/// 2 sealed   kind, id, sealed
/// 3 counter  id, value 8
/// 4 blob     SHA-256, length 8, its bytes
/// 5 log      share, document, incarnation, base 1 (0 or 1; then as an update), updates 4
///            (that many times sequence 8, sealed), versions 4
///            (that many times number 8, label, sealed)
/// 6 checkpoint  a signed note
/// 9 end      events 8, root 32; then the SHA-256 of everything before, this entry included
/// ```
@NullMarked
package org.lockstep.storage.copy;

import org.jspecify.annotations.NullMarked;
