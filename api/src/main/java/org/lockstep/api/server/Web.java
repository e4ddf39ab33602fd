package org.lockstep.api.server;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The web server that runs over a node. Closing it ends the web server and leaves the node open.
final class Web implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final String host;

  private Web(ConfigurableApplicationContext context, String host) {
    this.context = context;
    this.host = host;
  }

  static Web start(Node node, LiveParts live, ServerOptions options, Settings settings) {
    var application = new SpringApplication(WebAssembly.class);
    application.setApplicationContextFactory(_ -> new ServletWebServerApplicationContext());
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.setEnvironment(settings.environment());
    application.addInitializers(
        made -> {
          share(node, settings.properties(), made.getBeanFactory());
          share(live, made.getBeanFactory());
        });
    return new Web(application.run(), options.host());
  }

  /// Puts the node's parts beside the beans. They are not the context's to close.
  private static void share(
      Node node, LockstepProperties properties, ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("node", node);
    beans.registerSingleton("properties", properties);
    beans.registerSingleton("accountPolicy", properties.protection().accountPolicy());
    beans.registerSingleton("meters", node.meters());
    beans.registerSingleton("vault", node.vault());
    beans.registerSingleton("vaultKeeper", node.keeper());
    beans.registerSingleton("commands", node.commands());
    beans.registerSingleton("readModels", node.models());
    beans.registerSingleton("progress", node.views());
    beans.registerSingleton("eventCodec", node.codec());
    beans.registerSingleton("journal", node.storage().journal());
    beans.registerSingleton("serverLog", node.log());
    beans.registerSingleton("documents", node.storage().documents());
    beans.registerSingleton("blobs", node.storage().blobs());
  }

  private static void share(LiveParts live, ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("liveDocuments", live.collaboration().documents());
    beans.registerSingleton("tickets", live.collaboration().tickets());
    beans.registerSingleton("endedSessions", live.collaboration().ended());
    beans.registerSingleton("freezes", live.collaboration().freezes());
    beans.registerSingleton("liveAddress", live.channel().address());
  }

  int port() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    if (server == null) throw new IllegalStateException("the web server is not up");
    return server.getPort();
  }

  String address() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  @Override
  public void close() {
    context.close();
  }
}
