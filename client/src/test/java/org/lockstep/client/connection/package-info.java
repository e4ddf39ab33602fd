@NullMarked
package org.lockstep.client.connection;

import org.jspecify.annotations.NullMarked;
