/// An account's protection, through the whole server: turning advanced protection on for an account
/// in many shares, meeting what is owed then, and the table of what is protected how.
@NullMarked
package org.lockstep.bench.protection;

import org.jspecify.annotations.NullMarked;
