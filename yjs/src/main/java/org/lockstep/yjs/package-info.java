/// Yjs updates as bytes: checked, merged, compared and compacted without a document.
///
/// Editors speak Yjs. Each of their changes is an *update*, and a document is an update too: the
/// merger of all that was ever sent. So the server needs no document with types and values, only
/// what [org.lockstep.yjs.YUpdate] does; content is copied from one array into another and
/// never looked at, except once, when it comes in ([org.lockstep.yjs.YUpdate#validate]).
///
/// # The format (v1)
///
/// Numbers are lib0's: seven bits a byte, the lowest first, up to 2^53-1. Every client has a random
/// id and counts the *units* that it makes: characters, values, formatting marks. A unit is named
/// by
/// client and clock, for ever.
///
/// ```
/// update     := count section* deleteSet
/// section    := count client clock struct*       one client's structs, without a gap
/// struct     := GC length                        00: units deleted and forgotten
///             | SKIP length                      0a: units that are not here
///             | info ids payload                 an item
/// info       := kind | 80 origin | 40 right origin | 20 key
/// ids        := origin? right?                   if there is either
///             | parent key?                      if there is neither
/// parent     := 1 name | 0 client clock
/// deleteSet  := count (client count (clock length)*)*
/// ```
///
/// The kinds of payload are in [org.lockstep.yjs.Kind]. Sections come with the highest
/// client first. The *state vector* says for each client how many units are there without a gap.
///
/// # What to keep in mind
///
/// - Ids and clocks are `long`; text stays UTF-8 and is measured in UTF-16 units. Java's `String`
///   would replace a lone surrogate by another character than JavaScript does.
/// - No count is believed before there are bytes for it; no value is nested more than 100 deep.
/// - A struct may refer to units that are missing. It is kept: they may come later.
/// - Nothing here knows of time, sockets or storage, and nothing but the JDK is needed.
@NullMarked
package org.lockstep.yjs;

import org.jspecify.annotations.NullMarked;
