/// Accounts over HTTP: opening one, looking others up, one's own state, secrets and devices.
@NullMarked
package org.lockstep.api.account;

import org.jspecify.annotations.NullMarked;
