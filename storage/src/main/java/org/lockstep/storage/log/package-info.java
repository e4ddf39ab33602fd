/// What was signed of the log, kept twice: in rows beside the journal, and in an anchor apart from
/// them.
///
/// A restored backup, or a store that was rolled back, holds together by itself: nothing in it is
/// wrong, it only is old. So each signed checkpoint is also written to the [Anchor], which must not
/// be restored along with the rows. Whoever starts on the store compares the two.
///
/// ```
/// journal.db
/// checkpoint    nth PK, size, note    the notes with the log's own signature, in the order of
///                                     signing; never changed, never taken away
/// ANCHOR                              one line for each note, ended by LF:
///                                     anchor/v1 SIZE ROOT ORIGIN SIGNATURE
/// ```
///
/// In MongoDB a collection of the journal's database takes the place of the table:
///
/// ```
/// checkpoint    _id nth, size, note, mark (random)
/// ```
///
/// In the anchor root and signature are base64 as in the note, so the note can be written out again
/// from its line. Lines before the last serve nobody but people, and go once the file has reached a
/// mebibyte.
@NullMarked
package org.lockstep.storage.log;

import org.jspecify.annotations.NullMarked;
