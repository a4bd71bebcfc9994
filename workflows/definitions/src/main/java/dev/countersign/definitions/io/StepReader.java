package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.ParallelStep.SamePerson;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads steps. A step begins with its kind and key: {@code approval: manager}. */
final class StepReader {

    static final int CALL_TIMEOUT = 60;
    private static final int MAX_CALL_TIMEOUT = 900;
    private static final int MAX_ATTEMPTS = 20;
    private static final int MAX_DELAY = 3_600;

    private static final Kinds<StepKind> KINDS = new Kinds<>(StepKind.class);

    private StepReader() {}

    static @Nullable Step read(Place place) {
        return KINDS.of(place).map(kind -> read(kind, place)).orElse(null);
    }

    private static Step read(StepKind kind, Place place) {
        return switch (kind) {
            case APPROVAL -> approval(place);
            case AUTOMATED -> automated(place);
            case BRANCH -> branch(place);
            case PARALLEL -> parallel(place);
            case NOTIFY -> notification(place);
            case WAIT -> waiting(place);
        };
    }

    static List<Step> all(Place place) {
        return Members.list(place, StepReader::read);
    }

    private static ApprovalStep approval(Place place) {
        Members members = place.members(
                "approval",
                "name",
                "approvers",
                "rule",
                "counts",
                "due",
                "reminders",
                "on-expiry",
                "answers",
                "different-from",
                "own-request",
                "same-approver",
                "fallback",
                "looks-at");
        return new ApprovalStep(
                members.string("approval"),
                members.text("name"),
                QuorumReader.quorum(members),
                ApprovalReader.due(members.required("due")),
                members.listOrEmpty("reminders", ApprovalReader::time),
                ApprovalReader.expiry(members.optional("on-expiry")),
                ApprovalReader.answers(members.optional("answers")),
                Set.copyOf(members.listOrEmpty("different-from", Place::string)),
                ApprovalReader.policy(members));
    }

    private static AutomatedStep automated(Place place) {
        Members members =
                place.members("automated", "name", "function", "input", "timeout", "retry", "compensation", "denial");
        Place compensation = members.optional("compensation");
        Place denial = members.optional("denial");
        return new AutomatedStep(
                members.string("automated"),
                members.text("name"),
                call(members),
                members.integer("timeout", CALL_TIMEOUT, 1, MAX_CALL_TIMEOUT),
                retry(members.optional("retry")),
                compensation == null ? null : call(compensation.members("function", "input")),
                denial == null ? null : denial(denial.members("when", "reason")));
    }

    private static FunctionCall call(Members members) {
        JsonNode input = members.object().get("input");
        return new FunctionCall(
                members.filled("function"), input == null ? members.object().objectNode() : input);
    }

    private static Denial denial(Members members) {
        return new Denial(members.filled("when"), members.filled("reason"));
    }

    private static Retry retry(@Nullable Place place) {
        if (place == null) {
            return Retry.STANDARD;
        }
        Members members = place.members("attempts", "first-delay", "max-delay");
        return new Retry(
                members.integer("attempts", Retry.STANDARD.attempts(), 0, MAX_ATTEMPTS),
                members.integer("first-delay", Retry.STANDARD.firstDelaySeconds(), 1, MAX_DELAY),
                members.integer("max-delay", Retry.STANDARD.maxDelaySeconds(), 2, MAX_DELAY));
    }

    private static BranchStep branch(Place place) {
        Members members = place.members("branch", "name", "cases", "otherwise");
        Place otherwise = members.optional("otherwise");
        return new BranchStep(
                members.string("branch"),
                members.text("name"),
                members.list("cases", StepReader::branchCase),
                otherwise == null ? List.of() : all(otherwise));
    }

    private static BranchStep.Case branchCase(Place place) {
        Members members = place.members("when", "label", "steps");
        return new BranchStep.Case(
                members.filled("when"), members.text("label"), members.list("steps", StepReader::read));
    }

    private static ParallelStep parallel(Place place) {
        Members members = place.members("parallel", "name", "join", "same-person", "branches");
        return new ParallelStep(
                members.string("parallel"),
                members.text("name"),
                members.has("join") ? members.word("join", Words.JOINS) : Join.ALL,
                members.has("same-person") ? members.word("same-person", Words.SAME_PERSON) : SamePerson.REFUSED,
                members.list("branches", StepReader::all));
    }

    private static NotifyStep notification(Place place) {
        Members members = place.members("notify", "name", "to", "subject", "message");
        return new NotifyStep(
                members.string("notify"),
                members.text("name"),
                members.filled("to"),
                members.text("subject"),
                members.text("message"));
    }

    private static WaitStep waiting(Place place) {
        Members members = place.members("wait", "name", "for", "until");
        if (members.has("for") == members.has("until")) {
            place.problem("template.wait");
        }
        return new WaitStep(
                members.string("wait"),
                members.text("name"),
                members.has("until")
                        ? new WaitStep.Until.Date(members.string("until"))
                        : new WaitStep.Until.Elapsed(duration(members.optional("for"))));
    }

    private static Duration duration(@Nullable Place place) {
        String text = place == null ? null : place.string();
        if (place == null || text == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            place.problem("template.duration");
            return Duration.ZERO;
        }
    }
}
