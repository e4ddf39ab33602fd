/// Enrolments: a device that no account trusts yet asks to be, and a trusted one answers (R70).
///
/// An enrolment is no part of the history until it is approved. It waits ten minutes in the vault's
/// records, since
/// it names a person's device.
///
/// Who asks is not told whether the handle is anybody's: an enrolment of nobody's handle waits like
/// any other, costs the server as much, and ends unanswered.
@NullMarked
package org.lockstep.api.enrolment;

import org.jspecify.annotations.NullMarked;
