package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.snapshot.Catalog;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Installations one part of which is not what it should be. */
final class Planted {
  private Planted() {}

  /** A call of a repository. */
  record Call(Method method, Object[] arguments) {
    boolean is(String name, Class<?> first) {
      return method.getName().equals(name)
          && method.getParameterCount() > 0
          && method.getParameterTypes()[0] == first;
    }

    Object first() {
      return arguments[0];
    }

    @Nullable Object on(Object real) {
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException failure) {
        if (failure.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(failure.getCause());
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  @SuppressWarnings("unchecked") // the second argument of ExportRuns.end
  static List<ExportRuns.Commit> commits(Call call) {
    return (List<ExportRuns.Commit>) call.arguments()[1];
  }

  static Installation runs(
      Installation sound, BiFunction<ExportRuns, Call, @Nullable Object> changed) {
    return with(sound, "runs", proxy(ExportRuns.class, sound.runs(), changed));
  }

  static Installation catalog(
      Installation sound, BiFunction<Catalog, Call, @Nullable Object> changed) {
    return with(sound, "catalog", proxy(Catalog.class, sound.catalog(), changed));
  }

  static Installation marks(
      Installation sound, BiFunction<ScheduleMarks, Call, @Nullable Object> changed) {
    return with(sound, "marks", proxy(ScheduleMarks.class, sound.marks(), changed));
  }

  static Installation engine(Installation sound, QueryEngine engine) {
    return with(sound, "engine", engine);
  }

  static Installation clock(Installation sound, Clock clock) {
    return with(sound, "clock", clock);
  }

  /** Answers to reads of a path say something else. */
  static Installation answers(Installation sound, String path, UnaryOperator<String> changed) {
    Network network =
        request -> {
          Network.Response response = sound.network().send(request);
          if (!request.method().equals("GET") || !request.uri().getPath().equals(path)) {
            return response;
          }
          String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
          return new Network.Response(
              response.status(),
              response.headers(),
              new ByteArrayInputStream(changed.apply(body).getBytes(StandardCharsets.UTF_8)));
        };
    return with(sound, "network", network);
  }

  private static <T> T proxy(Class<T> type, T real, BiFunction<T, Call, @Nullable Object> changed) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                changed.apply(
                    real, new Call(method, arguments == null ? new Object[0] : arguments))));
  }

  /** The installation with one of its parts replaced, whatever parts it has. */
  private static Installation with(Installation sound, String name, Object part) {
    RecordComponent[] components = Installation.class.getRecordComponents();
    Object[] parts = new Object[components.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        parts[i] =
            components[i].getName().equals(name) ? part : components[i].getAccessor().invoke(sound);
      }
      return (Installation) Installation.class.getDeclaredConstructors()[0].newInstance(parts);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
