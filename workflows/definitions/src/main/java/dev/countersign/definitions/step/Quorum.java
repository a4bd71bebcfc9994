package dev.countersign.definitions.step;

import dev.countersign.definitions.step.Voter.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who is asked at an approval, and how much agreement settles it. */
public sealed interface Quorum {

    /** How the approval of a person counts who belongs to several panels. */
    enum Membership {
        /** For one of the panels, so that as many panels as possible have enough. In a weighted quorum, with the greatest weight. */
        ONCE,
        /** For each of the panels. In a weighted quorum, with the sum of the weights. */
        FOR_EACH
    }

    /** In the order of the template. */
    List<Panel> panels();

    /** Denied if a denial decides or makes enough approvals impossible. Otherwise approved if the approvals suffice, and open if not. */
    Settlement settle(List<Voter> voters);

    /**
     * How many approvals are missing, for each panel. For a {@link Weighted} quorum it is one number, the missing weight. All are 0 if and only
     * if the approvals suffice. If an approval can count for one of two panels, the incomplete panel is one whose people can still complete it, as
     * far as there is one.
     */
    List<Integer> missing(List<Voter> voters);

    /** How many approvals are needed, for each panel. For a {@link Weighted} quorum it is one number, the needed weight. */
    List<Integer> needed(List<Voter> voters);

    /**
     * How many approvals of each panel would be missing if all of these people approved, as the rules say it: whoever is asked to help a panel counts
     * there as one person. For a {@link Weighted} quorum it is one number, the missing weight.
     */
    List<Integer> vacant(List<Voter> voters);

    /** Whether the approvals would suffice if everybody who has not denied approved. */
    default boolean isReachable(List<Voter> voters) {
        return isMet(voters.stream()
                .map(voter -> voter.vote() == Vote.NONE ? voter.saying(Vote.APPROVED) : voter)
                .toList());
    }

    /** Whether the approvals suffice. Denials are not considered. */
    default boolean isMet(List<Voter> voters) {
        return !voters.isEmpty() && missing(voters).stream().allMatch(number -> number == 0);
    }

    /** The quorum of an escalation to these people: the rule of the only panel. If there are several panels, any one of the people decides. */
    default Quorum escalatedTo(Approvers approvers) {
        return of(approvers, hasOneRule() ? panels().getFirst().rule() : new QuorumRule.Any());
    }

    /** Whether one number of approvals of all people asked settles it: there are neither several panels nor weights. */
    default boolean hasOneRule() {
        return this instanceof Each && panels().size() == 1;
    }

    /** One panel by its own rule. */
    static Quorum of(Approvers approvers, QuorumRule rule) {
        return new Each(List.of(new Panel(approvers, rule)), Membership.ONCE);
    }

    /**
     * Every panel must approve, each by its own rule. The denial of one panel denies. If people stand in for a panel and there are still too few to meet its
     * rule, those who are there are enough for it: all of them must approve, as far as they are not needed elsewhere.
     */
    record Each(List<Panel> panels, Membership membership) implements Quorum {

        public Each {
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("no panel");
            }
        }

        @Override
        public Settlement settle(List<Voter> voters) {
            boolean denied = voters.stream().anyMatch(voter -> voter.vote() == Vote.DENIED);
            if (denied && (isVetoed(voters) || !isReachable(voters))) {
                return Settlement.DENIED;
            }
            return isMet(voters) ? Settlement.APPROVED : Settlement.OPEN;
        }

        private boolean isVetoed(List<Voter> voters) {
            return IntStream.range(0, panels.size()).anyMatch(panel -> {
                Votes votes = votes(panel, voters);
                return votes.asked() > 0 && rule(panel, voters).isVeto(votes);
            });
        }

        @Override
        public List<Integer> missing(List<Voter> voters) {
            return missing(needed(voters), voters);
        }

        @Override
        public List<Integer> vacant(List<Voter> voters) {
            return missing(byRule(voters), approving(voters));
        }

        @Override
        public List<Integer> needed(List<Voter> voters) {
            List<Integer> byRule = byRule(voters);
            List<Integer> helped = IntStream.range(0, panels.size())
                    .filter(panel ->
                            voters.stream().anyMatch(voter -> voter.standInFor().contains(panel)))
                    .boxed()
                    .toList();
            return helped.isEmpty() || vacant(voters).stream().allMatch(number -> number == 0)
                    ? byRule
                    : withinReach(byRule, helped, approving(voters));
        }

