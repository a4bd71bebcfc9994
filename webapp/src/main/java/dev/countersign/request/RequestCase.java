package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a request shows.
 *
 * @param facts the submitted form, in the order of its fields
 * @param path the path through the template, with what is known about each step
 * @param timeline what happened, oldest first
 * @param earlierComments whether there are comments from before those of the timeline
 * @param before what was changed
 * @param files those that were added to the running case, oldest first
 * @param changes what the requester is asked to change now
 * @param left who is asked to decide now and has left
 */
public record RequestCase(
        Head head,
        List<Fact> facts,
        List<PathNode> path,
        List<TimelineEntry> timeline,
        boolean earlierComments,
        Before before,
        List<AttachedFile> files,
        Optional<Changes> changes,
        List<PersonName> left,
        Allowed allowed) {

    public RequestCase {
        facts = List.copyOf(facts);
        path = List.copyOf(path);
        timeline = List.copyOf(timeline);
        files = List.copyOf(files);
        left = List.copyOf(left);
    }

    /**
     * What was there before it was changed.
     *
     * @param seen the revision that it is compared with, where that is not the one just before: the last one that the reader was asked about
     * @param values the value of each field that is another one now, by field
     */
    public record Before(Optional<Integer> seen, Map<String, Fact.Value> values) {

        public static final Before NONE = new Before(Optional.empty(), Map.of());

        public Before {
            values = Map.copyOf(values);
        }
    }

    /** The value before, by field that was changed. */
    public Map<String, Fact.Value> changedFrom() {
        return before.values();
    }

    /** Where it is now: the steps with open approvals, with the people who have not decided yet. */
    public List<WaitingAt> waitingAt() {
        return steps(path)
                .filter(step -> step.kind() == PathNode.Kind.APPROVAL
                        && step.status() == PathNode.Status.CURRENT
                        && !isDecided(step))
                .flatMap(step -> step.since().map(since -> waitingAt(step, since)).stream())
                .toList();
    }

    /** Those who have left, where a step cannot be decided without them. */
    public List<PersonName> waitsForLeavers() {
        return waitingAt().stream()
                .flatMap(step -> step.left().stream())
                .distinct()
                .toList();
    }

    /** Whether it waits only until the decisions can no longer be undone. */
    private static boolean isDecided(PathNode.Step step) {
        return step.people().stream().anyMatch(person -> person.undoable().isPresent())
                && step.people().stream().noneMatch(person -> person.answer() == PathNode.Answer.AWAITED);
    }

    /** The reader's own decision that can still be undone. */
    public Optional<PathNode.Undoable> undoable() {
        return steps(path)
                .flatMap(step -> step.people().stream())
                .flatMap(person -> person.undoable().stream())
                .filter(PathNode.Undoable::own)
                .max(Comparator.comparing(PathNode.Undoable::until));
    }

    /** Who decides now for somebody who is away. */
    public List<PathNode.Participant> standIns() {
        return steps(path)
                .filter(step -> step.status() == PathNode.Status.CURRENT)
                .flatMap(step -> step.people().stream())
                .filter(person -> person.answer() == PathNode.Answer.AWAITED
                        && person.standsFor().isPresent())
                .toList();
    }

    /** The automated step at which it has failed. */
    public Optional<PathNode.Step> failedStep() {
        return steps(path)
                .filter(step -> step.kind() == PathNode.Kind.AUTOMATED && step.status() == PathNode.Status.FAILED)
                .findFirst();
    }

    /** The steps without which it has gone on. */
    public List<PathNode.Step> leftOut() {
        return steps(path)
                .filter(step -> step.status() == PathNode.Status.LEFT_OUT)
                .toList();
    }

    /** Whether a step has this status. */
    public boolean has(PathNode.Status status) {
        return steps(path).anyMatch(step -> step.status() == status);
    }

    /** Whether the step came through or is not walked. */
    public boolean isOver(String key) {
        return steps(path)
                .anyMatch(step -> step.key().equals(key)
                        && (step.status() == PathNode.Status.DONE
                                || step.status() == PathNode.Status.SKIPPED
                                || step.status() == PathNode.Status.LEFT_OUT));
    }

    /** All steps of the path, also those that stand beside others. */
    public List<PathNode.Step> steps() {
        return steps(path).toList();
    }

    /** The steps of a part of a path, in the order of the path. */
    public static Stream<PathNode.Step> steps(List<PathNode> nodes) {
        return nodes.stream().flatMap(node -> switch (node) {
            case PathNode.Step step -> Stream.of(step);
            case PathNode.Fork fork -> fork.branches().stream().flatMap(RequestCase::steps);
        });
    }

    private WaitingAt waitingAt(PathNode.Step step, Instant since) {
        return new WaitingAt(
                step.key(),
                step.name(),
                step.tally(),
                since,
                step.due(),
                step.tally().lacking(left));
    }

    /**
     * The head of the page.
     *
     * @param endedBy who has withdrawn or cancelled it
     * @param reason the reason of its end, as text of whoever decided
     * @param program the program that submitted it on behalf of the requester
     * @param unconfirmed whether a message claimed an end that is not confirmed
     */
    public record Head(
            RequestId id,
            String number,
            Text title,
            Text template,
            RequestStatus status,
            int revision,
            PersonName requester,
            Instant submittedAt,
            Instant changedAt,
            Optional<Instant> closedAt,
            Optional<PersonName> endedBy,
            @Nullable Text reason,
            Optional<ByProgram> program,
            boolean unconfirmed) {}

    /**
     * The requester is asked to change the request.
     *
     * @param questions what approvers asked; empty if nobody decided in time
     */
    public record Changes(List<Question> questions, Instant since, Instant due) {

        public Changes {
            questions = List.copyOf(questions);
        }
    }

    /**
     * What the reader may do; the service checks it again.
     *
     * @param revise whether they are asked to change it
     * @param edit whether they can change it unasked
     * @param attach whether they can add files
     */
    public record Allowed(boolean comment, boolean withdraw, boolean revise, boolean edit, boolean attach) {}
}
