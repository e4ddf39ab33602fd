/// Sessions in browsers: what an account says of their keys.
///
/// ```
/// approval  tuple("lockstep/web-approval/1", account, session, signing key, sealing key,
///                 until in ms)
/// ```
///
/// It is signed by the account's identity key, so any device of the account knows without asking
/// the server which browser was approved, and until when.
@NullMarked
package org.lockstep.crypto.web;

import org.jspecify.annotations.NullMarked;
