/// What requests about keys have in common: the form of key material, the signatures over it, and
/// the way of an escrow.
@NullMarked
package org.lockstep.api.custody;

import org.jspecify.annotations.NullMarked;
