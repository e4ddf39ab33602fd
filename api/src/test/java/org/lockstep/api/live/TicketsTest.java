package org.lockstep.api.live;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.api.request.Caller;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.secrets.SqliteSecrets;
import org.lockstep.vault.RootKeyFile;
import org.lockstep.vault.ServerKeys;
import org.lockstep.vault.Vault;

class TicketsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ShareId SHARE = new ShareId(TestDevice.freshId());
  private static final Caller ALICE =
      new Caller(new AccountId(TestDevice.freshId()), new DeviceId(TestDevice.freshId()));

  private final Path directory;
  private final Secrets secrets;
  private final Tickets tickets;
  private final Ticket ticket;

  TicketsTest(@TempDir Path directory) {
    this.directory = directory;
    secrets = SqliteSecrets.open(directory.resolve("secrets.db"));
    tickets = new Tickets(keys(), at(NOON), HOUR);
    ticket = tickets.issue(SHARE, Role.EDITOR, ALICE);
  }

  @AfterEach
  void close() {
    secrets.close();
  }

  private ServerKeys keys() {
    var root = RootKeyFile.open(directory.resolve("root.key"), secrets);
    return Vault.open(secrets, root, _ -> {}).serverKeys();
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, UTC);
  }

  @Test
  void a_ticket_is_known_again_also_after_a_restart() {
    var text = tickets.text(ticket);
    assertThat(tickets.read(text)).hasValue(ticket);
    assertThat(new Tickets(keys(), at(NOON), HOUR).read(text)).hasValue(ticket);
    assertThat(ticket.expires()).isEqualTo(Instant.parse("2026-05-04T13:00:00.123Z"));
    assertThat(text).matches("[A-Za-z0-9_-]+").hasSizeLessThan(400);
  }

  @Test
  void an_expired_ticket_is_none() {
    var text = tickets.text(ticket);
    assertThat(new Tickets(keys(), at(ticket.expires().minusMillis(1)), HOUR).read(text))
        .isPresent();
    assertThat(new Tickets(keys(), at(ticket.expires()), HOUR).read(text)).isEmpty();
  }

  @Test
  void a_ticket_with_any_bit_changed_is_none() {
    var bytes = Base64.getUrlDecoder().decode(tickets.text(ticket));
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      var changed = bytes.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(tickets.read(text)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ticket", "=", "AAAA", "ä"})
  void what_is_no_ticket_is_none(String text) {
    assertThat(tickets.read(text)).isEmpty();
  }
}
