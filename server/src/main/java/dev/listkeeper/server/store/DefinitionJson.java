package dev.listkeeper.server.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.listkeeper.segment.SegmentJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How definitions are written and read: what a record requires must be there, what it does not know
 * is an error, what is empty is left out.
 */
public final class DefinitionJson {
  private DefinitionJson() {}

  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .annotationIntrospector(new RequiredUnlessNullable())
        .addModule(SegmentJson.module())
        .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
        .withConfigOverride(List.class, DefinitionJson::leaveOutWhenEmpty)
        .withConfigOverride(Set.class, DefinitionJson::leaveOutWhenEmpty)
        .withConfigOverride(Map.class, DefinitionJson::leaveOutWhenEmpty)
        .build();
  }

  private static void leaveOutWhenEmpty(tools.jackson.databind.cfg.MutableConfigOverride override) {
    override.setInclude(
        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
  }
}
