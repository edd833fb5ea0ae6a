package dev.listkeeper.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BiConsumer;

/** Comes between a process and a repository, whatever methods the repository has. */
final class Ports {
  private static final Set<String> WRITES =
      Set.of(
          "save",
          "add",
          "begin",
          "end",
          "withdraw",
          "commit",
          "forget",
          "remove",
          "ask",
          "move",
          "keepOnly");

  private Ports() {}

  /** When a call of a port is looked at. */
  enum When {
    BEFORE,
    AFTER
  }

  /**
   * The same port, with somebody told before and after each call.
   *
   * @param told of the name of each method; may throw, which the caller then sees
   */
  static <T> T watched(Class<T> type, T real, BiConsumer<When, String> told) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              told.accept(When.BEFORE, method.getName());
              Object result = call(real, method, arguments);
              told.accept(When.AFTER, method.getName());
              return result;
            }));
  }

  /** Whether a method changes what is stored. */
  static boolean writes(String method) {
    return WRITES.contains(method);
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
