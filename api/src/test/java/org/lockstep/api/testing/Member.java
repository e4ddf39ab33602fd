package org.lockstep.api.testing;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.lockstep.api.server.TestServer;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.share.Actor;
import org.lockstep.wire.message.Receipt;

/// A person with real category keys and a device that signs; the account is opened past the api.
/// What no share asks for (rosters, seals between own devices) are placeholders.
public final class Member {
  private static final Bytes SOME = Bytes.of(new byte[] {1, 2, 3});
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);

  private final TestServer server;
  private final String name;
  private HandleId handle = new HandleId(TestDevice.freshId());
  private final AccountId id;
  private final TestDevice device;
  private final SigningKey identity;
  private EpochSecret service;

  private Member(TestServer server, String name) {
    this.server = server;
    this.name = name;
    this.id = new AccountId(TestDevice.freshId());
    this.device = TestDevice.fresh();
    this.identity = SigningKey.generate(new SecureRandom());
    this.service = EpochSecret.random(KeyEpoch.service(id.value(), 1));
  }

  private Member(Member person, TestDevice device) {
    this.server = person.server;
    this.name = person.name;
    this.id = person.id;
    this.device = device;
    this.identity = person.identity;
    this.service = person.service;
  }

  /// The same person on another device.
  public Member with(TestDevice other) {
    return new Member(this, other);
  }

  /// The same, who is found by the name as a handle.
  public static Member named(TestServer server, String handle) {
    var member = new Member(server, handle);
    member.handle = new HandleId(IdText.of(server.vault().serverKeys().handleDigest(handle)));
    member.order(member.opening());
    return member;
  }

  /// The key that signs what the account says of itself.
  public SigningKey identity() {
    return identity;
  }

  /// Makes a recovery key, past the api.
  public void setsRecoveryKey() {
    order(
        new AccountCommand.SetRecoveryKey(id, device.id(), new RecoveryKeys(1, SOME, SOME, SOME)));
  }

  /// The handle of somebody who is found by it.
  public String handle() {
    return name;
  }

  /// A person with standard protection, whose service secret is recorded as the vault's to hold.
  public static Member standard(TestServer server, String name) {
    var member = new Member(server, name);
    member.order(member.opening());
    return member;
  }

  /// A person with Advanced Data Protection, whose current keys the vault never held.
  public static Member advanced(TestServer server, String name) {
    var member = new Member(server, name);
    member.order(member.opening());
    member.order(
        new AccountCommand.SetRecoveryKey(
            member.id, member.device.id(), new RecoveryKeys(1, SOME, SOME, SOME)));
    member.order(new AccountCommand.TurnOnAdvancedProtection(member.id, member.device.id(), 1));
    member.order(new AccountCommand.RecordServiceSecretsDestroyed(member.id));
    member.service = EpochSecret.random(member.service.epoch().next());
    member.order(
        new AccountCommand.RotateServiceSecret(
            member.id, member.device.id(), member.serviceEpoch(SOME), 1));
    return member;
  }

  private AccountCommand opening() {
    return new AccountCommand.OpenAccount(
        id,
        handle,
        Personal.of(id, name),
        Personal.of(id, name),
        Bytes.of(identity.publicKey().bytes()),
        device.described(id),
        new RosterProof(1, SOME),
        SOME,
        new CircleEpoch(1, SOME, SOME, Map.of(device.id(), SOME), Bytes.EMPTY),
        serviceEpoch(Bytes.EMPTY));
  }

  private ServiceEpoch serviceEpoch(Bytes previous) {
    var names = Category.SHAREABLE.stream().map(Category::name).toList();
    var keys = CategoryKeySet.of(service, names);
    var published = new HashMap<Category, Bytes>();
    keys.keys().forEach((c, key) -> published.put(Category.valueOf(c), Bytes.of(key.bytes())));
    return new ServiceEpoch(
        currentEpoch(),
        Bytes.of(service.commitment()),
        published,
        Bytes.of(keys.sign(identity)),
        Map.of(device.id(), SOME),
        previous);
  }

  /// The epoch of the keys that grants are sealed to.
  public int currentEpoch() {
    return Math.toIntExact(service.epoch().number());
  }

  /// Turns Advanced Data Protection off, past the api.
  public long turnOff() {
    return order(new AccountCommand.TurnOffAdvancedProtection(id, device.id(), 2));
  }

  /// A second device, on the roster from now on.
  public TestDevice addDevice() {
    var other = TestDevice.fresh();
    order(
        new AccountCommand.AddDevice(
            id,
            device.id(),
            other.described(id),
            new RosterProof(2, SOME),
            new Keyring(SOME, SOME, SOME)));
    return other;
  }

  /// Takes the second device off the roster.
  public void revoke(DeviceId other) {
    order(new AccountCommand.RevokeDevice(id, device.id(), other, new RosterProof(3, SOME)));
  }

  private long order(AccountCommand command) {
    long position = server.commands().send(command, FACTS);
    server.await(position);
    return position;
  }

  /// Sends a request, and waits until the views know what it wrote.
  public Answer send(Call call) {
    var answer = server.send(device, call);
    if (!answer.header("Lockstep-Position").isEmpty()) server.await(answer.position());
    return answer;
  }

  /// Carries an order out, which must succeed, and gives the position that it wrote.
  public long does(Call call) {
    return send(call).as(Receipt.class).position();
  }

  /// What opens grants of a category to this person.
  public OpeningKey opener(Category category) {
    return CategoryKeys.derive(service.secret(), category.name());
  }

  public AccountId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public TestDevice device() {
    return device;
  }

  public Actor actor() {
    return new Actor(id, device.id());
  }

  @Override
  public String toString() {
    return name;
  }
}
