package org.lockstep.api.custody;

import java.util.List;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.ApiProblem.GrantSignatureWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareRejection.GrantKeyStale;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// Checks the grants of a share's secret: their form, and that the calling device made them.
///
/// Clients check the same, and rely on it; the server checks so that no wrong grant enters the
/// history.
@Component
public final class GrantChecks {
  private static final int SIGNATURE = 64;

  private final AccountModel accounts;

  /// Grants to these accounts.
  public GrantChecks(ReadModels models) {
    this.accounts = models.accounts();
  }

  /// The secret that is granted.
  ///
  /// @param commitment what is published about it
  /// @param category whose keys it is sealed to
  public record Granted(
      ShareId share, int epoch, org.lockstep.domain.Bytes commitment, Category category) {}

  /// Checks the form.
  ///
  /// @param member a JSON pointer to the grants
  /// @throws Refused that points to the first fault
  public static void form(String member, List<Grant> grants, Caller caller) {
    for (int i = 0; i < grants.size(); i++) form(member + "/" + i, grants.get(i), caller);
  }

  /// Checks the form of one grant.
  ///
  /// @param member a JSON pointer to it
  /// @throws Refused that points to the first fault
  public static void form(String member, Grant grant, Caller caller) {
    KeyMaterial.length(member + "/seal", grant.seal(), org.lockstep.crypto.share.Grant.SEAL_LENGTH);
    KeyMaterial.length(member + "/signature", grant.signature(), SIGNATURE);
    if (!grant.grantedBy().equals(caller.device())) {
      throw new Refused(new BodyMalformed(member + "/grantedBy", "the calling device is expected"));
    }
  }

  /// Checks that the calling device signed the grants: each to the recipient's published key of the
  /// epoch that it names.
  ///
  /// @throws Refused if one is not so
  public void signatures(Granted granted, List<Grant> grants, Caller caller) {
    var device =
        accounts
            .trusted(caller.device())
            .orElseThrow(() -> new Refused(new DeviceNotRecognised(caller.device())));
    var key = VerifyingKey.of(device.device().signingKey().toArray());
    for (var grant : grants) {
      if (!claimed(granted, grant).verify(key)) {
        throw new Refused(new GrantSignatureWrong(grant.recipient()));
      }
    }
  }

  private org.lockstep.crypto.share.Grant claimed(Granted granted, Grant grant) {
    var recipient =
        new GrantTerms.Recipient(
            grant.recipient().value(),
            recipientKey(granted.category(), grant),
            grant.serviceEpoch());
    return new org.lockstep.crypto.share.Grant(
        new GrantTerms(
            KeyEpoch.share(granted.share().value(), granted.epoch()),
            recipient,
            grant.role().name()),
        Bytes.of(grant.seal().toArray()),
        Bytes.of(granted.commitment().toArray()),
        Bytes.of(grant.signature().toArray()));
  }

  private SealingKey recipientKey(Category category, Grant grant) {
    var epochs = accounts.card(grant.recipient()).map(card -> card.service()).orElse(List.of());
    int current = epochs.isEmpty() ? 0 : epochs.getLast().number();
    return epochs.stream()
        .filter(epoch -> epoch.number() == grant.serviceEpoch())
        .findFirst()
        .map(epoch -> key(epoch, category))
        .orElseThrow(
            () -> new Refused(new GrantKeyStale(grant.recipient(), current, grant.serviceEpoch())));
  }

  private static SealingKey key(ServiceEpoch epoch, Category category) {
    var published = epoch.categoryKeys().get(category);
    if (published == null) throw new IllegalStateException("every category has a key");
    return SealingKey.of(published.toArray());
  }
}
