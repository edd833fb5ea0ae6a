package dev.listkeeper.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void workNeverRunsOnAVirtualThread() throws Exception {
    try (Workers workers = new Workers(2, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Thread>> threads = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        threads.add(callers.submit(() -> workers.call(task -> Thread.currentThread())));
      }

      for (Future<Thread> thread : threads) {
        assertThat(thread.get().isVirtual()).isFalse();
        assertThat(thread.get().getName()).startsWith("duckdb-");
      }
    }
  }
}
