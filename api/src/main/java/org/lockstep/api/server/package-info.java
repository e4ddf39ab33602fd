/// The server as a whole: its options, what it opens in which order, and how it ends.
///
/// [LockstepServer] is what is started. It reads [ServerOptions] and [LockstepProperties], opens a
/// [Node] (stores, vault, history, views) and then the web server above it ([WebAssembly]).
/// Whatever
/// keeps the node from opening ends the start with one clear line.
///
/// At the start, before the first request: what a crash left staged in the vault is settled by what
/// the history says; what the history says must be destroyed, is destroyed and recorded
/// ([VaultKeeper]); the nonces of the last minutes are read back from the history; and the views
/// catch up with it.
@NullMarked
package org.lockstep.api.server;

import org.jspecify.annotations.NullMarked;
