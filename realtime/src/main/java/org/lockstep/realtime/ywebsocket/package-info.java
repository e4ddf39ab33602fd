/// The frames of y-websocket. One binary message of the WebSocket is one frame, and a connection
/// is about one document, which its URL names.
///
/// ```
/// frame := 0 sync                    0 state vector | 1 update | 2 update
///        | 1 awareness               presence of some clients
///        | 2 0 reason                permission denied; from the server only
///        | 3                         "tell me all presence"
/// ```
///
/// Numbers and texts are lib0's. Bytes that are no frame end with
/// [org.lockstep.yjs.MalformedUpdate], whatever they are.
@NullMarked
package org.lockstep.realtime.ywebsocket;

import org.jspecify.annotations.NullMarked;
