/// The way to the server: signed requests, commands that are carried out once, uploads and
/// downloads that go on where they broke off.
@NullMarked
package org.lockstep.client.connection;

import org.jspecify.annotations.NullMarked;
