package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Holds what is written for containers against the code: it runs nowhere in this build.
class ContainerFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path FOLDER = ROOT.resolve("docker");

  private static String dockerfile() throws IOException {
    return Files.readString(FOLDER.resolve("Dockerfile"));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> yaml, String... path) {
    var found = yaml;
    for (var name : path) found = (Map<String, Object>) value(found, name);
    return found;
  }

  private static Object value(Map<String, Object> yaml, String name) {
    var found = yaml.get(name);
    if (found == null) throw new AssertionError("there is no " + name);
    return found;
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  private static Map<String, Object> compose() throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(Files.readString(FOLDER.resolve("compose.yaml")));
  }

  /// The names under which the environment sets what can be set.
  private static Stream<String> variables(String prefix, Class<?> settings) {
    return Arrays.stream(settings.getRecordComponents())
        .flatMap(
            component -> {
              var name = prefix + "_" + component.getName().toUpperCase(Locale.ROOT);
              return component.getType().isRecord()
                  ? variables(name, component.getType())
                  : Stream.of(name);
            });
  }

  private static List<String> known() {
    return variables("LOCKSTEP", LockstepProperties.class).toList();
  }

  @Test
  void every_variable_of_the_server_is_one_that_it_knows() throws IOException {
    var set = at(compose(), "services", "lockstep", "environment").keySet();
    assertThat(set).isNotEmpty().allSatisfy(name -> assertThat(known()).contains(name));
    assertThat(all("^ENV (LOCKSTEP_\\w+)=", dockerfile()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known()).contains(name));
  }

  @Test
  void the_command_is_one_that_the_server_understands() throws Exception {
    var entry =
        JsonMapper.builder()
            .build()
            .readValue(
                all("^ENTRYPOINT (.*)$", dockerfile()).getFirst(),
                new TypeReference<List<String>>() {});
    int main = entry.indexOf(LockstepServer.class.getName());
    assertThat(main).isPositive();
    var arguments = Stream.concat(entry.stream().skip(main + 1), more()).toList();
    var options = ServerOptions.parse(arguments);
    assertThat(options.port()).isEqualTo(8420);
    assertThat(all("^EXPOSE (.*)$", dockerfile())).containsExactly("8420 8421");
    assertThat(options.data()).startsWithRaw(Path.of("/var/lib/lockstep"));
    Settings.of(options);
  }

  private static Stream<String> more() throws IOException {
    return texts(value(at(compose(), "services", "lockstep"), "command")).stream();
  }

  @Test
  void what_is_copied_exists_or_is_built() throws IOException {
    var version =
        all("^  <version>(.*)</version>$", Files.readString(ROOT.resolve("pom.xml"))).getFirst();
    assertThat(dockerfile()).contains("/src/api/target/lockstep-api-" + version + ".jar");
    assertThat(all("^COPY (docker/\\S+)", dockerfile()))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(ROOT.resolve(file)).isRegularFile());
    assertThat(all("bash\", \"/opt/lockstep/(\\S+)\"", dockerfile())).containsExactly("health.sh");
    assertThat(FOLDER.resolve("Dockerfile.dockerignore")).isRegularFile();
  }

  @Test
  void what_is_mounted_and_what_the_proxy_asks_for_fit_together() throws IOException {
    var services = at(compose(), "services");
    assertThat(at(services, "lockstep", "build").get("dockerfile")).isEqualTo("docker/Dockerfile");
    var volumes = texts(value(at(services, "lockstep"), "volumes"));
    assertThat(all("VOLUME (.*)$", dockerfile()).getFirst())
        .contains(volumes.stream().map(v -> "\"" + v.split(":", -1)[1] + "\"").toList());
    assertThat(at(compose(), "volumes").keySet())
        .containsExactlyElementsOf(volumes.stream().map(v -> v.split(":", -1)[0]).toList());
    assertThat(at(services, "lockstep")).doesNotContainKey("ports");
    var proxy = Files.readString(FOLDER.resolve("nginx.conf"));
    assertThat(all("^    server (\\S+);$", proxy))
        .containsExactly("lockstep:8420", "lockstep:8421");
    assertThat(proxy).contains("client_max_body_size 8m;", "proxy_buffering off;");
  }

  @Test
  void the_image_runs_as_somebody_who_may_do_little() throws IOException {
    assertThat(all("^USER (\\S+)$", dockerfile())).containsExactly("lockstep");
    assertThat(
            Pattern.compile("^USER|^ENTRYPOINT", Pattern.MULTILINE)
                .matcher(dockerfile())
                .results()
                .map(MatchResult::group))
        .containsExactly("USER", "ENTRYPOINT");
  }
}
