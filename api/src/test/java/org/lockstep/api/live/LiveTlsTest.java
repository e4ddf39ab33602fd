package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Member;
import org.lockstep.realtime.server.CertificateUnusable;

/// The channel that ends TLS itself, with certificates that the test makes.
class LiveTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "GET /hocuspocus HTTP/1.1",
          "Host: x",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "",
          "");

  @TempDir private Path directory = Path.of("");

  /// A certificate with its key, as a file each.
  private final class Certificate {
    private final Path chain;
    private final Path key;
    private final KeyStore store;

    Certificate(String name) throws IOException, GeneralSecurityException, InterruptedException {
      var file = directory.resolve(name + ".p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      var made =
          new ProcessBuilder(
                  List.of(
                      keytool.toString(),
                      "-genkeypair",
                      "-alias",
                      name,
                      "-keyalg",
                      "EC",
                      "-dname",
                      "CN=localhost",
                      "-ext",
                      "san=dns:localhost,ip:127.0.0.1",
                      "-storetype",
                      "PKCS12",
                      "-storepass",
                      new String(PASSWORD),
                      "-keystore",
                      file.toString()))
              .inheritIO()
              .start();
      assertThat(made.waitFor()).isZero();
      store = KeyStore.getInstance(file.toFile(), PASSWORD);
      chain = pem(name + ".crt", "CERTIFICATE", store.getCertificate(name).getEncoded());
      key = pem(name + ".key", "PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded());
    }

    private Path pem(String file, String what, byte[] content) throws IOException {
      var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
      return Files.writeString(
          directory.resolve(file),
          "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
    }

    SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, PASSWORD);
      var name = store.aliases().nextElement();
      trusted.setCertificateEntry(name, store.getCertificate(name));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    }
  }

  private TestServer start(Path chain, Path key) {
    return TestServer.start(
        directory.resolve("server"),
        "lockstep.live.tls-certificates=" + chain,
        "lockstep.live.tls-key=" + key);
  }

  private static URI channel(TestServer server) {
    var alice = Member.advanced(server, "alice");
    return URI.create(LiveDesk.begun(server, alice).ticket(alice).yWebsocket());
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(UPGRADE.getBytes(ISO_8859_1));
    var line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\n';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  @Test
  void only_tls_under_the_certificate_opens_a_websocket() throws Exception {
    var certificate = new Certificate("good");
    var other = new Certificate("other");
    try (var server = start(certificate.chain, certificate.key)) {
      var channel = channel(server);
      assertThat(channel.getScheme()).isEqualTo("wss");
      var address = InetAddress.getLoopbackAddress();
      try (var socket = certificate.trusting().createSocket(address, channel.getPort())) {
        assertThat(answer(socket)).startsWith("HTTP/1.1 101");
      }
      try (var socket = other.trusting().createSocket(address, channel.getPort())) {
        assertThatThrownBy(() -> answer(socket)).isInstanceOf(SSLHandshakeException.class);
      }
      try (var plain = new Socket(address, channel.getPort())) {
        assertThat(answer(plain)).doesNotContain("HTTP");
      }
      try (var socket = certificate.trusting().createSocket(address, channel.getPort())) {
        assertThat(answer(socket)).as("after others failed").startsWith("HTTP/1.1 101");
      }
    }
  }

  private String refusal(Path chain, Path key) {
    var refused = catchThrowableOfType(CertificateUnusable.class, () -> start(chain, key).close());
    assertThat(refused).isNotNull();
    var words = String.valueOf(refused.getMessage());
    assertThat(words).doesNotContain("\n");
    return words;
  }

  @Test
  void files_that_are_no_certificate_keep_the_server_from_starting_and_say_why() throws Exception {
    var certificate = new Certificate("good");
    var other = new Certificate("other");
    var missing = directory.resolve("missing.crt");
    var text = Files.writeString(directory.resolve("text.crt"), "not a certificate\n");
    assertThat(refusal(missing, certificate.key)).endsWith(missing + " is no file.");
    assertThat(refusal(certificate.chain, missing)).endsWith(missing + " is no file.");
    assertThat(refusal(directory, certificate.key)).endsWith(directory + " is no file.");
    assertThat(refusal(text, certificate.key)).contains("text.crt", "cannot be used");
    assertThat(refusal(certificate.chain, text)).contains("text.crt", "cannot be used");
    assertThat(refusal(certificate.chain, certificate.chain)).contains("cannot be used");
    assertThat(refusal(certificate.chain, other.key)).contains("cannot be used");
  }
}
