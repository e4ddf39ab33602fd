package org.lockstep.realtime.server;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import javax.net.ssl.SSLException;

/// A handshake of the server with itself, in memory: a certificate whose key is another one's is
/// read without complaint, and would fail with everybody who comes.
final class OwnHandshake {
  private OwnHandshake() {}

  /// Makes one.
  ///
  /// @throws SSLException if it fails
  static void require(SslContext server) throws SSLException {
    // Whom the certificate names, and who vouches for it, is for clients to judge.
    var asking = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE);
    var client = asking.endpointIdentificationAlgorithm(null).build();
    var near = client.newHandler(ByteBufAllocator.DEFAULT);
    var here = new EmbeddedChannel(near);
    var there = new EmbeddedChannel(server.newHandler(ByteBufAllocator.DEFAULT));
    try {
      while (carry(here, there) + carry(there, here) > 0) {
        // until neither has anything more to say
      }
      if (!near.handshakeFuture().isSuccess()) throw failed();
    } catch (DecoderException refused) {
      var failed = failed();
      failed.addSuppressed(refused); // not its cause: what it says is of no help to a person
      throw failed;
    } finally {
      here.finishAndReleaseAll();
      there.finishAndReleaseAll();
    }
  }

  /// How many messages there were to carry.
  private static int carry(EmbeddedChannel from, EmbeddedChannel to) {
    int carried = 0;
    for (var sent = from.readOutbound(); sent != null; sent = from.readOutbound()) {
      to.writeInbound(sent);
      carried++;
    }
    return carried;
  }

  private static SSLException failed() {
    return new SSLException("the key is not that of the certificate");
  }
}
