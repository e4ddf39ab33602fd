/// Meeting the key operations that this device owes: what to do next is a pure function of verified
/// events, doing it is the rest.
@NullMarked
package org.lockstep.client.sync;

import org.jspecify.annotations.NullMarked;
