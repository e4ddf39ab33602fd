package org.lockstep.realtime.store;

import java.util.function.Function;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// The escrowed secrets of shares, as far as a live session needs them. Whoever implements it
/// records each use before it happens (R101), and gives none out while collaboration is off.
public interface ShareKeys {

  /// The newest epoch whose secret can be had.
  ///
  /// @throws ShareKeyMissing if there is none
  int newest(ShareId share);

  /// Gives the secret of an epoch to the work, which must not let it go on.
  ///
  /// @param device for whom
  /// @throws ShareKeyMissing if it cannot be had
  <T> T use(ShareId share, int epoch, DeviceId device, Function<EpochSecret, T> work);
}
