@NullMarked
package org.lockstep.client.verdict;

import org.jspecify.annotations.NullMarked;
