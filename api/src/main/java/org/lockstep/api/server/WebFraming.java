package org.lockstep.api.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockstep.api.json.MessageConverter;
import org.lockstep.api.request.CallerArguments;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// How the web framework reads and writes: bodies through the codec of `wire`, callers from the
/// verified signature, and every exception left to the filter.
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class WebFraming implements WebMvcConfigurer {
  private final MessageCodec codec;

  WebFraming(MessageCodec codec) {
    this.codec = codec;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters
        .disableDefaults()
        .addCustomConverter(new MessageConverter(codec))
        .addCustomConverter(new ByteArrayHttpMessageConverter())
        .addCustomConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8))
        .addCustomConverter(new ResourceHttpMessageConverter());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArguments());
  }

  /// One resolver that resolves nothing, in place of those that would write bodies of their own.
  @Override
  public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add((_, _, _, _) -> null);
  }
}
