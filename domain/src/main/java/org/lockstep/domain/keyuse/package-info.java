/// The uses that the server makes of keys in its vault: each one is an event before it happens
/// (R101).
@NullMarked
package org.lockstep.domain.keyuse;

import org.jspecify.annotations.NullMarked;
