package dev.listkeeper.server.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.listkeeper.source.DataSource;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Takes records at their word: a component that is not {@code @Nullable} must be given, except that
 * a collection left out is an empty one, a primitive left out is its zero, and a component with a
 * {@code @JsonProperty(defaultValue)} is filled in by its record. So a missing value is reported by
 * its name, and not as a null somewhere inside.
 */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    Boolean explicit = super.hasRequiredMarker(config, member);
    if (explicit == null
        && member instanceof AnnotatedParameter parameter
        && isOurRecord(parameter)
        && mustBeGiven(parameter)) {
      return true;
    }
    return explicit;
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
    if (member instanceof AnnotatedParameter parameter && isOurRecord(parameter)) {
      if (isCollection(parameter) && !isNullable(parameter)) {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL);
      }
      if (mustBeGiven(parameter)) {
        return JsonSetter.Value.forValueNulls(Nulls.FAIL);
      }
    }
    return super.findSetterInfo(config, member);
  }

  private static boolean mustBeGiven(AnnotatedParameter parameter) {
    return !parameter.getRawType().isPrimitive()
        && !hasDefault(parameter)
        && !isCollection(parameter)
        && !isNullable(parameter);
  }

  private static boolean hasDefault(AnnotatedParameter parameter) {
    JsonProperty property = parameter.getAnnotation(JsonProperty.class);
    return property != null && !property.defaultValue().isEmpty();
  }

  private static boolean isCollection(AnnotatedParameter parameter) {
    Class<?> type = parameter.getRawType();
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  private static boolean isNullable(AnnotatedParameter parameter) {
    Constructor<?> constructor = (Constructor<?>) parameter.getOwner().getAnnotated();
    AnnotatedType type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
    return type.isAnnotationPresent(Nullable.class)
        || java.util.Optional.class == parameter.getRawType();
  }

  private static boolean isOurRecord(AnnotatedParameter parameter) {
    return parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
        && constructor.getDeclaringClass().isRecord()
        // It fills in by itself what is left out.
        && constructor.getDeclaringClass() != DataSource.class;
  }
}
