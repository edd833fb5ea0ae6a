package dev.listkeeper.server.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Names and towns of several countries. They are drawn once and then combined, which is fast. */
final class SampleNames {
  private static final int POOL = 400;

  /** A person's name, with the town it fits to. */
  record Name(String country, String first, String last, String city) {}

  private record Country(
      String code, int percent, List<String> first, List<String> last, List<String> cities) {}

  private final List<Country> countries;

  SampleNames(Random random) {
    countries =
        List.of(
            country("EE", "et", 40, random),
            country("FR", "fr", 20, random),
            country("PL", "pl", 20, random),
            country("IE", "en", 17, random),
            country("UA", "uk", 2, random),
            country("JP", "ja", 1, random));
  }

  private static Country country(String code, String language, int percent, Random random) {
    Faker faker = new Faker(Locale.of(language), random);
    return new Country(
        code,
        percent,
        pool(faker.name()::firstName),
        pool(faker.name()::lastName),
        pool(faker.address()::cityName));
  }

  private static List<String> pool(Supplier<String> source) {
    return Stream.generate(source).limit(POOL).toList();
  }

  Name next(Random random) {
    Country country = country(random.nextInt(100));
    return new Name(
        country.code(),
        pick(country.first(), random),
        pick(country.last(), random),
        pick(country.cities(), random));
  }

  private Country country(int percentile) {
    int below = 0;
    for (Country country : countries) {
      below += country.percent();
      if (percentile < below) {
        return country;
      }
    }
    throw new IllegalStateException("The countries' shares add up to less than 100 %.");
  }

  static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
