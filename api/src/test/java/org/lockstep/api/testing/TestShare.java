package org.lockstep.api.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.api.server.TestServer;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ShareMessages.CreateShare;
import org.lockstep.wire.message.ShareMessages.EscrowEpoch;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import org.lockstep.wire.message.ShareMessages.StartEpoch;

/// A share with real secrets, and what its owner's device knows of it.
public final class TestShare {
  private final TestServer server;
  private final Member owner;
  private final ShareKind kind;
  private final ShareId id = new ShareId(TestDevice.freshId());
  private final Map<Integer, EpochSecret> secrets = new HashMap<>();
  private int current = 1;

  private TestShare(TestServer server, Member owner, ShareKind kind) {
    this.server = server;
    this.owner = owner;
    this.kind = kind;
    secrets.put(1, EpochSecret.random(KeyEpoch.share(id.value(), 1)));
  }

  /// A share that no server knows yet.
  public static TestShare planned(TestServer server, Member owner, ShareKind kind) {
    return new TestShare(server, owner, kind);
  }

  /// A share that has begun.
  public static TestShare begun(TestServer server, Member owner, ShareKind kind) {
    var share = planned(server, owner, kind);
    owner.does(Call.post("/v1/shares", share.creation(false)));
    return share;
  }

  /// The message that begins it.
  public CreateShare creation(boolean guarded) {
    var grants = List.of(grant(owner, owner, Role.OWNER));
    var epoch = new ShareEpoch(1, commitment(), grants, Bytes.EMPTY);
    return new CreateShare(id, kind, "Holiday", guarded, false, epoch);
  }

  /// The current secret for a member, signed by another member's device.
  public Grant grant(Member by, Member to, Role role) {
    var terms =
        new GrantTerms(
            secret().epoch(),
            new GrantTerms.Recipient(
                to.id().value(), to.opener(kind.category()).publicKey(), to.currentEpoch()),
            role.name());
    var made = org.lockstep.crypto.share.Grant.make(secret().secret(), terms, by.device().key());
    return new Grant(
        to.id(),
        to.currentEpoch(),
        role,
        Bytes.of(made.seal().toArray()),
        by.device().id(),
        Bytes.of(made.signature().toArray()));
  }

  /// Lets somebody in: invitation, acceptance, key.
  public long admit(Member member, Role role) {
    owner.does(post("/invitations", new Invite(member.id(), role, Optional.empty())));
    member.does(Call.bare("POST", at("/participants")));
    return owner.does(post("/grants", new GrantKeys(current, List.of(grant(owner, member, role)))));
  }

  /// A new epoch for these members beside the owner, all editors.
  public StartEpoch nextEpoch(Member... others) {
    var older = secret();
    current++;
    secrets.put(current, EpochSecret.random(older.epoch().next()));
    var grants = new ArrayList<>(List.of(grant(owner, owner, Role.OWNER)));
    for (var other : others) grants.add(grant(owner, other, Role.EDITOR));
    var previous = Bytes.of(EpochBundle.make(secret(), older.secret()));
    return new StartEpoch(new ShareEpoch(current, commitment(), grants, previous));
  }

  /// Starts a new epoch.
  public long rotate(Member... others) {
    return owner.does(post("/epochs", nextEpoch(others)));
  }

  /// Opens a link and gives the vault the key for it.
  public Link openLink() {
    var link = new Link(new LinkId(TestDevice.freshId()), LinkSecret.random());
    owner.does(Call.put(at("/link"), new OpenLink(link.id(), Bytes.of(link.secret().verifier()))));
    escrow();
    return link;
  }

  /// A link with its secret.
  public record Link(LinkId id, LinkSecret secret) {
    /// A guest's request.
    public Call get(String rest) {
      return Call.get("/v1/links/" + id + rest).header("Lockstep-Link", secret.text());
    }
  }

  /// Gives the vault the current key.
  public long escrow() {
    return owner.does(Call.put(at("/escrow"), escrowMessage()));
  }

  /// The message that gives the vault the current key.
  public EscrowEpoch escrowMessage() {
    var seal = Escrow.make(server.vault().publicKey(), secret());
    return new EscrowEpoch(current, Bytes.of(seal));
  }

  /// The protection now.
  public ProtectionView protection(Member reader) {
    return reader.send(Call.get(at("/protection"))).as(ProtectionView.class);
  }

  /// The protection at a position or time.
  public ProtectionView protection(Member reader, Object at) {
    return reader.send(Call.get(at("/protection?at=" + at))).as(ProtectionView.class);
  }

  /// What the owner is told about a change.
  public Forecast preview(Change change, Optional<Member> invitee) {
    return owner
        .send(post("/protection/preview", new Preview(change, invitee.map(Member::id))))
        .as(Forecast.class);
  }

  /// A `POST` below the share.
  public Call post(String rest, Object message) {
    return Call.post(at(rest), message);
  }

  /// A path below the share.
  public String at(String rest) {
    return "/v1/shares/" + id + rest;
  }

  /// The current secret.
  public EpochSecret secret() {
    return Objects.requireNonNull(secrets.get(current));
  }

  public Bytes commitment() {
    return Bytes.of(secret().commitment());
  }

  public int current() {
    return current;
  }

  public ShareId id() {
    return id;
  }

  public ShareKind kind() {
    return kind;
  }

  public Member owner() {
    return owner;
  }
}
