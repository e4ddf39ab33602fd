/// Who is there and where they look (y-protocols' awareness). Told to everybody, kept by nobody:
/// it is never stored, and a document that nobody has open has none.
@NullMarked
package org.lockstep.realtime.awareness;

import org.jspecify.annotations.NullMarked;
