package org.lockstep.client.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.data.OwnItems.NewData;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.NewShare;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.VisibilityMessages.OperatorVisibility;
import org.lockstep.wire.message.VisibilityMessages.StoredField;

/// What a server says that its operator can read is held against its files and its memory, after
/// people have used it for things that can be found again.
@Tag("R40")
class OperatorVisibilityTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String HANDLE = "marked-handle-7f3a9c";
  private static final String PERSON = "Marked Person 61bd20";
  private static final String PASSWORD = "marked-password-83ae11";
  private static final String TITLE = "marked-title-0c77d5";
  private static final String FILE = "marked-file-91c2e4.txt";
  private static final String CONTENT = "marked-content-55d0b7 ";
  private static final String OWN = "marked-own-2be604.csv";
  private static final String PULSE = "marked-pulse-ab4419 ";
  private static final String TYPED = "marked-typing-d81f6e";
  private static final String LABEL = "marked-label-3390fa";

  private final Path directory;
  private final Map<String, Traces> nowhere = new LinkedHashMap<>();
  private final Map<String, Traces> inNoFile = new LinkedHashMap<>();

  OperatorVisibilityTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  @Tag("R24")
  @Tag("R102")
  void what_is_declared_is_all_that_is_stored_and_what_is_sealed_is_nowhere_to_be_read()
      throws IOException, InterruptedException, SQLException, TimeoutException {
    var data = directory.resolve("server");
    var log = directory.resolve("server.log");
    var heap = directory.resolve("server.hprof");
    OperatorVisibility told;
    String known;
    try (var server = WatchedServer.start(data, log)) {
      known = use(server.address());
      told = ask(server.address());
      server.dump(heap);
    }
    var store = new RawStore(data);

    assertThat(store.places()).allMatch(place -> isDeclared(told, place));
    assertThat(Traces.of(known).in(heap)).as("an account's id in memory").isTrue();
    assertThat(store.files()).as("an account's id in files").anyMatch(f -> has(known, f));
    for (var sealed : nowhere.entrySet()) {
      assertThat(sealed.getValue().in(heap)).as("%s in memory", sealed.getKey()).isFalse();
      assertInNoFile(store, log, sealed);
    }
    for (var atRest : inNoFile.entrySet()) assertInNoFile(store, log, atRest);
  }

  private static boolean has(String text, Path file) {
    try {
      return Traces.of(text).in(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertInNoFile(RawStore store, Path log, Map.Entry<String, Traces> sought)
      throws IOException {
    for (var file : store.files()) {
      assertThat(sought.getValue().in(file)).as("%s in %s", sought.getKey(), file).isFalse();
    }
    assertThat(sought.getValue().in(log)).as("%s in the log", sought.getKey()).isFalse();
  }

  /// Stores something in every place where something can be stored, and says what can be found.
  private String use(URI server) throws IOException, TimeoutException {
    try (var alice = person(server, HANDLE, PERSON);
        var bob = person(server, "bob", "Bob")) {
      var key = alice.recovery().make();
      nowhere.put("a recovery key", Traces.of(key.grouped().replace("-", "")));
      alice.protection().turnOn();
      bob.recovery().make();
      bob.protection().turnOn();
      share(alice, bob);
      ownData(alice);
      live(alice);
      secrets(alice);
      inNoFile.put("a handle", Traces.of(HANDLE));
      inNoFile.put("a person's name", Traces.of(PERSON));
      inNoFile.put("a password", Traces.of(PASSWORD));
      inNoFile.put("a share's title", Traces.of(TITLE));
      return alice.home().requireMembership().account().value();
    }
  }

  private LockstepClient person(URI server, String handle, String name) {
    var client = LockstepClient.open(Home.at(directory.resolve(handle)), server);
    client.accounts().open(new NewAccount(handle, name, PASSWORD, Town.LAPTOP));
    return client;
  }

  private void share(LockstepClient alice, LockstepClient bob) throws IOException {
    var share = alice.shares().create(new NewShare(ShareKind.FOLDER, TITLE));
    alice.shares().invite(share, "bob", Role.EDITOR);
    bob.shares().accept(share);
    alice.items().put(share, file(FILE, CONTENT), Progress.NONE);
    bob.items().get(share, FILE, directory.resolve("fetched"), Progress.NONE);
    assertThat(Files.readString(directory.resolve("fetched"))).contains(CONTENT);
    nowhere.put("a file's name", Traces.of(FILE));
    nowhere.put("a file's content", Traces.of(CONTENT));
  }

  private void ownData(LockstepClient alice) throws IOException {
    for (var category : List.of(Category.HEALTH, Category.NOTES)) {
      var data = new NewData(category, file(OWN, PULSE), OWN, Map.of());
      alice.data().put(data, Progress.NONE);
    }
    nowhere.put("the name of own data", Traces.of(OWN));
    nowhere.put("the content of own data", Traces.of(PULSE));
  }

  private void live(LockstepClient alice) throws TimeoutException {
    var share = alice.shares().create(new NewShare(ShareKind.DOCUMENT, TITLE));
    alice.shares().startCollaboration(share);
    try (var text = alice.live().open(share, "plan", false, () -> {})) {
      text.awaitInStep(LONG);
      text.append(TYPED);
      text.awaitSaved(LONG);
    }
    alice.live().save(share, "plan", LABEL);
    alice.links().open(share);
    inNoFile.put("what was typed", Traces.of(TYPED));
    inNoFile.put("a version's label", Traces.of(LABEL));
  }

  private void secrets(LockstepClient alice) {
    var keys = alice.home().requireDevice();
    nowhere.put("a device's signing key", Traces.of(keys.signing().seed()));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text.repeat(500));
  }

  private static OperatorVisibility ask(URI server) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.resolve("/v1/operator-visibility")).build();
    try (var http = HttpClient.newHttpClient()) {
      var body = http.send(request, BodyHandlers.ofString()).body();
      return new MessageCodec().read(body.getBytes(UTF_8), OperatorVisibility.class);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  /// Whether a place is declared, as it is or as one that has fields of its own.
  private static boolean isDeclared(OperatorVisibility told, String place) {
    return told.fields().stream().anyMatch(field -> covers(field, place));
  }

  private static boolean covers(StoredField field, String place) {
    var name = field.store().equals("files") ? field.field() : field.store() + "/" + field.field();
    return place.equals(name)
        || place.startsWith(name + ".")
        || name.startsWith(place + ".")
        || name.startsWith(place + "/");
  }
}
