package dev.countersign.definitions.io;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.QuorumRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads who is asked at an approval and how many of them must agree. */
final class QuorumReader {

    private static final String WEIGHT = "weight";
    private static final String LEVELS = "levels";
    private static final int LARGEST = 1_000;

    private enum Kind {
        MANAGER_OF,
        MANAGER_OF_APPROVER,
        DEPARTMENT_HEAD_OF,
        GROUP,
        ROLE,
        PERSON_IN,
        PERSON,
        EXPRESSION
    }

    private static final Kinds<Kind> KINDS = new Kinds<>(Kind.class);

    private static final Map<String, QuorumRule> RULES =
            Map.of("any", new QuorumRule.Any(), "all", new QuorumRule.All());
    private static final Approvers NOBODY = new Approvers.Group("");

    private QuorumReader() {}

    /** From the members {@code approvers}, {@code rule} and {@code counts} of an approval. */
    static Quorum quorum(Members members) {
        Place approvers = members.required("approvers");
        Place rule = members.optional("rule");
        if (approvers == null || !approvers.node().isArray()) {
            if (members.has("counts")) {
                members.problem("counts", "template.counts-of-one");
            }
            return Quorum.of(one(approvers), rule(rule));
        }
        Membership membership = members.has("counts") ? members.word("counts", Words.MEMBERSHIPS) : Membership.ONCE;
        boolean weighted = rule != null;
        List<Panel> panels = members.list("approvers", place -> panel(place, weighted));
        if (panels.isEmpty()) {
            approvers.problem("template.no-approvers");
            return Quorum.of(NOBODY, new QuorumRule.Any());
        }
        return rule == null
                ? new Quorum.Each(panels, membership)
                : new Quorum.Weighted(panels, needed(rule), membership);
    }

    private static int needed(Place rule) {
        if (!rule.node().isObject() || !rule.node().has(WEIGHT)) {
            rule.problem("template.rule-of-several");
            return 1;
        }
        return rule.members(WEIGHT).integer(WEIGHT, 1, 1, LARGEST * LARGEST);
    }

    private static @Nullable Panel panel(Place place, boolean weighted) {
        return KINDS.of(place)
                .map(kind -> {
                    Members members = members(place, kind, weighted ? WEIGHT : "rule");
                    return weighted
                            ? new Panel(
                                    approvers(members, kind),
                                    new QuorumRule.Any(),
                                    members.integer(WEIGHT, 1, 1, LARGEST))
                            : new Panel(approvers(members, kind), rule(members.optional("rule")));
                })
                .orElse(null);
    }

    /** The approvers of one panel, or of an escalation. */
    static Approvers one(@Nullable Place place) {
        return place == null
                ? NOBODY
                : KINDS.of(place)
                        .map(kind -> approvers(members(place, kind), kind))
                        .orElse(NOBODY);
    }

    private static Members members(Place place, Kind kind, String... others) {
        String[] own = kind == Kind.MANAGER_OF ? new String[] {LEVELS} : new String[0];
        return place.members(Kinds.with(kind, own, others));
    }

    private static Approvers approvers(Members members, Kind kind) {
        String word = Words.word(kind);
        return switch (kind) {
            case MANAGER_OF ->
                new Approvers.ManagerOf(members.filled(word), members.integer(LEVELS, 1, 1, Approvers.MOST_LEVELS));
            case MANAGER_OF_APPROVER -> new Approvers.ManagerOfApprover(members.filled(word));
            case DEPARTMENT_HEAD_OF -> new Approvers.DepartmentHead(members.filled(word));
            case GROUP -> new Approvers.Group(members.filled(word));
            case ROLE -> new Approvers.HoldersOf(members.word(word, Words.ROLES));
            case PERSON_IN -> new Approvers.PersonInField(members.filled(word));
            case PERSON -> new Approvers.FixedPerson(members.filled(word));
            case EXPRESSION -> new Approvers.Expression(members.filled(word));
        };
    }

    private static QuorumRule rule(@Nullable Place place) {
        if (place == null) {
            return new QuorumRule.Any();
        }
        if (place.node().isObject()) {
            Members members = place.members("at-least", "percent");
            if (members.has("at-least") && !members.has("percent")) {
                return new QuorumRule.AtLeast(members.integer("at-least", 1, 1, LARGEST));
            }
            if (members.has("percent") && !members.has("at-least")) {
                return new QuorumRule.Percent(members.integer("percent", 100, 1, 100));
            }
        } else if (place.node().isString() && RULES.containsKey(place.node().stringValue())) {
            return Objects.requireNonNull(RULES.get(place.node().stringValue()));
        }
        place.problem("template.rule");
        return new QuorumRule.Any();
    }
}
