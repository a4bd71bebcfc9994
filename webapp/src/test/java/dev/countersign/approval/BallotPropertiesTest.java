package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The count of random votes in random panels against a model that tries every way in which the votes can count. */
class BallotPropertiesTest {

    /**
     * A person who is asked.
     *
     * @param standIn the panels for which they stand in
     */
    record Person(
            Set<Integer> panels,
            Set<Integer> standIn,
            boolean suspended,
            @Nullable Verdict verdict) {

        boolean approves() {
            return verdict == Verdict.APPROVE;
        }

        Person saying(@Nullable Verdict other) {
            return new Person(panels, standIn, suspended, other);
        }

        Person suspendedOrNot() {
            return new Person(panels, standIn, !suspended, verdict);
        }
    }

    @Property(tries = 3_000)
    void theVotesSettleAnApprovalExactlyWhenTheModelSaysSo(@ForAll Random random) {
        Quorum quorum = quorum(random);
        List<Person> people = people(quorum.panels().size(), random);

        assertThat(ballot(quorum, people).outcome()).isEqualTo(model(quorum, people));
    }

    @Property(tries = 1_000)
    void approvalsAreMissingUntilTheModelHasEnough(@ForAll Random random) {
        Quorum quorum = quorum(random);
        List<Person> people = people(quorum.panels().size(), random);
        Ballot ballot = ballot(quorum, people);
        List<Person> voting = people.stream().filter(one -> !one.suspended()).toList();

        boolean missing = ballot.voters().isEmpty()
                || quorum.missing(ballot.voters()).stream().anyMatch(number -> number > 0);

        assertThat(missing)
                .isEqualTo(!isEnough(
                        quorum, voting, voting.stream().filter(Person::approves).toList()));
    }

    static Optional<Outcome> model(Quorum quorum, List<Person> people) {
        List<Person> voting = people.stream().filter(one -> !one.suspended()).toList();
        boolean denied = voting.stream().anyMatch(one -> one.verdict() == Verdict.DENY);
        List<Person> mayApprove =
                voting.stream().filter(one -> one.verdict() != Verdict.DENY).toList();
        if (denied && (isVetoed(quorum, voting) || !isEnough(quorum, voting, mayApprove))) {
            return Optional.of(Outcome.DENIED);
        }
        return isEnough(quorum, voting, voting.stream().filter(Person::approves).toList())
                ? Optional.of(Outcome.APPROVED)
                : Optional.empty();
    }

    /** Whether the approvals of all who vote are too few for the rules, whoever helps. */
    static boolean isShort(Quorum quorum, List<Person> people) {
        List<Person> voting = people.stream().filter(one -> !one.suspended()).toList();
        return voting.isEmpty()
                || (quorum instanceof Quorum.Each each
                        ? !suffices(each, byRule(each, voting), voting)
                        : !isEnough(quorum, voting, voting));
    }

    private static boolean isVetoed(Quorum quorum, List<Person> voting) {
        return quorum instanceof Quorum.Each
                && IntStream.range(0, quorum.panels().size()).anyMatch(panel -> {
                    List<Person> members = members(panel, voting);
                    long denials = members.stream()
                            .filter(one -> one.verdict() == Verdict.DENY)
                            .count();
                    QuorumRule rule = rule(quorum, panel, members);
                    boolean single = rule instanceof QuorumRule.Any || rule instanceof QuorumRule.All;
                    return denials > 0 && (single || members.size() - denials < rule.needed(members.size()));
                });
    }

    private static boolean isEnough(Quorum quorum, List<Person> voting, List<Person> approving) {
        if (voting.isEmpty()) {
            return false;
        }
        return switch (quorum) {
            case Quorum.Weighted weighted -> reached(weighted, voting, approving) >= weighted.needed();
            case Quorum.Each each -> suffices(each, needed(each, voting), approving);
        };
    }

    private static boolean suffices(Quorum.Each quorum, int[] needed, List<Person> approving) {
        return quorum.membership() == Quorum.Membership.FOR_EACH
                ? IntStream.range(0, needed.length)
                        .allMatch(panel -> members(panel, approving).size() >= needed[panel])
                : fits(needed, approving, 0);
    }

    private static int[] byRule(Quorum.Each quorum, List<Person> voting) {
        return IntStream.range(0, quorum.panels().size())
                .map(panel -> rule(quorum, panel, members(panel, voting))
                        .needed(members(panel, voting).size()))
                .toArray();
    }

    /**
     * A panel that is helped needs what can be given if that is less: of all that everybody can give, the others get theirs first. What no panel can get
     * stays missing, and then nothing suffices.
     */
    private static int[] needed(Quorum.Each quorum, List<Person> voting) {
        int[] byRule = byRule(quorum, voting);
        int[] needed = byRule.clone();
        List<Integer> helped = IntStream.range(0, byRule.length)
                .filter(panel -> voting.stream().anyMatch(one -> one.standIn().contains(panel)))
                .boxed()
                .toList();
        helped.forEach(panel -> needed[panel] = 0);
        if (suffices(quorum, byRule, voting) || !suffices(quorum, needed, voting)) {
            return byRule;
        }
        for (int panel : helped) {
            while (needed[panel] < byRule[panel]) {
                needed[panel]++;
                if (!suffices(quorum, needed, voting)) {
                    needed[panel]--;
                    break;
                }
            }
        }
        return needed;
    }

