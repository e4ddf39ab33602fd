/// What would become of an account and its shares after a change that nobody has made (R64).
///
/// The change, and what servers and devices owe after it, is tried by the deciders that decide real
/// commands and with the folds that judge real histories. So a forecast is what then happens, or
/// the refusal that the change would meet. Nothing is written.
@NullMarked
package org.lockstep.domain.forecast;

import org.jspecify.annotations.NullMarked;
