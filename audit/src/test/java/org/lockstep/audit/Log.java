package org.lockstep.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// A history as a server would show it, written event by event.
final class Log {
  static final AccountId OWNER = account(1);
  static final AccountId MEMBER = account(2);
  static final ShareId SHARE = new ShareId(id('s', 1));
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final PersonalKey KEY = new PersonalKey("key", Secret.of(new byte[32]));
  private static final EventCodec WRITER =
      new EventCodec(
          new PersonalKeys() {
            @Override
            public Optional<PersonalKey> key(AccountId subject) {
              return Optional.of(KEY);
            }

            @Override
            public PersonalKey keyFor(AccountId subject) {
              return KEY;
            }
          });

  private final List<EventRecord> records = new ArrayList<>();
  private final Map<String, Long> next = new HashMap<>();

  /// Two `STANDARD` accounts, the second a member with the key of the first one's share.
  static Log ofTwo() {
    var log = new Log();
    log.add(opened(1)).add(new AccountEvent.ServiceSecretEscrowed(OWNER, 1, device(1)));
    log.add(
        new ShareEvent.ShareCreated(
            SHARE, ShareKind.FOLDER, Personal.of(OWNER, "Title"), OWNER, false, false));
    log.add(new ShareEvent.EpochStarted(SHARE, epoch(), new Actor(OWNER, device(1))));
    log.add(opened(2)).add(new AccountEvent.ServiceSecretEscrowed(MEMBER, 1, device(2)));
    var by = new Actor(OWNER, device(1));
    log.add(new ShareEvent.ParticipantInvited(SHARE, MEMBER, Role.EDITOR, by));
    log.add(
        new ShareEvent.ParticipantJoined(SHARE, MEMBER, Role.EDITOR, new Actor(MEMBER, device(2))));
    return log.add(new ShareEvent.KeyGranted(SHARE, 1, grant(MEMBER, Role.EDITOR)));
  }

  Log add(Event event) {
    var encoded = WRITER.encode(event);
    long sequence = next.merge(encoded.streamId(), 0L, (last, _) -> last + 1);
    var payload = Bytes.of(encoded.payload());
    var draft =
        new EventRecord(
            records.size(),
            START.plusSeconds(records.size()),
            encoded.streamType(),
            encoded.streamId(),
            sequence,
            encoded.type(),
            encoded.revision(),
            device(1).value(),
            payload,
            Bytes.of(Commitment.of(new byte[16], new byte[0]).bytes()),
            Bytes.of(new byte[16]),
            Bytes.of(new byte[32]));
    records.add(sealed(draft));
    return this;
  }

  List<EventRecord> records() {
    return new ArrayList<>(records);
  }

  /// The record with the leaf hash of what it says.
  static EventRecord sealed(EventRecord r) {
    return new EventRecord(
        r.position(),
        r.at(),
        r.streamType(),
        r.streamId(),
        r.streamSequence(),
        r.type(),
        r.revision(),
        r.actor(),
        r.payload(),
        r.metadata(),
        r.salt(),
        Bytes.of(r.header().hash().bytes()));
  }

  /// The record with another payload, under its old leaf hash.
  static EventRecord withPayload(EventRecord r, Bytes payload) {
    return new EventRecord(
        r.position(),
        r.at(),
        r.streamType(),
        r.streamId(),
        r.streamSequence(),
        r.type(),
        r.revision(),
        r.actor(),
        payload,
        r.metadata(),
        r.salt(),
        r.leafHash());
  }

  /// What `r` says, at another place of the history, under a leaf hash of its own.
  static EventRecord at(EventRecord r, long position, Instant at) {
    return sealed(
        new EventRecord(
            position,
            at,
            r.streamType(),
            r.streamId(),
            r.streamSequence(),
            r.type(),
            r.revision(),
            r.actor(),
            r.payload(),
            r.metadata(),
            r.salt(),
            r.leafHash()));
  }

  static AccountEvent opened(int n) {
    var account = account(n);
    var device = device(n);
    var keys =
        Category.SHAREABLE.stream()
            .collect(Collectors.toMap(Function.identity(), c -> bytes(c.name())));
    return new AccountEvent.AccountOpened(
        account,
        new HandleId(id('h', n)),
        Personal.of(account, "handle"),
        Personal.of(account, "Name"),
        bytes("identity"),
        new Device(
            device,
            Personal.of(account, "device"),
            "linux",
            SoftwareVersion.parse("1"),
            bytes("sign"),
            bytes("seal")),
        new RosterProof(1, bytes("roster")),
        bytes("seal"),
        new CircleEpoch(1, bytes("c"), bytes("sig"), Map.of(device, bytes("seal")), Bytes.EMPTY),
        new ServiceEpoch(
            1, bytes("s"), keys, bytes("sig"), Map.of(device, bytes("seal")), Bytes.EMPTY));
  }

  private static ShareEpoch epoch() {
    return new ShareEpoch(1, bytes("c"), List.of(grant(OWNER, Role.OWNER)), Bytes.EMPTY);
  }

  private static Grant grant(AccountId to, Role role) {
    return new Grant(to, 1, role, bytes("seal"), device(1), bytes("signature"));
  }

  static AccountId account(int n) {
    return new AccountId(id('a', n));
  }

  static DeviceId device(int n) {
    return new DeviceId(id('d', n));
  }

  static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private static String id(char kind, int n) {
    var bytes = new byte[16];
    bytes[1] = (byte) kind;
    bytes[15] = (byte) n;
    return IdText.of(bytes);
  }
}
