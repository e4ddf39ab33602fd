package org.lockstep.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;

@Timeout(60)
class FeedTest {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
  private static final Bytes SOME = Bytes.of(new byte[] {1});

  private TestServer server;
  private TestAccount alice;
  private TestAccount bob;

  @BeforeEach
  void start(@TempDir Path directory) {
    server =
        TestServer.start(
            directory, "lockstep.feed.heartbeat=200ms", "lockstep.feed.longest-gap=30");
    alice = server.open(TestAccount.fresh());
    bob = server.open(TestAccount.fresh());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long update(TestAccount account, String version) {
    return server
        .commands()
        .send(
            new UpdateDeviceSoftware(
                account.id(), account.device().id(), SoftwareVersion.parse(version)),
            FACTS);
  }

  private Iterator<String> feed(TestDevice device, Call call) {
    return server.lines(device, call).iterator();
  }

  /// The next line that begins with a word, heartbeats passed over.
  private static String next(Iterator<String> lines, String word) {
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.startsWith(word)) return line;
    }
    throw new AssertionError("the stream has ended before a line of " + word);
  }

  private ShareFacts facts() {
    var member =
        new ShareFacts.Member(
            ProtectionMode.STANDARD, 1, Set.of(alice.device().id(), bob.device().id()));
    return new ShareFacts(Map.of(alice.id(), member, bob.id(), member));
  }

  private long share(ShareId share) {
    var grant = new Grant(alice.id(), 1, Role.OWNER, SOME, alice.device().id(), SOME);
    return server
        .commands()
        .send(
            new ShareCommand.CreateShare(
                share,
                ShareKind.FOLDER,
                Personal.of(alice.id(), "Plans"),
                false,
                false,
                new ShareEpoch(1, SOME, List.of(grant), Bytes.EMPTY),
                alice.actor()),
            facts());
  }

  @Test
  void an_account_is_told_of_its_own_events_and_not_of_others() {
    var lines = feed(alice.device(), Call.get("/v1/feed"));
    assertThat(next(lines, "id:")).isEqualTo("id: " + (server.journal().head() - 1));
    update(bob, "2.0");
    long position = update(alice, "2.0");
    assertThat(next(lines, "data:"))
        .contains("\"position\":" + position, "account.device-software-updated")
        .contains(alice.id().value());
  }

  @Test
  void a_stream_goes_on_where_its_reader_was() {
    long first = update(alice, "2.0");
    long second = update(alice, "3.0");
    var after = feed(alice.device(), Call.get("/v1/feed?after=" + (first - 1)));
    assertThat(next(after, "data:")).contains("\"position\":" + first);
    assertThat(next(after, "data:")).contains("\"position\":" + second);
    var resumed = Call.get("/v1/feed?after=0").header("Last-Event-ID", Long.toString(first));
    assertThat(next(feed(alice.device(), resumed), "data:")).contains("\"position\":" + second);
  }

  @Test
  void those_who_are_invited_and_those_who_share_are_told() {
    var share = new ShareId(TestDevice.freshId());
    long created = share(share);
    server.await(created);
    var lines = feed(bob.device(), Call.get("/v1/feed?after=" + created));
    long invited =
        server
            .commands()
            .send(
                new ShareCommand.Invite(
                    share, bob.id(), Role.VIEWER, Optional.empty(), alice.actor()),
                facts());
    assertThat(next(lines, "data:")).contains("share.participant-invited", share.value());
    long updated = update(alice, "3.0");
    assertThat(updated).isGreaterThan(invited);
    assertThat(next(lines, "data:")).contains("\"position\":" + updated, alice.id().value());
  }

  @Test
  void the_one_who_is_removed_is_told_of_that() {
    var share = new ShareId(TestDevice.freshId());
    share(share);
    var invite =
        new ShareCommand.Invite(share, bob.id(), Role.VIEWER, Optional.empty(), alice.actor());
    server.await(server.commands().send(invite, facts()));
    var lines = feed(bob.device(), Call.get("/v1/feed"));
    server
        .commands()
        .send(new ShareCommand.WithdrawInvitation(share, bob.id(), alice.actor()), facts());
    assertThat(next(lines, "data:")).contains("share.invitation-withdrawn");
  }

  @Test
  void a_silent_stream_tells_its_position() {
    var lines = feed(bob.device(), Call.get("/v1/feed"));
    long first = Long.parseLong(next(lines, "id:").substring(4));
    long position = update(alice, "2.0");
    assertThat(position).isGreaterThan(first);
    var told = next(lines, "id:");
    while (!told.equals("id: " + position)) told = next(lines, "id:");
    assertThat(told).isEqualTo("id: " + position);
  }

  @Test
  void the_stream_ends_when_the_device_is_revoked() {
    var other = TestDevice.fresh();
    server
        .commands()
        .send(
            new AddDevice(
                alice.id(),
                alice.device().id(),
                other.described(alice.id()),
                new RosterProof(2, SOME),
                new Keyring(SOME, SOME, SOME)),
            FACTS);
    var lines = feed(other, Call.get("/v1/feed"));
    next(lines, "id:");
    server
        .commands()
        .send(
            new RevokeDevice(alice.id(), alice.device().id(), other.id(), new RosterProof(3, SOME)),
            FACTS);
    assertThat(next(lines, "event: end")).isEqualTo("event: end");
    while (lines.hasNext()) lines.next();
    assertThat(server.send(other, Call.get("/v1/feed")).problemType())
        .isEqualTo("device-not-recognised");
  }

  @Test
  void who_is_too_far_behind_is_told_to_read_anew() {
    for (int i = 0; i < 40; i++) update(alice, "2." + i);
    server.await(server.journal().head() - 1);
    var lines = feed(alice.device(), Call.get("/v1/feed?after=0"));
    assertThat(lines.next()).isEqualTo("id: " + (server.journal().head() - 1));
    assertThat(lines.next()).isEqualTo("event: reset");
  }

  @Test
  void positions_that_do_not_exist_are_refused() {
    assertThat(server.send(alice.device(), Call.get("/v1/feed?after=100000")).problemType())
        .isEqualTo("position-unknown");
    var malformed = Call.get("/v1/feed").header("Last-Event-ID", "x");
    assertThat(server.send(alice.device(), malformed).problemType())
        .isEqualTo("parameter-malformed");
  }

  @Test
  void a_server_that_stops_ends_its_streams() {
    var lines = feed(alice.device(), Call.get("/v1/feed"));
    next(lines, "id:");
    server.close();
    while (lines.hasNext()) lines.next();
  }
}
