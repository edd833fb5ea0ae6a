package dev.listkeeper.server.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Collection;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.MismatchedInputException;

/** What should stand where something of another form was written. */
final class Expected {
  private static final String TEXT = "text";
  private static final String LIST = "a list";

  private Expected() {}

  static String sentence(MismatchedInputException mistake) {
    Class<?> type = mistake.getTargetType();
    JsonToken found = mistake.getCurrentToken();
    if (type == null || found == null) {
      return "this can't stand here.";
    }
    String expected = words(type);
    return "expected " + expected + ", not " + words(found) + advice(expected, found);
  }

  private static String words(Class<?> type) {
    if (Collection.class.isAssignableFrom(type)) {
      return LIST;
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != char.class)) {
      return "a number";
    }
    boolean named = type.isRecord() || type.isInterface();
    return named && !isWrittenAsText(type) ? "names and values" : TEXT;
  }

  private static boolean isWrittenAsText(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonCreator.class))
        .anyMatch(
            method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
  }

  private static String words(JsonToken found) {
    return switch (found) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_STRING -> TEXT;
      case VALUE_NULL -> "nothing";
      case START_ARRAY -> LIST;
      case START_OBJECT, PROPERTY_NAME -> "names and values";
      case END_ARRAY, END_OBJECT, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "the end";
    };
  }

  private static String advice(String expected, JsonToken found) {
    if (found.isScalarValue() && expected.equals(TEXT)) {
      return "; if it is meant as text, put it in quotes.";
    }
    return found.isScalarValue() && expected.equals(LIST) ? "; write it in [ ]." : ".";
  }
}
