/// Closing accounts (R102): what is foreseen, what is done in which order, and what is told of it.
///
/// The order of the person is recorded first. Then the server parts the account from its shares
/// while their titles can still be read, destroys the keys that nothing calls for any more, the
/// account's secrets and records, and at last the key of its personal texts; when all of that is
/// done it records what was. Each step can be done twice, so a server that dies in between goes on
/// at its next start.
@NullMarked
package org.lockstep.api.closing;

import org.jspecify.annotations.NullMarked;
