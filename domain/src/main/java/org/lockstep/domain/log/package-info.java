/// The beginning of the log: under which name and with which keys the history is signed, itself an
/// event of the history.
@NullMarked
package org.lockstep.domain.log;

import org.jspecify.annotations.NullMarked;
