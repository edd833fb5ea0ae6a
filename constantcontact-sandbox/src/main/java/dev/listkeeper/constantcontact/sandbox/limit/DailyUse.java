package dev.listkeeper.constantcontact.sandbox.limit;

import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of each key on its present UTC day; survives a restart like the real count does. */
final class DailyUse implements Part {
  private final Store store;
  private final Map<String, Day> days = new ConcurrentHashMap<>();

  private record Day(long epochDay, int calls) {}

  DailyUse(Store store) {
    this.store = store;
    store.add(this);
  }

  int used(String key, Instant now) {
    Day day = days.get(key);
    return day == null || day.epochDay() != epochDay(now) ? 0 : day.calls();
  }

  void count(String key, Instant now) {
    Day day = new Day(epochDay(now), used(key, now) + 1);
    days.put(key, day);
    log(key, day);
  }

  private void log(String key, Day day) {
    store.log(
        this,
        out -> {
          out.writeUTF(key);
          out.writeLong(day.epochDay());
          out.writeInt(day.calls());
        });
  }

  static long epochDay(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  @Override
  public int kind() {
    return 1;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    days.put(in.readUTF(), new Day(in.readLong(), in.readInt()));
  }

  @Override
  public void snapshot(Store to) {
    days.forEach(this::log);
  }
}
