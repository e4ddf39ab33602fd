/// Random pseudonyms for everything that has a stream: 128 bits as 26 letters and digits.
///
/// They carry no meaning, so they may stay in the history for ever. Clients make them, which makes
/// a repeated command
/// recognisable.
@NullMarked
package org.lockstep.domain.id;

import org.jspecify.annotations.NullMarked;
