package org.lockstep.client.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// A shared folder, its grants all real.
public final class Folder {
  private final ShareId share = Ids.share();
  private final Person owner;
  private final List<EpochSecret> secrets = new ArrayList<>();

  /// A folder of an owner, not created yet.
  public Folder(Person owner) {
    this.owner = owner;
  }

  /// Its id.
  public ShareId share() {
    return share;
  }

  /// Its current secret.
  public EpochSecret secret() {
    return secrets.getLast();
  }

  /// It begins.
  public ShareEvent.ShareCreated create() {
    return new ShareEvent.ShareCreated(
        share,
        ShareKind.FOLDER,
        Personal.of(owner.account(), "Plans"),
        owner.account(),
        false,
        false);
  }

  /// The next epoch, for these members.
  public ShareEvent.EpochStarted epoch(Map<Person, Role> members) {
    return epoch(owner.actor(), owner.device(), members);
  }

  /// The next epoch, by somebody.
  public ShareEvent.EpochStarted epoch(Actor by, DeviceKeys signer, Map<Person, Role> members) {
    int number = secrets.size() + 1;
    var secret = EpochSecret.random(KeyEpoch.share(share.value(), number));
    var previous =
        secrets.isEmpty() ? Bytes.EMPTY : Bytes.of(EpochBundle.make(secret, secret().secret()));
    secrets.add(secret);
    var grants = new ArrayList<Grant>();
    members.forEach((member, role) -> grants.add(grant(member, role, signer)));
    return new ShareEvent.EpochStarted(
        share, new ShareEpoch(number, Bytes.of(secret.commitment()), grants, previous), by);
  }

  /// The current secret for a member, made by a device.
  public Grant grant(Person member, Role role, DeviceKeys signer) {
    var key =
        CategoryKeys.derive(member.service().secret(), ShareKind.FOLDER.category().name())
            .publicKey();
    long keyEpoch = member.service().epoch().number();
    var terms =
        new GrantTerms(
            secret().epoch(),
            new GrantTerms.Recipient(member.account().value(), key, keyEpoch),
            role.name());
    var made = org.lockstep.crypto.share.Grant.make(secret().secret(), terms, signer.signing());
    return new Grant(
        member.account(),
        Math.toIntExact(keyEpoch),
        role,
        Bytes.of(made.seal().toArray()),
        signer.id(),
        Bytes.of(made.signature().toArray()));
  }

  /// A grant of the current epoch.
  public ShareEvent.KeyGranted granted(Grant grant) {
    return new ShareEvent.KeyGranted(share, secrets.size(), grant);
  }

  /// The owner invites somebody.
  public ShareEvent.ParticipantInvited invite(Person invited, Role role) {
    return new ShareEvent.ParticipantInvited(share, invited.account(), role, owner.actor());
  }

  /// Somebody accepts.
  public ShareEvent.ParticipantJoined join(Person joining, Role role) {
    return new ShareEvent.ParticipantJoined(share, joining.account(), role, joining.actor());
  }

  /// The owner removes somebody.
  public ShareEvent.ParticipantRemoved remove(AccountId removed) {
    return new ShareEvent.ParticipantRemoved(share, removed, owner.actor());
  }

  /// The owner opens a link.
  public ShareEvent.LinkOpened link(LinkId link) {
    return new ShareEvent.LinkOpened(share, link, Bytes.of(new byte[32]), owner.actor());
  }

  /// The vault receives the current secret.
  public ShareEvent.EpochEscrowed escrowed() {
    return new ShareEvent.EpochEscrowed(share, secrets.size(), owner.actor());
  }
}
