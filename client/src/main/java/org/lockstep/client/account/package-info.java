/// The account of this device: opening it, its devices, its secrets, its protection mode and its
/// recovery key.
@NullMarked
package org.lockstep.client.account;

import org.jspecify.annotations.NullMarked;
