package org.lockstep.client.trust;

import java.util.Map;
import java.util.Optional;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.GrantFault;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.share.Grant;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareState.Active;

/// Whether a grant is one that a member made for a member.
final class GrantCheck {
  private GrantCheck() {}

  /// Where a grant stands in the history.
  ///
  /// @param share as it was before it
  /// @param commitment of the epoch
  record Place(
      Active share,
      Map<AccountId, AccountCheck> accounts,
      int epoch,
      org.lockstep.domain.Bytes commitment) {}

  /// @throws TrustRefused with what is wrong with it
  static TrustedEpoch.Made verify(org.lockstep.domain.share.Grant shown, Place place) {
    var by =
        granter(shown, place).orElseThrow(() -> refused(shown, place, GrantFault.NOT_BY_A_MEMBER));
    var grant = read(shown, place);
    if (!grant.verify(by)) throw refused(shown, place, GrantFault.SIGNATURE_WRONG);
    return new TrustedEpoch.Made(grant, by);
  }

  private static Optional<VerifyingKey> granter(
      org.lockstep.domain.share.Grant shown, Place place) {
    return place.share().participants().entrySet().stream()
        .filter(member -> member.getValue().mayWrite())
        .flatMap(member -> Optional.ofNullable(place.accounts().get(member.getKey())).stream())
        .flatMap(account -> account.signingKey(shown.grantedBy()).stream())
        .findFirst();
  }

  private static Grant read(org.lockstep.domain.share.Grant shown, Place place) {
    try {
      return new Grant(
          terms(shown, place),
          Bytes.of(shown.seal().toArray()),
          Bytes.of(place.commitment().toArray()),
          Bytes.of(shown.signature().toArray()));
    } catch (SealRefused e) {
      throw refused(shown, place, GrantFault.MALFORMED);
    }
  }

  private static GrantTerms terms(org.lockstep.domain.share.Grant shown, Place place) {
    if (!isForMember(shown, place)) throw refused(shown, place, GrantFault.FOR_A_STRANGER);
    var recipient =
        Optional.ofNullable(place.accounts().get(shown.recipient()))
            .flatMap(
                account ->
                    account
                        .verified()
                        .recipient(place.share().kind().category(), shown.serviceEpoch()))
            .orElseThrow(() -> refused(shown, place, GrantFault.KEY_UNKNOWN));
    var epoch = KeyEpoch.share(place.share().share().value(), place.epoch());
    return new GrantTerms(epoch, recipient, shown.role().name());
  }

  private static boolean isForMember(org.lockstep.domain.share.Grant shown, Place place) {
    var recipient = shown.recipient();
    return place.share().participants().containsKey(recipient)
        || place.share().invitations().containsKey(recipient);
  }

  static TrustRefused refused(
      org.lockstep.domain.share.Grant shown, Place place, GrantFault fault) {
    return new TrustRefused(
        new Breach.GrantWrong(place.share().share(), shown.recipient(), shown.grantedBy(), fault));
  }
}