    private static int reached(Quorum.Weighted quorum, List<Person> voting, List<Person> approving) {
        int lent = approving.stream().anyMatch(one -> !one.standIn().isEmpty())
                ? Math.max(quorum.needed() - weight(quorum, voting), 0)
                : 0;
        return weight(quorum, approving) + lent;
    }

    private static int weight(Quorum.Weighted quorum, List<Person> people) {
        return people.stream()
                .mapToInt(one -> {
                    IntStream weights = one.panels().stream()
                            .filter(panel -> !one.standIn().contains(panel))
                            .mapToInt(panel -> quorum.panels().get(panel).weight());
                    return quorum.membership() == Quorum.Membership.ONCE
                            ? weights.max().orElse(0)
                            : weights.sum();
                })
                .sum();
    }

    /** Tries every panel for every approver. */
    private static boolean fits(int[] needed, List<Person> approving, int next) {
        if (IntStream.of(needed).allMatch(number -> number <= 0)) {
            return true;
        }
        if (next == approving.size()) {
            return false;
        }
        for (int panel : approving.get(next).panels()) {
            needed[panel]--;
            boolean fits = fits(needed, approving, next + 1);
            needed[panel]++;
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static QuorumRule rule(Quorum quorum, int panel, List<Person> members) {
        boolean standIns = !members.isEmpty()
                && members.stream().allMatch(one -> one.standIn().contains(panel));
        return standIns ? new QuorumRule.Any() : quorum.panels().get(panel).rule();
    }

    private static List<Person> members(int panel, List<Person> people) {
        return people.stream().filter(one -> one.panels().contains(panel)).toList();
    }

    static Quorum quorum(Random random) {
        List<Panel> panels = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            QuorumRule rule = switch (random.nextInt(4)) {
                case 0 -> new QuorumRule.Any();
                case 1 -> new QuorumRule.All();
                case 2 -> new QuorumRule.AtLeast(1 + random.nextInt(4));
                default -> new QuorumRule.Percent(1 + random.nextInt(100));
            };
            panels.add(new Panel(new Approvers.Group("group"), rule, 1 + random.nextInt(4)));
        }
        Quorum.Membership membership = random.nextBoolean() ? Quorum.Membership.ONCE : Quorum.Membership.FOR_EACH;
        return random.nextInt(3) == 0
                ? new Quorum.Weighted(panels, 1 + random.nextInt(12), membership)
                : new Quorum.Each(panels, membership);
    }

    private static List<Person> people(int panels, Random random) {
        List<Person> people = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            Set<Integer> own = new HashSet<>();
            own.add(random.nextInt(panels));
            own.add(random.nextInt(panels));
            Set<Integer> standIn = new HashSet<>(own);
            standIn.removeIf(_ -> random.nextInt(4) > 0);
            boolean suspended = random.nextInt(5) == 0;
            Verdict verdict = suspended
                    ? null
                    : switch (random.nextInt(3)) {
                        case 0 -> Verdict.APPROVE;
                        case 1 -> Verdict.DENY;
                        default -> null;
                    };
            people.add(new Person(own, standIn, suspended, verdict));
        }
        return people;
    }

    private static Ballot ballot(Quorum quorum, List<Person> people) {
        return Ballot.of(quorum, asked(people), decisions(people));
    }

    /** As the product counts, with requests for changes. */
    static Optional<Outcome> outcome(Quorum quorum, List<Person> people) {
        return Ballot.outcome(quorum, asked(people), decisions(people));
    }

    private static List<AssignmentRepository.Row> asked(List<Person> people) {
        List<AssignmentRepository.Row> asked = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Person one = people.get(i);
            asked.add(new AssignmentRepository.Row(
                    new AssignmentId(new UUID(1, i)),
                    new ApprovalId(new UUID(2, 1)),
                    new PersonId(new UUID(3, i)),
                    one.panels().stream()
                            .map(panel -> one.standIn().contains(panel)
                                    ? new Reason(Reason.Kind.NOBODY_LEFT).of(panel)
                                    : new Reason(Reason.Kind.GROUP, "group").of(panel))
                            .toList(),
                    one.suspended()
                            ? AssignmentRepository.Status.SUSPENDED
                            : one.verdict() == null
                                    ? AssignmentRepository.Status.OPEN
                                    : AssignmentRepository.Status.DECIDED,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty()));
        }
        return asked;
    }

    private static List<DecisionRepository.Row> decisions(List<Person> people) {
        List<DecisionRepository.Row> decisions = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Verdict verdict = people.get(i).verdict();
            if (verdict != null) {
                decisions.add(decision(i, verdict));
            }
        }
        return decisions;
    }

    private static DecisionRepository.Row decision(int i, Verdict verdict) {
        return new DecisionRepository.Row(
                new DecisionId(new UUID(4, i)),
                new ApprovalId(new UUID(2, 1)),
                new AssignmentId(new UUID(1, i)),
                new PersonId(new UUID(3, i)),
                verdict,
                null,
                1,
                new UUID(5, i),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}
