package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Brake;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.profile.AttributePath;
import org.springframework.util.MultiValueMap;

/** What a run may do, as a person enters it: texts as typed, none of them null. */
public record RuleFields(
    String mode,
    BrakeFields removalBrake,
    BrakeFields leaverBrake,
    String consent,
    boolean reviveDeleted,
    String newContactsPerDay,
    String setAsideAfter) {

  /** The two bounds of a brake. */
  public record BrakeFields(String percent, String people) {
    private static BrakeFields of(Brake brake) {
      return new BrakeFields(Integer.toString(brake.percent()), Long.toString(brake.people()));
    }

    private static BrakeFields of(MultiValueMap<String, String> form, String name) {
      return new BrakeFields(
          ExportFields.text(form, name + "Percent"), ExportFields.text(form, name + "People"));
    }
  }

  static RuleFields of(ExportRules rules) {
    return new RuleFields(
        rules.mode().name(),
        BrakeFields.of(rules.removalBrake()),
        BrakeFields.of(rules.leaverBrake()),
        rules.consent().map(AttributePath::toString).orElse(""),
        rules.reviveDeleted(),
        rules.newContactsPerDay().map(cap -> Integer.toString(cap)).orElse(""),
        Integer.toString(rules.setAsideAfter()));
  }

  static RuleFields of(MultiValueMap<String, String> form) {
    return new RuleFields(
        ExportFields.text(form, "mode"),
        BrakeFields.of(form, "removalBrake"),
        BrakeFields.of(form, "leaverBrake"),
        ExportFields.text(form, "consent"),
        form.containsKey("reviveDeleted"),
        ExportFields.text(form, "newContactsPerDay"),
        ExportFields.text(form, "setAsideAfter"));
  }
}
