package org.lockstep.crypto.data;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Tuple;

/// Makes the checksums of one account (R47).
///
/// Guarantees: equal bytes of one account have equal checksums, whatever keys were replaced
/// meanwhile; without the account's first circle secret nobody can tell whether a checksum is that
/// of some bytes, and those of two accounts never agree. Immutable and safe for use by many
/// threads.
public final class ChecksumKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int PIECE = 1 << 16;

  private final Secret key;

  private ChecksumKey(Secret key) {
    this.key = key;
  }

  /// For one use.
  ///
  /// @param firstCircle the circle secret of epoch 1
  /// @param what a word such as `content`
  public static ChecksumKey of(Secret firstCircle, String what) {
    return new ChecksumKey(firstCircle.derive(Tuple.of("lockstep/checksum-key/1").text(what)));
  }

  /// The checksum of all bytes of the stream, 64 hexadecimal digits.
  public String of(InputStream bytes) throws IOException {
    var mac = mac();
    var piece = new byte[PIECE];
    for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
      mac.update(piece, 0, read);
    }
    return HexFormat.of().formatHex(mac.doFinal());
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
    }
  }

  @Override
  public String toString() {
    return "ChecksumKey[hidden]";
  }
}
