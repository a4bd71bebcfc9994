package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Rule;
import dev.countersign.definitions.step.WorkingTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only an approval has: approvers, rule, times, expiry. */
final class ApprovalReader {

    static final Set<Answer> ANSWERS = Set.of(Answer.APPROVE, Answer.DENY);

    private enum ApproversKind {
        MANAGER_OF,
        GROUP,
        PERSON_IN,
        PERSON,
        EXPRESSION
    }

    private static final Kinds<ApproversKind> APPROVERS = new Kinds<>(ApproversKind.class);

    private static final Map<String, Rule> RULES = Map.of("any", new Rule.Any(), "all", new Rule.All());

    private ApprovalReader() {}

    static Approvers approvers(Members members, String name) {
        Place place = members.required(name);
        return place == null ? new Approvers.Group("") : approvers(place);
    }

    private static Approvers approvers(Place place) {
        return APPROVERS.of(place).map(kind -> approvers(kind, place)).orElseGet(() -> new Approvers.Group(""));
    }

    private static Approvers approvers(ApproversKind kind, Place place) {
        String word = Words.word(kind);
        String named = place.members(word).filled(word);
        return switch (kind) {
            case MANAGER_OF -> new Approvers.ManagerOf(named);
            case GROUP -> new Approvers.Group(named);
            case PERSON_IN -> new Approvers.PersonInField(named);
            case PERSON -> new Approvers.FixedPerson(named);
            case EXPRESSION -> new Approvers.Expression(named);
        };
    }

    static Rule rule(@Nullable Place place) {
        if (place == null) {
            return new Rule.Any();
        }
        if (place.node().isObject()) {
            Members members = place.members("at-least", "percent");
            if (members.has("at-least") && !members.has("percent")) {
                return new Rule.AtLeast(members.integer("at-least", 1, 1, 1_000));
            }
            if (members.has("percent") && !members.has("at-least")) {
                return new Rule.Percent(members.integer("percent", 100, 1, 100));
            }
        } else if (place.node().isString() && RULES.containsKey(place.node().stringValue())) {
            return Objects.requireNonNull(RULES.get(place.node().stringValue()));
        }
        place.problem("template.rule");
        return new Rule.Any();
    }

    static @Nullable WorkingTime time(Place place) {
        String text = place.string();
        if (text == null) {
            return null;
        }
        WorkingTime time = WorkingTime.parse(text).orElse(null);
        if (time == null) {
            place.problem("template.working-time");
        }
        return time;
    }

    static WorkingTime due(@Nullable Place place) {
        WorkingTime time = place == null ? null : time(place);
        return time == null ? WorkingTime.days(1) : time;
    }

    static Expiry expiry(@Nullable Place place) {
        if (place == null) {
            return new Expiry.Ends();
        }
        if (place.node().isObject()) {
            return new Expiry.Escalates(approvers(place.members("escalate"), "escalate"));
        }
        if (place.node().isString() && Words.EXPIRIES.containsKey(place.node().stringValue())) {
            return Objects.requireNonNull(Words.EXPIRIES.get(place.node().stringValue()));
        }
        place.problem("template.on-expiry");
        return new Expiry.Ends();
    }

    static Set<Answer> answers(@Nullable Place place) {
        return place == null ? ANSWERS : Set.copyOf(Members.list(place, ApprovalReader::answer));
    }

    private static @Nullable Answer answer(Place place) {
        String word = place.string();
        Answer answer = word == null ? null : Words.ANSWERS.get(word);
        if (word != null && answer == null) {
            place.problem("template.not-one-of", String.join(", ", Words.ANSWERS.keySet()));
        }
        return answer;
    }
}