        /** Of the panels that are helped, as much as these people can give beside what the other panels need. */
        private List<Integer> withinReach(List<Integer> byRule, List<Integer> helped, List<Voter> approving) {
            List<Integer> needed = new ArrayList<>(byRule);
            helped.forEach(panel -> needed.set(panel, 0));
            for (int panel : helped) {
                int others = missingInAll(needed, approving);
                int reached = 0;
                int tooMany = byRule.get(panel) + 1;
                while (tooMany - reached > 1) {
                    int middle = (reached + tooMany) / 2;
                    needed.set(panel, middle);
                    if (missingInAll(needed, approving) > others) {
                        tooMany = middle;
                    } else {
                        reached = middle;
                    }
                }
                needed.set(panel, reached);
            }
            return needed;
        }

        private int missingInAll(List<Integer> needed, List<Voter> voters) {
            return missing(needed, voters).stream().mapToInt(number -> number).sum();
        }

        private List<Integer> missing(List<Integer> needed, List<Voter> voters) {
            return switch (membership) {
                case FOR_EACH ->
                    IntStream.range(0, panels.size())
                            .map(panel -> Math.max(
                                    needed.get(panel) - votes(panel, voters).approved(), 0))
                            .boxed()
                            .toList();
                case ONCE ->
                    Seats.free(needed.stream().mapToInt(number -> number).toArray(), voters);
            };
        }

        /** How many approvals the rule of each panel asks for. */
        private List<Integer> byRule(List<Voter> voters) {
            return IntStream.range(0, panels.size())
                    .map(panel ->
                            rule(panel, voters).needed(votes(panel, voters).asked()))
                    .boxed()
                    .toList();
        }

        private Votes votes(int panel, List<Voter> voters) {
            List<Voter> members = members(panel, voters);
            int approved = count(members, Vote.APPROVED);
            return new Votes(members.size(), approved, count(members, Vote.DENIED));
        }

        private QuorumRule rule(int panel, List<Voter> voters) {
            List<Voter> members = members(panel, voters);
            boolean standIns = !members.isEmpty()
                    && members.stream().allMatch(voter -> voter.standInFor().contains(panel));
            return standIns ? new QuorumRule.Any() : panels.get(panel).rule();
        }
    }

    /** The weights of those who approve must reach a sum. Denied as soon as the sum cannot be reached any more. */
    record Weighted(List<Panel> panels, int needed, Membership membership) implements Quorum {

        public Weighted {
            panels = List.copyOf(panels);
            if (panels.isEmpty() || needed < 1) {
                throw new IllegalArgumentException(needed + " of " + panels.size() + " panels");
            }
        }

        @Override
        public Settlement settle(List<Voter> voters) {
            boolean denied = voters.stream().anyMatch(voter -> voter.vote() == Vote.DENIED);
            if (denied && !isReachable(voters)) {
                return Settlement.DENIED;
            }
            return isMet(voters) ? Settlement.APPROVED : Settlement.OPEN;
        }

        /** The missing weight. The approval of one stand-in has the weight that all the others do not have together. */
        @Override
        public List<Integer> missing(List<Voter> voters) {
            long others = voters.stream().mapToLong(this::weight).sum();
            boolean standIn = voters.stream()
                    .anyMatch(voter ->
                            voter.vote() == Vote.APPROVED && !voter.standInFor().isEmpty());
            long reached = voters.stream()
                    .filter(voter -> voter.vote() == Vote.APPROVED)
                    .mapToLong(this::weight)
                    .sum();
            long lent = standIn ? Math.max(needed - others, 0) : 0;
            return List.of((int) Math.max(needed - reached - lent, 0));
        }

        @Override
        public List<Integer> vacant(List<Voter> voters) {
            return missing(approving(voters));
        }

        @Override
        public List<Integer> needed(List<Voter> voters) {
            return List.of(needed);
        }

        /** The weight of a person's approval, without that of the panels for which they stand in. */
        public int weight(Voter voter) {
            IntStream weights = voter.panels().stream()
                    .filter(panel -> !voter.standInFor().contains(panel))
                    .mapToInt(panel -> panels.get(panel).weight());
            return switch (membership) {
                case ONCE -> weights.max().orElse(0);
                case FOR_EACH -> weights.sum();
            };
        }
    }

    private static List<Voter> approving(List<Voter> voters) {
        return voters.stream().map(voter -> voter.saying(Vote.APPROVED)).toList();
    }

    private static List<Voter> members(int panel, List<Voter> voters) {
        return voters.stream().filter(voter -> voter.panels().contains(panel)).toList();
    }

    private static int count(List<Voter> voters, Vote vote) {
        return (int) voters.stream().filter(voter -> voter.vote() == vote).count();
    }
}
