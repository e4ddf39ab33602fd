/// A server in a process of its own, as a person starts it, and the people who work with it.
@NullMarked
package org.lockstep.bench.server;

import org.jspecify.annotations.NullMarked;
