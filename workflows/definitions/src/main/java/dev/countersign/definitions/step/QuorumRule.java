package dev.countersign.definitions.step;

/** How many of the people asked must agree. */
public sealed interface QuorumRule {

    /** Any one of them decides. If two decide while the step is open and differ, the denial counts: nobody's objection is passed over. */
    record Any() implements QuorumRule {}

    /** Every one of them must approve; a single denial denies. */
    record All() implements QuorumRule {}

    /** This many must approve; denied as soon as this number cannot be reached any more. */
    record AtLeast(int number) implements QuorumRule {

        public AtLeast {
            if (number < 1) {
                throw new IllegalArgumentException("at least " + number);
            }
        }
    }

    /** This share of them, rounded up, must approve; denied as soon as it cannot be reached any more. */
    record Percent(int percent) implements QuorumRule {

        public Percent {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(percent + " percent");
            }
        }
    }

    /**
     * How many approvals are needed if this many people are asked. It can be more than there are people: if two must approve and a group shrinks
     * to one, two must still approve, and the approval waits until somebody joins or it expires.
     */
    default int needed(int asked) {
        return switch (this) {
            case Any _ -> 1;
            case All _ -> Math.max(asked, 1);
            case AtLeast(int number) -> number;
            case Percent(int percent) -> Math.max(Math.ceilDiv(percent * asked, 100), 1);
        };
    }

    /** Whether a denial among these votes decides, whatever the votes that are still missing. */
    default boolean isVeto(Votes votes) {
        return switch (this) {
            case Any _, All _ -> votes.denied() > 0;
            case AtLeast _, Percent _ -> votes.denied() > 0 && votes.asked() - votes.denied() < needed(votes.asked());
        };
    }

    /** The result of the votes. It is open if nobody was asked. */
    default Settlement settle(Votes votes) {
        if (isVeto(votes)) {
            return Settlement.DENIED;
        }
        return votes.approved() >= needed(votes.asked()) ? Settlement.APPROVED : Settlement.OPEN;
    }
}
