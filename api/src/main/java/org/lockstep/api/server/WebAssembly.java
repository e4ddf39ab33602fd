package org.lockstep.api.server;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.lockstep.api.problem.ProblemValve;
import org.lockstep.api.problem.ProblemWriter;
import org.lockstep.api.request.Answers;
import org.lockstep.api.request.BundledOrders;
import org.lockstep.api.request.RateLimit;
import org.lockstep.api.request.Rates;
import org.lockstep.api.request.RequestFilter;
import org.lockstep.api.request.SignatureGate;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The web server over a [Node]: the filter that every request passes, and all controllers of this
/// module.
///
/// Only what is named here is configured: nothing appears because a jar lies on the class path.
/// Beside its own beans a controller can ask for those that [LockstepServer] puts beside them: the
/// node's stores, vault, commands and views.
@Configuration(proxyBeanMethods = false)
@ComponentScan("org.lockstep.api")
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
})
class WebAssembly {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MessageCodec messageCodec() {
    return new MessageCodec();
  }

  @Bean
  ProblemWriter problemWriter(MessageCodec codec) {
    return new ProblemWriter(codec);
  }

  @Bean
  SignatureGate signatureGate(Node node, LockstepProperties properties, Clock clock) {
    var limits =
        new SignatureGate.Limits(
            properties.signature().clockBehind(), properties.signature().clockAhead());
    return new SignatureGate(node.views(), node.views(), node.nonces(limits, clock), clock, limits);
  }

  @Bean
  Answers answers(Node node, MessageCodec codec) {
    return new Answers(node.views(), codec);
  }

  @Bean
  BundledOrders bundledOrders(
      SignatureGate gate, Answers answers, ProblemWriter problems, MessageCodec codec) {
    return new BundledOrders(gate, answers, problems, codec);
  }

  @Bean
  FilterRegistrationBean<RequestFilter> requestFilter(
      Node node,
      LockstepProperties properties,
      SignatureGate gate,
      Answers answers,
      ProblemWriter problems) {
    var limits = properties.limits();
    var filter =
        new RequestFilter(
            new RequestFilter.Parts(
                gate,
                node.views(),
                rates(properties.rate()),
                answers,
                problems,
                node.meters(),
                limits.body(),
                limits.uploadPiece(),
                limits.longestWait()));
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    return registration;
  }

  private static Rates rates(LockstepProperties.Rate rate) {
    return new Rates(
        new RateLimit<>(rate.addressPerSecond(), rate.addressBurst(), System::nanoTime),
        new RateLimit<>(rate.accountPerSecond(), rate.accountBurst(), System::nanoTime));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    TomcatContextCustomizer problems =
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
          }
        };
    return factory -> factory.addContextCustomizers(problems);
  }
}
