package dev.countersign.definitions.outline;

import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.outline.Node.ForkNode;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.outline.Node.StepNode;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.WaitStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Until when the steps of a request would be decided if everybody answers at the due date. After a step of which the form does not tell yet whether it is
 * taken, or how long it takes, nothing is known. It says what the simulation says, without running the state machine.
 *
 * @param due the due date of each approval step of which it is known, by step
 * @param end when the last step is over; empty if that is not known
 */
public record Timetable(Map<String, Instant> due, Optional<Instant> end) {

    public Timetable {
        due = Map.copyOf(due);
    }

    /** Knows how long people have. */
    public interface Deadlines {

        /** The due date if these people are asked now; empty if it is not known who is asked. */
        Optional<Instant> due(ApprovalStep step, Instant asked);
    }

    /**
     * The times of a request that is submitted at {@code begin}.
     *
     * @param answers the normalized form, may be incomplete
     */
    public static Timetable of(Outline outline, Form form, JsonNode answers, Instant begin, Deadlines deadlines) {
        Count count = new Count(form, answers, deadlines, new HashMap<>());
        Optional<Instant> end = count.after(outline.nodes(), Optional.of(begin));
        return new Timetable(count.due, end);
    }

    private record Count(Form form, JsonNode answers, Deadlines deadlines, Map<String, Instant> due) {

        Optional<Instant> after(List<Node> nodes, Optional<Instant> begin) {
            Optional<Instant> now = begin;
            for (Node node : nodes) {
                now = now.flatMap(at -> switch (node) {
                    case StepNode step -> step.passage() == Passage.SKIPPED ? Optional.of(at) : after(step, at);
                    case ForkNode fork -> after(fork, at);
                });
            }
            return now;
        }

        private Optional<Instant> after(StepNode node, Instant now) {
            boolean certain = node.passage() == Passage.WALKED;
            return switch (node.step()) {
                case ApprovalStep step
                when certain -> {
                    Optional<Instant> until = deadlines.due(step, now);
                    until.ifPresent(at -> due.put(step.key(), at));
                    yield until;
                }
                case WaitStep step when certain -> until(step, now);
                case AutomatedStep _, NotifyStep _ -> Optional.of(now);
                default -> Optional.empty();
            };
        }

        /** With an any-join the first branch that comes through is enough, so that each known one is a limit. */
        private Optional<Instant> after(ForkNode fork, Instant now) {
            List<Optional<Instant>> ends = fork.branches().stream()
                    .map(branch -> after(branch, Optional.of(now)))
                    .toList();
            if (fork.join() == Join.ANY) {
                return ends.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
            }
            return ends.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        }

        private Optional<Instant> until(WaitStep step, Instant now) {
            return switch (step.until()) {
                case WaitStep.Until.Elapsed elapsed -> Optional.of(now.plus(elapsed.duration()));
                case WaitStep.Until.Date date -> day(date.field(), now);
            };
        }

        private Optional<Instant> day(String field, Instant now) {
            JsonNode answer = answers.path(field);
            if (answer.isMissingNode()) {
                return form.field(field).filter(one -> !one.required()).map(_ -> now);
            }
            try {
                Instant day = LocalDate.parse(answer.asString(""))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
                return Optional.of(day.isAfter(now) ? day : now);
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
    }
}
