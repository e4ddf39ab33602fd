/// The channel's sockets: Netty, WebSockets, and the two protocols that existing editors speak.
///
/// ```
/// GET /y/{share}/{document}?ticket=...   y-websocket: one document a socket
/// GET /hocuspocus                        Hocuspocus: the client names documents, and shows a
///                                        ticket for each
/// ```
///
/// A socket is accepted first and judged then, because a browser's editor sees the close code of
/// a WebSocket but not the status of a refused one. Until a ticket was found good, what the
/// client sends is kept within narrow bounds and not looked at.
///
/// Messages are not compressed: editors' updates are small, and who offers compression can be
/// sent bombs. What is no message closes the socket with 1007, and nobody else notices.
@NullMarked
package org.lockstep.realtime.server;

import org.jspecify.annotations.NullMarked;
