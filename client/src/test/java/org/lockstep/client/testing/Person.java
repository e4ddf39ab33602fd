package org.lockstep.client.testing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.Membership;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.Actor;
import org.lockstep.wire.message.AccountMessages.PublicAccount;

/// Somebody with an account, its keys all real.
public final class Person {
  static final DeviceProfile PROFILE =
      new DeviceProfile("phone", "ios", SoftwareVersion.parse("17.1"));

  private final AccountId account;
  private final String handle;
  private final SigningKey identity = SigningKey.generate(new SecureRandom());
  private final List<DeviceKeys> devices = new ArrayList<>();
  private final List<EpochSecret> service = new ArrayList<>();
  private final EpochSecret circle;
  private long counter;

  private Person(AccountId account, String handle, DeviceKeys first) {
    this.account = account;
    this.handle = handle;
    this.circle = EpochSecret.random(KeyEpoch.circle(account.value(), 1));
    devices.add(first);
    Ordering.first(account, first);
    service.add(EpochSecret.random(KeyEpoch.service(account.value(), 1)));
  }

  /// Somebody with a device of their own.
  public static Person of(String handle) {
    return new Person(Ids.account(), handle, freshDevice());
  }

  /// The same account as somebody else would have it: all keys are theirs, and all signatures fit.
  public PublicAccount impersonated() {
    var other = new Person(account, handle, freshDevice());
    return Shown.account(
        other,
        ProtectionMode.ADVANCED,
        other.nextRoster(),
        other.serviceEpoch(other.service(), Optional.empty()));
  }

  /// The opening of the same account as somebody else would have it.
  public AccountEvent.AccountOpened impersonatedOpening() {
    return new Person(account, handle, freshDevice()).open();
  }

  /// Somebody whose device's keys lie in this home.
  public static Person at(Home home, String handle) {
    var person = new Person(Ids.account(), handle, home.prepareDevice(PROFILE));
    home.join(
        new Membership(person.account, handle, Bytes.of(person.identity.publicKey().bytes())));
    return person;
  }

  /// Keys of a device that nobody trusts yet.
  public static DeviceKeys freshDevice() {
    var random = new SecureRandom();
    return Ordering.knows(
        new DeviceKeys(
            Ids.device(), SigningKey.generate(random), OpeningKey.generate(random), PROFILE));
  }

  /// The account's id.
  public AccountId account() {
    return account;
  }

  /// The account's handle.
  public String handle() {
    return handle;
  }

  /// The account's identity key.
  public SigningKey identity() {
    return identity;
  }

  /// The first device.
  public DeviceKeys device() {
    return devices.getFirst();
  }

  /// The account by its first device.
  public Actor actor() {
    return new Actor(account, device().id());
  }

  /// The current service secret.
  public EpochSecret service() {
    return service.getLast();
  }

  /// The circle secret.
  public EpochSecret circle() {
    return circle;
  }

  /// The counter of the current roster.
  public long counter() {
    return counter;
  }

  /// The account opens.
  public AccountEvent.AccountOpened open() {
    return new AccountEvent.AccountOpened(
        account,
        Ids.handle(),
        Personal.of(account, handle),
        Personal.of(account, handle),
        Bytes.of(identity.publicKey().bytes()),
        described(device()),
        nextRoster(),
        identitySeal(device().onRoster()),
        circleEpoch(),
        serviceEpoch(service(), Optional.empty()));
  }

  /// A device as the history names it.
  public Device described(DeviceKeys keys) {
    return new Device(
        keys.id(),
        Personal.of(account, keys.profile().name()),
        keys.profile().platform(),
        keys.profile().version(),
        Bytes.of(keys.signing().publicKey().bytes()),
        Bytes.of(keys.sealing().publicKey().bytes()));
  }

  /// The devices as the roster names them.
  public List<RosterDevice> onRoster() {
    return devices.stream().map(DeviceKeys::onRoster).toList();
  }

  /// The next roster of the devices as they are, signed.
  public RosterProof nextRoster() {
    counter++;
    return signed(identity, counter, onRoster());
  }

  /// A roster that somebody signed.
  public RosterProof signed(SigningKey by, long number, Collection<RosterDevice> of) {
    var roster = new Roster(account.value(), number, List.copyOf(of));
    return new RosterProof(number, Bytes.of(roster.sign(by)));
  }

  /// A device joins.
  public AccountEvent.DeviceAdded add(DeviceKeys device) {
    devices.add(device);
    return new AccountEvent.DeviceAdded(
        account, described(device), nextRoster(), keyring(device.onRoster()), device().id());
  }

  /// What a new device receives.
  public Keyring keyring(RosterDevice device) {
    return new Keyring(
        identitySeal(device),
        Bytes.of(SecretSeal.make(device, circle)),
        Bytes.of(SecretSeal.make(device, service())));
  }

  /// A device goes.
  public AccountEvent.DeviceRevoked revoke(DeviceKeys device) {
    devices.remove(device);
    return new AccountEvent.DeviceRevoked(account, device.id(), nextRoster(), device().id());
  }

  /// A new service secret takes over.
  public AccountEvent.ServiceSecretRotated rotate() {
    var older = service();
    var secret = EpochSecret.random(older.epoch().next());
    service.add(secret);
    return new AccountEvent.ServiceSecretRotated(
        account, serviceEpoch(secret, Optional.of(older)), device().id());
  }

  /// Advanced protection turns on.
  public AccountEvent.AdvancedProtectionTurnedOn on(long modeCounter) {
    return new AccountEvent.AdvancedProtectionTurnedOn(account, device().id(), modeCounter);
  }

  /// Advanced protection turns off.
  public AccountEvent.AdvancedProtectionTurnedOff off(long modeCounter) {
    return new AccountEvent.AdvancedProtectionTurnedOff(account, device().id(), modeCounter);
  }

  /// What the vault was given of the current service secret.
  public AccountEvent.ServiceSecretEscrowed escrowed() {
    return new AccountEvent.ServiceSecretEscrowed(account, service.size(), device().id());
  }

  /// The identity key for a device.
  public Bytes identitySeal(RosterDevice device) {
    return Bytes.of(IdentitySeal.make(device, account.value(), identity));
  }

  /// The circle epoch.
  public CircleEpoch circleEpoch() {
    return new CircleEpoch(
        1, Bytes.of(circle.commitment()), circleSignature(), seals(circle), Bytes.EMPTY);
  }

  /// What the account signed of its circle secret.
  public Bytes circleSignature() {
    return Bytes.of(CategoryKeySet.of(circle, List.of()).sign(identity));
  }

  /// An epoch of a service secret, signed by this account.
  public ServiceEpoch serviceEpoch(EpochSecret secret, Optional<EpochSecret> older) {
    var names = Category.SHAREABLE.stream().map(Category::name).toList();
    var set = CategoryKeySet.of(secret, names);
    var keys = new TreeMap<Category, Bytes>();
    set.keys().forEach((name, key) -> keys.put(Category.valueOf(name), Bytes.of(key.bytes())));
    return new ServiceEpoch(
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(secret.commitment()),
        keys,
        Bytes.of(set.sign(identity)),
        seals(secret),
        older.map(o -> Bytes.of(EpochBundle.make(secret, o.secret()))).orElse(Bytes.EMPTY));
  }

  private Map<DeviceId, Bytes> seals(EpochSecret secret) {
    var seals = new HashMap<DeviceId, Bytes>();
    devices.forEach(d -> seals.put(d.id(), Bytes.of(SecretSeal.make(d.onRoster(), secret))));
    return seals;
  }
}
