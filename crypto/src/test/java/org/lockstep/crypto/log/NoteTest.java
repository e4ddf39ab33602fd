package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.sign.SigningKey;

class NoteTest {

  /// The example of the C2SP signed-note specification.
  private static final VerifierKey SPEC_KEY =
      VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

  private static final String SPEC_NOTE =
      """
      This is an example message.

      \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  /// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`, with its private test
  /// key.
  private static final VerifierKey GO_KEY =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  private static final VerifierKey GO_OTHER_KEY =
      VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

  private static final String GO_TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;

  private static final String GO_NOTE =
      GO_TEXT
          + """

          \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
          \u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=
          """;

  private static final SigningKey KEY = SigningKey.fromSeed(new byte[32]);
  private static final NoteSigner SIGNER = new NoteSigner("example.org/log", KEY);

  private static Note note(String text) {
    return Note.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Note.Verdict signedBy(VerifierKey... keys) {
    return new Note.Verdict.Signed(List.of(keys));
  }

  @Test
  void the_example_of_the_specification_is_signed_by_its_key() {
    assertThat(note(SPEC_NOTE).check(List.of(SPEC_KEY))).isEqualTo(signedBy(SPEC_KEY));
    assertThat(note(SPEC_NOTE).text()).isEqualTo("This is an example message.\n");
    assertThat(note(SPEC_NOTE).bytes()).isEqualTo(SPEC_NOTE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_key_ids_of_others_come_out_and_their_texts_read_back() {
    assertThat(SPEC_KEY.keyId()).isEqualTo(0x530d903a);
    assertThat(GO_KEY.keyId()).isEqualTo(0xc74f20a3);
    assertThat(GO_KEY.text())
        .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  }

  @Test
  void a_note_of_two_keys_names_those_that_are_known() {
    assertThat(note(GO_NOTE).check(List.of(GO_KEY, GO_OTHER_KEY)))
        .isEqualTo(signedBy(GO_KEY, GO_OTHER_KEY));
    assertThat(note(GO_NOTE).check(List.of(GO_OTHER_KEY))).isEqualTo(signedBy(GO_OTHER_KEY));
    assertThat(note(GO_NOTE).check(List.of(SPEC_KEY))).isEqualTo(new Note.Verdict.Unsigned());
  }

  @Test
  void signing_gives_the_bytes_that_the_go_implementation_gives() {
    var typeAndSeed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    var key = SigningKey.fromSeed(Arrays.copyOfRange(typeAndSeed, 1, 33));
    var signed =
        new NoteSigner("PeterNeumann", key)
            .sign(GO_TEXT)
            .with(note(GO_NOTE).signatures().getLast());
    assertThat(new String(signed.bytes(), StandardCharsets.UTF_8)).isEqualTo(GO_NOTE);
  }

  @Test
  void a_signed_checkpoint_reads_back() {
    var checkpoint = Checkpoint.of("example.org/log", Leaves.numbered(70).edge());
    var note = Note.parse(SIGNER.sign(checkpoint).bytes());
    assertThat(note.check(List.of(SIGNER.verifierKey()))).isEqualTo(signedBy(SIGNER.verifierKey()));
    assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
  }

  @Test
  void no_flipped_bit_leaves_a_note_signed_by_its_key_with_another_text() {
    var bytes = SIGNER.sign(Checkpoint.of("example.org/log", Leaves.numbered(7).edge())).bytes();
    var original = Note.parse(bytes);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(acceptedText(flipped)).as("bit %d", bit).isNotEqualTo(original.text());
    }
  }

  private static String acceptedText(byte[] bytes) {
    try {
      var note = Note.parse(bytes);
      return note.check(List.of(SIGNER.verifierKey())) instanceof Note.Verdict.Signed
          ? note.text()
          : "refused";
    } catch (LogFormatException refused) {
      return "malformed";
    }
  }

  @Test
  void a_line_that_claims_a_known_key_and_is_not_by_it_condemns_the_whole_note() {
    var other = new NoteSigner("EnochRoot", KEY).sign("other\n").signatures().getFirst();
    var genuine = note(GO_NOTE);
    var forged =
        genuine
            .with(new NoteSignature("PeterNeumann", genuine.signatures().getLast().base64()))
            .with(other);
    assertThat(forged.check(List.of(GO_KEY))).isEqualTo(signedBy(GO_KEY));
    var altered = note(GO_NOTE.replace("your problem is", "your solution is"));
    assertThat(altered.check(List.of(GO_OTHER_KEY)))
        .isEqualTo(new Note.Verdict.Forged(GO_OTHER_KEY));
    var mixed = genuine.with(altered(genuine.signatures().getFirst()));
    assertThat(mixed.check(List.of(GO_KEY))).isEqualTo(new Note.Verdict.Forged(GO_KEY));
  }

  private static NoteSignature altered(NoteSignature line) {
    var bytes = Base64.getDecoder().decode(line.base64());
    bytes[bytes.length - 1] ^= 1;
    return new NoteSignature(line.name(), Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void a_text_may_hold_empty_lines_since_the_last_one_counts() {
    var signed = SIGNER.sign("first\n\nsecond\n\n");
    assertThat(Note.parse(signed.bytes())).isEqualTo(signed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\u2014 name AAAAAAA=\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n\u2014 name AAAAAAA=\nmore\n",
        "text\n\n\u2014 name AAAAAAA\n",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n\u2014 na+me AAAAAAA=\n",
        "text\n\n\u2014 na\u00a0me AAAAAAA=\n",
        "text\n\n\u2014 name  AAAAAAA=\n",
        "te\txt\n\n\u2014 name AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n",
      })
  void whatever_is_not_a_note_is_refused(String text) {
    assertThatThrownBy(() -> note(text)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void bytes_that_are_not_text_are_refused() {
    var bytes = SPEC_NOTE.getBytes(StandardCharsets.ISO_8859_1);
    bytes[0] = (byte) 0xff;
    assertThatThrownBy(() -> Note.parse(bytes)).isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> SIGNER.sign("\ud800\n")).isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> SIGNER.sign("no line end")).isInstanceOf(LogFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/fob+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
        "exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void whatever_is_not_a_verifier_key_is_refused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(LogFormatException.class);
  }
}
