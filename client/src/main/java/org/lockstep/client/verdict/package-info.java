/// Who can read a share: computed here from verified events, and held against what the server
/// says.
@NullMarked
package org.lockstep.client.verdict;

import org.jspecify.annotations.NullMarked;
