package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Brake;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.Mode;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.export.RuleFields.BrakeFields;
import dev.listkeeper.server.web.view.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Makes the rules of what was typed.
 *
 * @param before as they are stored, or the usual ones for a new export
 * @param model absent while nothing was refreshed
 */
record RulesReader(
    ExportRules before,
    Optional<CustomerModel> model,
    CurrentUser user,
    Mistakes mistakes,
    Words words) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
  private static final long MOST_PEOPLE = 999_999_999_999L;
  private static final int PERCENT = 100;

  /** What could not be read is as before, and among the mistakes. */
  ExportRules read(RuleFields fields) {
    boolean revives = fields.reviveDeleted();
    if (revives && !before.reviveDeleted() && !user.may(Permission.LOOSEN_SAFEGUARDS)) {
      mistakes.add("reviveDeleted", words.say("rules.revive.administrator"));
      revives = false;
    }
    return new ExportRules(
        mode(fields.mode()),
        brake("removalBrake", fields.removalBrake(), before.removalBrake()),
        brake("leaverBrake", fields.leaverBrake(), before.leaverBrake()),
        consent(fields.consent()),
        revives,
        perDay(fields.newContactsPerDay()),
        (int)
            number("setAsideAfter", fields.setAsideAfter(), 1, Integer.MAX_VALUE)
                .orElse(before.setAsideAfter()));
  }

  private Mode mode(String name) {
    Optional<Mode> mode =
        Arrays.stream(Mode.values()).filter(one -> one.name().equals(name)).findFirst();
    if (mode.isEmpty()) {
      mistakes.add("mode", words.say("rules.need.mode"));
    }
    return mode.orElse(before.mode());
  }

  private Brake brake(String id, BrakeFields fields, Brake was) {
    OptionalLong percent = number(id, fields.percent(), 0, PERCENT);
    OptionalLong people = number(id, fields.people(), 0, MOST_PEOPLE);
    if (percent.isEmpty() || people.isEmpty()) {
      return was;
    }
    Brake brake = new Brake((int) percent.getAsLong(), people.getAsLong());
    if (brake.isLooserThan(was) && !user.may(Permission.LOOSEN_SAFEGUARDS)) {
      mistakes.add(id, words.say("rules.brake.administrator", was.percent(), was.people()));
      return was;
    }
    return brake;
  }

  private Optional<Integer> perDay(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    OptionalLong number = number("newContactsPerDay", text, 1, Integer.MAX_VALUE);
    return number.isPresent() ? Optional.of((int) number.getAsLong()) : before.newContactsPerDay();
  }

  private Optional<AttributePath> consent(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<AttributePath> path = Optional.of(AttributePath.of(text));
      if (!path.equals(before.consent())
          && model.filter(known -> known.typeOf(path.get()) != Type.BOOLEAN).isPresent()) {
        mistakes.add("consent", words.say("rules.consent.no-boolean", text));
      }
      return path;
    } catch (Problem unknown) {
      mistakes.add("consent", unknown.sentence());
      return before.consent();
    }
  }

  private OptionalLong number(String id, String text, long least, long most) {
    if (DIGITS.matcher(text.strip()).matches()) {
      long number = Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    }
    mistakes.add(id, words.say("rules.need.number", least, most));
    return OptionalLong.empty();
  }
}
