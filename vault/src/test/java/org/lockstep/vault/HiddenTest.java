package org.lockstep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.tuple.Bytes;

/// No secret shows in a text form or an exception.
class HiddenTest {
  private static final KeyName NAME = KeyName.share("album", 2);

  private final VaultOnDisk disk;

  HiddenTest(@TempDir Path directory) {
    this.disk = new VaultOnDisk(directory);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void the_root_key_hides() {
    assertHidden(disk.root.secret().bytes(), disk.root.toString());
  }

  @Test
  void a_subjects_key_hides() {
    var key = disk.vault().subjectKeys().getOrCreate("ada");
    assertHidden(key.secret().bytes(), key.toString());
  }

  @Test
  void an_opened_record_hides() {
    var content = new byte[] {11, 22, 33, 44, 55, 66, 77, 88};
    assertHidden(content, new Records.Found.Present(content).toString());
  }

  @Test
  void a_staged_secret_and_every_refusal_on_its_way_hide() {
    var secret = VaultOnDisk.secretOf(NAME);
    var staged = disk.stage(NAME, secret);
    staged.keep();
    var bytes = secret.secret().bytes();
    assertHidden(bytes, staged.toString());
    assertHidden(bytes, trace(() -> disk.vault().stage(NAME, disk.escrow(secret), new byte[32])));
    assertHidden(bytes, trace(() -> use(NAME, EpochChain.NONE, true)));
    var link = new EpochLink(Bytes.of(new byte[61]), Bytes.of(new byte[32]));
    assertHidden(bytes, trace(() -> use(KeyName.share("album", 1), _ -> Optional.of(link), false)));
  }

  private void use(KeyName name, EpochChain chain, boolean fail) {
    disk.vault()
        .use(
            new KeyUse(name, "test", "tester"),
            chain,
            secret -> {
              if (fail) throw new IllegalStateException("with " + secret);
              return secret;
            });
  }

  private static String trace(ThrowingCallable call) {
    var thrown = catchThrowable(call);
    assertThat(thrown).isNotNull();
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void assertHidden(byte[] secret, String text) {
    assertThat(text)
        .isNotEmpty()
        .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret))
        .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret))
        .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
        .doesNotContain(Arrays.toString(secret).substring(1, 20));
  }
}
