package dev.listkeeper.server.web.run;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an export.
 *
 * @param running whether the page looks again by itself
 * @param cancelling how it is ended early, while it is under way; null otherwise
 * @param numbers that add up to the members; null before there is a plan
 * @param question what it asks before it goes on; null when it asks nothing
 * @param downloads files of its people; empty for who may not have them
 * @param readBack how the list compares with the plan; null when there is nothing to say
 * @param failure what went wrong and what to do; null when nothing did
 */
public record RunView(
    String exportName,
    String exportAddress,
    String address,
    int number,
    StatusView status,
    String state,
    boolean running,
    List<Phase> phases,
    @Nullable Cancelling cancelling,
    @Nullable Question question,
    @Nullable Numbers numbers,
    @Nullable ReadBack readBack,
    List<String> remarks,
    List<Fact> facts,
    @Nullable Failure failure,
    PeopleView people,
    List<Download> downloads) {

  /**
   * A step on the way.
   *
   * @param place done, now or later
   */
  public record Phase(String name, String place) {}

  /**
   * Ending it early.
   *
   * @param sentence what that means, or that somebody asked for it
   * @param asked whether somebody did ask
   * @param open whether this person may ask for it
   */
  public record Cancelling(String sentence, boolean asked, boolean open) {}

  /**
   * A question with numbers in it.
   *
   * @param until when it expires; null for a plan, which only says what a run would ask
   * @param open whether this person may answer
   * @param approve what the button says that lets it go on; null for a plan
   * @param refuse what the button says that ends it; null for a plan
   */
  public record Question(
      String title,
      String sentence,
      @Nullable String until,
      boolean open,
      @Nullable String approve,
      @Nullable String refuse) {}

  /** A file of some of its people. */
  public record Download(String name, String address) {}

  /**
   * Outcomes and their sum.
   *
   * @param removals counted beside the members; empty when nobody was to be removed
   */
  public record Numbers(
      String members, List<Part> parts, List<Part> heldBack, List<Part> removals) {}

  /** Some people, and the address that shows them; null when they are not kept one by one. */
  public record Part(String name, String count, @Nullable String address, boolean none) {}

  /** Whether the list is what was planned, in words. */
  public record ReadBack(boolean equal, String sentence) {}

  /** Something about the run; either a text or a time. */
  public record Fact(String name, String text, @Nullable MomentView moment) {}

  /**
   * Why it failed or was skipped.
   *
   * @param action where to go about it; null when the sentence has to do
   */
  public record Failure(String sentence, @Nullable String action, @Nullable String address) {}
}
