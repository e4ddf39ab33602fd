/// Commands and verdict queries through HTTP, by many clients at once.
@NullMarked
package org.lockstep.bench.commands;

import org.jspecify.annotations.NullMarked;
