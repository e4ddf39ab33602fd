/// What whoever runs the server can read of what it stores (R40): every field is declared readable,
/// with the reason, or sealed, with what it is sealed to.
///
/// Fields of events are found in the records themselves, so that none can be forgotten: what a
/// record holds as bytes or as text is declared by name, all else by its type. Whether the stores
/// hold anything else, a test sees that reads them raw.
@NullMarked
package org.lockstep.api.visibility;

import org.jspecify.annotations.NullMarked;
