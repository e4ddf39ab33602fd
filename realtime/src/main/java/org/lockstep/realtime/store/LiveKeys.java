package org.lockstep.realtime.store;

import java.nio.ByteBuffer;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// The live keys of shares: random, each wrapped under the secret of its share's epoch and kept
/// where destroyed means gone.
///
/// A key that was derived from the share's secret could be derived again as long as anybody has
/// that secret, which outlives the collaboration; a random one dies with its record (R54).
final class LiveKeys {
  private static final String KIND = "live-key";

  private final Secrets secrets;
  private final ShareKeys shareKeys;

  LiveKeys(Secrets secrets, ShareKeys shareKeys) {
    this.secrets = secrets;
    this.shareKeys = shareKeys;
  }

  boolean exists(ShareId share) {
    return secrets.get(name(share)).isPresent();
  }

  /// Makes a key, unless somebody else has just made one; the key then is theirs.
  ///
  /// @throws ShareKeyMissing if the share's secret cannot be had
  Secret create(ShareId share, DeviceId device) {
    var key = Secret.random();
    var record = record(share, shareKeys.newest(share), device, key);
    return secrets.putIfAbsent(name(share), record) ? key : open(share, device);
  }

  /// Opens the key. One that is wrapped under an older epoch is wrapped under the newest from then
  /// on, because the way to an older one may be closed some day.
  ///
  /// @throws ShareKeyMissing if the share's secret cannot be had
  Secret open(ShareId share, DeviceId device) {
    int newest = shareKeys.newest(share);
    var record = ByteBuffer.wrap(secrets.get(name(share)).orElseThrow());
    int epoch = Math.toIntExact(record.getLong());
    var wrapped = new byte[record.remaining()];
    record.get(wrapped);
    var key = shareKeys.use(share, epoch, device, s -> unwrap(share, epoch, s.secret(), wrapped));
    if (newest > epoch) secrets.put(name(share), record(share, newest, device, key));
    return key;
  }

  private byte[] record(ShareId share, int epoch, DeviceId device, Secret key) {
    var wrapped =
        shareKeys.use(
            share, epoch, device, s -> s.secret().wrap(context(share, epoch), key.bytes()));
    return ByteBuffer.allocate(Long.BYTES + wrapped.length).putLong(epoch).put(wrapped).array();
  }

  private static Secret unwrap(ShareId share, int epoch, Secret secret, byte[] wrapped) {
    try {
      return secret.unwrapSecret(context(share, epoch), wrapped);
    } catch (SealRefused e) {
      throw new DamagedDocument("The live key of share " + share, e);
    }
  }

  private static Tuple context(ShareId share, int epoch) {
    return Tuple.of("lockstep/live-key/1").text(share.value()).number(epoch);
  }

  void destroy(ShareId share) {
    secrets.destroy(name(share));
  }

  private static SecretName name(ShareId share) {
    return new SecretName(KIND, share.value());
  }
}
