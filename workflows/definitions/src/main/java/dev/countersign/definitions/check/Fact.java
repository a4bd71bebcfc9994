package dev.countersign.definitions.check;

import java.util.List;

/** A fact about one value in an expression. */
sealed interface Fact {

    /** The value, as the expression writes it: {@code $form.amount.amount}, {@code $sum($form.items.price)}. */
    String subject();

    /** What is known about the value. */
    Held held();

    /** Whether the fact can hold although there is no value. */
    boolean allowsMissing();

    /**
     * A comparison with a constant, or that it does not hold.
     *
     * @param kind of the constant
     */
    record Compared(String subject, Held held, Comparing comparing, Kind kind, Object constant, boolean allowsMissing)
            implements Fact {}

    /** Whether there is a value. */
    record Existing(String subject, Held held, boolean exists) implements Fact {

        @Override
        public boolean allowsMissing() {
            return !exists;
        }
    }

    /** Whether one value can have all of these facts. */
    static boolean arePossible(List<Fact> aboutOne) {
        Held held = aboutOne.getFirst().held();
        if (held.mayBeMissing() && aboutOne.stream().allMatch(Fact::allowsMissing)) {
            return true;
        }
        Range range = held.range();
        Kind kind = held.kind();
        for (Fact fact : aboutOne) {
            switch (fact) {
                case Existing existing -> {
                    if (!existing.exists()) {
                        return false;
                    }
                }
                case Compared compared -> {
                    if (kind == Kind.ANY) {
                        kind = compared.kind();
                        range = Range.of(kind);
                    }
                    // Values of other kinds are another check's.
                    if (kind == compared.kind()) {
                        range = range.where(compared.comparing(), compared.constant());
                    }
                }
            }
        }
        return !kind.isSimple() || !range.isEmpty();
    }
}
