/// What can go wrong for whoever uses the client, each as a type of its own: tell them apart with
/// an
/// exhaustive switch over [org.lockstep.client.failure.ClientFailure].
@NullMarked
package org.lockstep.client.failure;

import org.jspecify.annotations.NullMarked;
