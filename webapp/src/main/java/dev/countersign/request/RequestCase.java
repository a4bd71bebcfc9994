package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a request's page shows.
 *
 * @param facts the form as it was sent, in the order of its fields
 * @param path the way through the template, with what is known of each step
 * @param timeline what happened, oldest first
 * @param earlierComments whether there are comments from before those of the timeline
 */
public record RequestCase(
        Head head,
        List<Fact> facts,
        List<PathNode> path,
        List<TimelineEntry> timeline,
        boolean earlierComments,
        Allowed allowed) {

    public RequestCase {
        facts = List.copyOf(facts);
        path = List.copyOf(path);
        timeline = List.copyOf(timeline);
    }

    /** Where it is now: the steps of the path that people are asked in, with those who have not answered yet. */
    public List<WaitingAt> waitingAt() {
        return steps(path)
                .filter(step -> step.kind() == PathNode.Kind.APPROVAL && step.status() == PathNode.Status.CURRENT)
                .flatMap(step -> step.since().map(since -> waitingAt(step, since)).stream())
                .toList();
    }

    /** Whether the step came through, or is not walked at all. */
    public boolean isOver(String key) {
        return steps(path)
                .anyMatch(step -> step.key().equals(key)
                        && (step.status() == PathNode.Status.DONE || step.status() == PathNode.Status.SKIPPED));
    }

    private static Stream<PathNode.Step> steps(List<PathNode> nodes) {
        return nodes.stream().flatMap(node -> switch (node) {
            case PathNode.Step step -> Stream.of(step);
            case PathNode.Fork fork -> fork.branches().stream().flatMap(RequestCase::steps);
        });
    }

    private static WaitingAt waitingAt(PathNode.Step step, Instant since) {
        List<PersonName> awaited = step.people().stream()
                .filter(person -> person.answer() == PathNode.Answer.AWAITED)
                .map(PathNode.Participant::person)
                .toList();
        int approved = (int) step.people().stream()
                .filter(person -> person.answer() == PathNode.Answer.APPROVED)
                .count();
        return new WaitingAt(
                step.key(), step.name(), awaited, awaited.size(), step.needed() - approved, since, step.due());
    }

    /**
     * What stands at the top.
     *
     * @param reason why it ended as it did, in the words of whoever decided
     * @param unconfirmed whether its end was claimed, but nothing bears it out
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
            @Nullable Text reason,
            boolean unconfirmed) {}

    /** What the reader may do here; the service checks it again. */
    public record Allowed(boolean comment, boolean withdraw) {}
}
