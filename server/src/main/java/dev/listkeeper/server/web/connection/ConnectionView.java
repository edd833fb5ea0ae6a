package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection: the steps that are left while it is a draft, else what it is and how it is.
 *
 * @param draft whether it was never saved
 * @param agreed who agreed, when, to which text; null while nobody has
 * @param account at Constant Contact; null before the first sign-in
 * @param clientId the API key of the last sign-in; empty before the first
 * @param redirect what has to be entered at Constant Contact as the redirect address
 * @param notice the operator's privacy notice; null when there is none
 * @param exportUser null while there is none
 * @param needsExportUser whether the one there is may not act any more
 * @param mayTakeOver whether the reader is not the export user already
 * @param mayFinish whether every step before Save is done
 * @param limit how many addresses an export may have, in words
 * @param health what was found lately; null when nobody asked
 */
public record ConnectionView(
    String name,
    String address,
    boolean draft,
    String sharing,
    StatusView status,
    @Nullable String agreed,
    @Nullable String account,
    String clientId,
    String redirect,
    @Nullable String notice,
    @Nullable String exportUser,
    boolean needsExportUser,
    boolean mayTakeOver,
    boolean mayFinish,
    String limit,
    @Nullable HealthView health,
    List<User> usedBy) {

  /** An export that uses it. */
  public record User(String name, String address) {}
}
