/// What a device keeps on its own disk: its private keys, which account it belongs to, and what it
/// has pinned of others.
///
/// ```
/// ~/.lockstep/              0700
///   device.json             0600   server, the device's two seeds, account and its identity key
///   pins.json               0600   vault key, identity keys, roster counters, how far each stream
///                                  was seen, what this device ordered
///   log-*/                  0700   of each log that was looked at: `key`, the last `checkpoint`,
///                                  and notes that contradict each other
///   lock                    0600   held while a file is replaced
/// ```
///
/// Nothing else may hold secrets: those of the account lie sealed at the server and are opened on
/// demand. Files are written aside, forced to the disk and moved into place.
@NullMarked
package org.lockstep.client.home;

import org.jspecify.annotations.NullMarked;
