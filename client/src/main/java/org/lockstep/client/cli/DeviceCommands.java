package org.lockstep.client.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.DeviceAdded;
import org.lockstep.client.cli.Answers.DeviceApproved;
import org.lockstep.client.cli.Answers.DeviceChanged;
import org.lockstep.client.cli.Answers.Devices;
import org.lockstep.client.cli.Answers.Enrolling;
import org.lockstep.client.cli.text.DeviceText;
import org.lockstep.client.cli.text.Times;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep device`.
@Command(
    name = "device",
    header = "Add, approve, list and revoke the devices of the account.",
    description =
        "The trusted devices are those on the account's roster, which the account's own key signs."
            + " They alone receive its keys. A device joins by the approval of a trusted one,"
            + " never by a password alone.",
    footer = {
      "  lockstep device add alice        on the new device: prints a code",
      "  lockstep device approve 123456   on a trusted one",
      "  lockstep device list"
    })
final class DeviceCommands {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Invocation invocation;

  DeviceCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "add",
      header = "Ask to become a device of an account.",
      description = {
        "Makes this device's keys and asks the account's trusted devices to take it up. Prints a"
            + " code of six digits: type it on a trusted device with 'lockstep device approve'."
            + " With --wait it stays until that happened; else the next command of this home,"
            + " whichever it is, finishes the matter. Run again while it waits, it asks anew"
            + " with another code.",
        "",
        "The server learns that this device asks, and the device's name, platform and version. It"
            + " does not learn the code. A password, if one is given, lets the approving person"
            + " see that whoever asks knows it. Where the account has an authenticator, its code is"
            + " needed too: without it nobody can approve. Whether there is an account of that"
            + " handle, the server does not tell."
      },
      footer = {
        "  lockstep device add alice --device phone --platform ios --version 17.2",
        "  lockstep device add alice --authenticator-code 123456",
        "  lockstep device add alice --wait"
      })
  Answer add(
      @Parameters(paramLabel = "HANDLE", description = "The account to join.") String handle,
      @Mixin DeviceOptions device,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "Read the account's password from the first line of this file.")
          @Nullable Path passwordFile,
      @Option(
              names = "--authenticator-code",
              paramLabel = "CODE",
              description = "The code that the account's authenticator app shows, if it has one.")
          @Nullable String authenticatorCode,
      @Option(names = "--wait", description = "Wait until the device is approved.") boolean wait) {
    try (var client = invocation.newcomer()) {
      if (Invocation.isWaiting(client.home()) && client.devices().approved().isPresent()) {
        return added(client);
      }
      var password = new Passwords(invocation.terminal()).ofAccount(passwordFile, handle);
      var code = Optional.ofNullable(authenticatorCode);
      var asked = client.devices().ask(handle, device.profile(), password, code);
      var enrolling = new Enrolling(asked.enrolment(), asked.code(), asked.expires());
      return wait ? awaited(client, enrolling) : asking(enrolling);
    }
  }

  private static Answer asking(Enrolling enrolling) {
    return Answer.result(
        enrolling,
        List.of(
            "Code: " + enrolling.code(),
            "On a trusted device, before %s: lockstep device approve %s"
                .formatted(Times.text(enrolling.expires()), enrolling.code())));
  }

  private Answer awaited(LockstepClient client, Enrolling enrolling) {
    var waiting = asking(enrolling);
    waiting.lines().forEach(invocation.terminal().err()::println);
    return client.devices().awaitApproval(LONGEST_WAIT).isPresent()
        ? added(client)
        : waiting.failed().with("Nobody approved it in time: ask again.");
  }

  private static Answer added(LockstepClient client) {
    var member = client.home().requireMembership();
    var device = client.home().requireDevice().id();
    return Answer.done(
        new DeviceAdded(member.account(), member.handle(), device),
        "This device belongs to " + member.handle() + " now.");
  }

  @Command(
      name = "approve",
      header = "Trust the waiting device that shows a code.",
      description =
          "Finds the waiting device whose keys fit the code, puts it on the account's roster and"
              + " seals the account's secrets to it. Approve only what you have in your own hand:"
              + " the new device can read everything. The server learns that the device joined,"
              + " and none of the secrets.",
      footer = "  lockstep device approve 123456")
  Answer approve(
      @Parameters(paramLabel = "CODE", description = "The six digits that the new device shows.")
          String code) {
    String digits = code.replaceAll("[ -]", "");
    if (!digits.matches("\\d{6}")) throw new Mistake("a code of six digits is expected");
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Looking for the device that shows the code");
      var id = client.devices().approve(digits);
      var device = find(client.devices().list(), id.value()).device();
      return Answer.done(
          new DeviceApproved(id, device.name(), device.platform(), DeviceText.fingerprint(device)),
          DeviceText.approved(device));
    }
  }

  @Command(
      name = "list",
      header = "List the account's devices, and those that wait for approval.",
      description =
          "Prints the devices on the account's signed roster, and the ones that ask to be taken up.",
      footer = {"  lockstep device list", "  lockstep device list --json"})
  Answer list() {
    try (var client = invocation.client()) {
      var devices = client.devices().list();
      var waiting = client.devices().waiting();
      var here = client.home().requireDevice().id();
      return Answer.result(
          new Devices(
              devices.stream().map(device -> Answers.line(device, here)).toList(),
              waiting.stream().map(Answers::line).toList()),
          DeviceText.list(devices, waiting, here));
    }
  }

  @Command(
      name = "revoke",
      header = "Take a device off the account.",
      description =
          "Takes the device off the roster and replaces every key that it held, as far as this"
              + " device may; other participants' devices replace the rest when they next sync."
              + " What the device has already read it has read.",
      footer = {
        "  lockstep device revoke phone",
        "  lockstep device revoke 01h455vb4pex5vsknk084sn02q"
      })
  Answer revoke(
      @Parameters(paramLabel = "DEVICE", description = "Its id, or its name if only one has it.")
          String named) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var device = find(client.devices().list(), named).device();
      bar.step("Revoking the device and replacing its keys");
      client.devices().revoke(device.id());
      return changed(
          client, device.id(), device.name() + " is no device of this account any more.");
    }
  }

  @Command(
      name = "update",
      header = "Tell the version of this device's software.",
      description =
          "Advanced protection needs software that supports it on every device; tell the new"
              + " version after an update. The server learns the version.",
      footer = "  lockstep device update --version 17.2")
  Answer update(
      @Option(
              names = "--version",
              required = true,
              paramLabel = "V",
              description = "The version, such as 17.2.")
          SoftwareVersion version) {
    try (var client = invocation.client()) {
      client.devices().update(version);
      return changed(
          client,
          client.home().requireDevice().id(),
          "This device runs version " + version + " now.");
    }
  }

  private static Answer changed(LockstepClient client, DeviceId device, String line) {
    return Answer.done(new DeviceChanged(device, client.position()), line);
  }

  static OwnDevice find(List<OwnDevice> devices, String named) {
    var found = devices.stream().filter(own -> isNamed(own.device(), named)).toList();
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 ->
          throw new Mistake("the account has no device '" + named + "'; see: lockstep device list");
      default ->
          throw new Mistake("several devices are called '" + named + "'; name one by its id");
    };
  }

  private static boolean isNamed(DeviceDescription device, String named) {
    return device.id().value().equals(named) || device.name().equals(named);
  }
}
