/// Data of the account's own, category by category: encrypted and decrypted on this device.
///
/// Which key a category's data is written under, this device reads off the account's verified
/// history; it does not ask the server. So nothing that is always end-to-end encrypted is ever
/// written under a key that the server could reach (R24), whatever the server says.
@NullMarked
package org.lockstep.client.data;

import org.jspecify.annotations.NullMarked;
