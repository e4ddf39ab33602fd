package org.lockstep.api.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/// What was set, from the command line, the system's properties and the environment, in this order
/// of precedence.
record Settings(ConfigurableEnvironment environment, LockstepProperties properties) {
  static Settings of(ServerOptions options) {
    var environment = new StandardServletEnvironment();
    var sources = environment.getPropertySources();
    sources.addFirst(
        new SimpleCommandLinePropertySource(options.properties().toArray(String[]::new)));
    sources.addFirst(new MapPropertySource("lockstep-options", where(options)));
    sources.addLast(new MapPropertySource("lockstep-defaults", defaults()));
    ConfigurationPropertySources.attach(environment);
    return new Settings(environment, properties(environment));
  }

  /// What is typed on the command line must be known; the environment may hold names of others.
  private static LockstepProperties properties(StandardServletEnvironment environment) {
    var typed =
        new NoUnboundElementsBindHandler(
            BindHandler.DEFAULT,
            source -> source.getUnderlyingSource() instanceof SimpleCommandLinePropertySource);
    return Binder.get(environment)
        .bindOrCreate("lockstep", Bindable.of(LockstepProperties.class), typed);
  }

  /// Where it listens: no variable of the environment overrides the options.
  private static Map<String, Object> where(ServerOptions options) {
    return Map.of("server.address", options.host(), "server.port", options.port());
  }

  /// How the web server is set up unless somebody says otherwise.
  private static Map<String, Object> defaults() {
    var values = new LinkedHashMap<String, Object>();
    values.put("server.shutdown", "graceful");
    values.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
    values.put("spring.threads.virtual.enabled", true);
    values.put("server.tomcat.max-http-form-post-size", 0);
    values.put("server.max-http-request-header-size", "16KB");
    values.put("springdoc.api-docs.path", "/openapi");
    values.put("springdoc.api-docs.version", "openapi_3_1");
    values.put("springdoc.writer-with-order-by-keys", true);
    values.put("springdoc.enable-spring-security", false);
    values.put("spring.main.log-startup-info", false);
    return values;
  }
}
