/// The frames of Hocuspocus. One binary message of the WebSocket is one frame; a socket carries
/// many documents, so that a frame begins with the address of its document.
///
/// ```
/// frame   := address body | 09 | 0a     the last two are a ping and its answer, and whole frames
/// address := name | name 00 session     a text; replies use the one that the client used
/// body    := 0 sync | 4 sync            4 comes from clients only
///          | 1 awareness
///          | 2 0 token version?         from a client; without a token the server asks for one
///          | 2 1 reason                 denied
///          | 2 2 scope                  admitted, "read-write" or "readonly"
///          | 3                          "tell me all presence"
///          | 5 text                     for the application
///          | 6 text                     between servers
///          | 7                          the client leaves the document
///          | 7 reason                   the server closes it; the socket stays
///          | 8 0 | 8 1                  a change was refused, or is durable
/// ```
///
/// Numbers and texts are lib0's. Bytes that are no frame end with
/// [org.lockstep.yjs.MalformedUpdate], whatever they are.
@NullMarked
package org.lockstep.realtime.hocuspocus;

import org.jspecify.annotations.NullMarked;
