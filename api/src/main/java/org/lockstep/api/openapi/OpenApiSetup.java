package org.lockstep.api.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.api.problem.ProblemType;
import org.lockstep.api.problem.ProblemWriter;
import org.lockstep.api.request.Caller;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the description says beyond what the controllers show: how values look as JSON, how
/// requests are signed, and that every refusal is a problem.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  SpringDocConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocWebMvcConfiguration.class,
})
class OpenApiSetup {
  private static final String PROBLEM = "Problem";
  private static final String ID = "[0-7][0-9a-hjkmnp-tv-z]{25}";
  private static final List<Class<?>> IDS =
      List.of(
          AccountId.class,
          DeviceId.class,
          HandleId.class,
          ItemId.class,
          LinkId.class,
          ShareId.class);

  private static final String STORY =
      """
      Requests are signed with the device's key by HTTP Message Signatures (RFC 9421), with a \
      Content-Digest (RFC 9530). Commands answer with a receipt that names the position of the \
      history that they wrote; a read that sends it as Lockstep-After sees at least that. Under an \
      Idempotency-Key a command is carried out once. Every answer other than 2xx is a problem \
      (RFC 9457).""";

  OpenApiSetup() {
    var types = SpringDocUtils.getConfig();
    types.addRequestWrapperToIgnore(Caller.class, SelfSigned.class);
    IDS.forEach(id -> types.replaceWithSchema(id, text("26 characters").pattern(ID)));
    types.replaceWithSchema(Bytes.class, text("base64url without padding"));
    types.replaceWithSchema(SoftwareVersion.class, text("dotted numbers such as 16.2"));
  }

  private static Schema<String> text(String description) {
    var schema = new Schema<String>();
    schema.setType("string");
    schema.setTypes(Set.of("string"));
    schema.setDescription(description);
    return schema;
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Lockstep")
                .version("0.1.0")
                .description(STORY)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
  }

  private static Schema<?> problem() {
    var names = ProblemType.catalogue().stream().map(ProblemType::urn).distinct().sorted().toList();
    var type = text("what kind of problem it is");
    type.setEnum(names);
    var status = new Schema<Integer>();
    status.setTypes(Set.of("integer"));
    var schema = new Schema<Object>();
    schema.setTypes(Set.of("object"));
    schema.setDescription("What is the case, what to do next, and the facts as further members.");
    schema.setProperties(
        Map.of(
            "type",
            type,
            "title",
            text("what is the case"),
            "status",
            status,
            "detail",
            text("what to do next")));
    schema.setRequired(List.of("type", "title", "status", "detail"));
    return schema;
  }

  @Bean
  GlobalOpenApiCustomizer problems() {
    return description -> {
      // Here and not in the bean: schemas that no controller names are taken out before.
      if (description.getComponents() == null) description.setComponents(new Components());
      description.getComponents().addSchemas(PROBLEM, problem());
      description
          .getPaths()
          .values()
          .forEach(path -> path.readOperations().forEach(OpenApiSetup::refuse));
    };
  }

  private static void refuse(Operation operation) {
    if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
    var schema = new Schema<Object>().$ref("#/components/schemas/" + PROBLEM);
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem")
                .content(
                    new Content()
                        .addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(schema))));
  }
}
