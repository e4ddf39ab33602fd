package org.lockstep.client.home;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.HomeRefused.Reason;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.IdText;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// The directory in which this device keeps its keys and what it pinned.
///
/// Each change is read, made and written under a lock, so that several processes and threads may
/// use one home. Safe for use by many threads.
public final class Home {
  private static final String DEVICE = "device.json";
  private static final String PINS = "pins.json";
  private static final int LOG_NAME = 16;
  private static final Duration LOCK_PAUSE = Duration.ofMillis(5);

  private final HomeFiles files;
  private final MessageCodec codec = new MessageCodec();
  private final ReentrantLock changing = new ReentrantLock();

  private Home(HomeFiles files) {
    this.files = files;
  }

  /// The home in this directory, made if it is missing.
  ///
  /// @throws HomeRefused if others can read it, or it is damaged or of a newer version
  public static Home at(Path directory) {
    var home = new Home(HomeFiles.in(directory));
    home.contents();
    home.pins();
    return home;
  }

  /// Where a person's home lies unless they say otherwise: `~/.lockstep`.
  public static Path usual() {
    return Path.of(System.getProperty("user.home"), ".lockstep");
  }

  /// Where it is.
  public Path directory() {
    return files.directory();
  }

  /// The server that this device's keys are for.
  public Optional<URI> server() {
    return contents().server().map(URI::create);
  }

  /// Settles which server this home is for.
  ///
  /// @throws HomeRefused if it is for another one already
  public void useServer(URI server) {
    requireServer(server);
    change(now -> now.server().isPresent() ? now : now.at(server.toString()));
  }

  /// Checks that this home is for this server, or for none yet.
  ///
  /// @throws HomeRefused if it is for another one
  public void requireServer(URI server) {
    if (server().filter(known -> !known.equals(server)).isPresent()) {
      throw new HomeRefused(Reason.OTHER_SERVER, directory());
    }
  }

  /// The device's keys, if they were made.
  public Optional<DeviceKeys> device() {
    return contents().device().map(this::keys);
  }

  private DeviceKeys keys(StoredDevice stored) {
    try {
      return stored.keys();
    } catch (IllegalArgumentException | SealRefused e) {
      throw new HomeRefused(Reason.DAMAGED, directory(), e);
    }
  }

  /// The keys of this device, made now if there are none yet. A device without an account may
  /// still change how it describes itself.
  ///
  /// @throws HomeRefused if the device belongs to an account already
  public DeviceKeys prepareDevice(DeviceProfile profile) {
    var changed =
        change(
            now -> {
              if (now.membership().isPresent()) {
                throw new HomeRefused(Reason.HAS_ACCOUNT, directory());
              }
              return now.with(
                  now.device()
                      .map(stored -> keys(stored).running(profile))
                      .orElseGet(() -> freshDevice(profile)));
            });
    return changed.device().map(this::keys).orElseThrow();
  }

  private static DeviceKeys freshDevice(DeviceProfile profile) {
    var random = new SecureRandom();
    var id = new byte[16];
    random.nextBytes(id);
    return new DeviceKeys(
        new DeviceId(IdText.of(id)),
        SigningKey.generate(random),
        OpeningKey.generate(random),
        profile);
  }

  /// Remembers how the device describes itself.
  public void describe(DeviceProfile profile) {
    change(now -> now.with(requireDevice().running(profile)));
  }

  /// Whose device this is, if it is trusted by an account.
  public Optional<Membership> membership() {
    return contents().membership();
  }

  /// Remembers whose device this is.
  public void join(Membership membership) {
    change(now -> now.in(membership));
  }

  /// Forgets whose device this is: the account was never opened after all.
  public void leave() {
    change(StoredDevice.Contents::out);
  }

  /// The enrolment that waits for approval, if one does.
  public Optional<Waiting> enrolment() {
    return contents().enrolment();
  }

  /// Remembers an enrolment that waits for approval.
  public void await(Waiting waiting) {
    change(now -> now.waiting(waiting));
  }

  /// The recovery that this device has proven and not finished, if there is one.
  public Optional<Recovering> recovery() {
    return contents().recovery();
  }

  /// Remembers a recovery that was proven.
  public void recovering(Recovering recovering) {
    change(now -> now.recovering(Optional.of(recovering)));
  }

  /// Forgets the recovery: it is finished, or will never be.
  public void recovered() {
    change(now -> now.recovering(Optional.empty()));
  }

  /// The keys of a device that an account trusts.
  ///
  /// @throws HomeRefused if there is none
  public DeviceKeys requireDevice() {
    return device().orElseThrow(() -> new HomeRefused(Reason.NO_ACCOUNT, directory()));
  }

  /// Whose device this is.
  ///
  /// @throws HomeRefused if it is nobody's
  public Membership requireMembership() {
    return membership().orElseThrow(() -> new HomeRefused(Reason.NO_ACCOUNT, directory()));
  }

  /// What is pinned.
  public Pins pins() {
    return files
        .read(PINS)
        .map(json -> read(json, StoredPins.class))
        .map(StoredPins::pins)
        .orElse(Pins.NONE);
  }

  private record StoredPins(int format, Pins pins) {}

  /// Changes what is pinned; durable on return.
  public Pins pin(UnaryOperator<Pins> change) {
    return locked(
        () -> {
          var before = pins();
          var after = change.apply(before);
          if (!after.equals(before)) {
            files.replace(PINS, codec.write(new StoredPins(HomeFiles.FORMAT, after)));
          }
          return after;
        });
  }

  /// What is remembered of a log.
  ///
  /// @param origin its name, as its checkpoints carry it
  public LogMemory log(String origin) {
    // The name is an address of anybody's choosing: its hash makes a harmless file name.
    String name = MerkleHash.leaf(origin.getBytes(StandardCharsets.UTF_8)).toString();
    var memory = HomeFiles.in(directory().resolve("log-" + name.substring(0, LOG_NAME)));
    return new LogMemory(
        memory,
        work ->
            () ->
                locked(
                    () -> {
                      work.run();
                      return true;
                    }));
  }

  private StoredDevice.Contents change(UnaryOperator<StoredDevice.Contents> change) {
    return locked(
        () -> {
          var before = contents();
          var after = change.apply(before);
          if (!after.equals(before)) files.replace(DEVICE, codec.write(after));
          return after;
        });
  }

  private StoredDevice.Contents contents() {
    return files
        .read(DEVICE)
        .map(json -> read(json, StoredDevice.Contents.class))
        .orElse(StoredDevice.Contents.NONE);
  }

  private <T> T read(byte[] json, Class<T> type) {
    try {
      requireFormat(codec.read(json, Map.class).get("format"));
      return codec.read(json, type);
    } catch (MalformedMessage e) {
      throw new HomeRefused(Reason.DAMAGED, directory(), e);
    }
  }

  private void requireFormat(@Nullable Object format) {
    if (format instanceof Integer number && number > HomeFiles.FORMAT) {
      throw new HomeRefused(Reason.NEWER_FORMAT, directory());
    }
  }

  private interface Work<T> {
    T run();
  }

  private <T> T locked(Work<T> work) {
    changing.lock();
    try (var file = files.lockFile();
        var _ = acquire(file)) {
      return work.run();
    } catch (IOException e) {
      throw files.unusable(e);
    } finally {
      changing.unlock();
    }
  }

  private static FileLock acquire(FileChannel file) throws IOException {
    while (true) {
      try {
        return file.lock();
      } catch (OverlappingFileLockException _) {
        // Another home object of this process holds it, for the time of one write.
        LockSupport.parkNanos(LOCK_PAUSE.toNanos());
      }
    }
  }
}
