package dev.countersign.definitions.check;

import java.util.Arrays;
import java.util.Optional;

/** A comparison of a value with a constant. */
enum Comparing {
    EQUAL("="),
    DIFFERENT("!="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparing(String sign) {
        this.sign = sign;
    }

    static Optional<Comparing> of(String sign) {
        return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }

    /** What holds for a value if this does not. */
    Comparing opposite() {
        return switch (this) {
            case EQUAL -> DIFFERENT;
            case DIFFERENT -> EQUAL;
            case BELOW -> AT_LEAST;
            case AT_MOST -> ABOVE;
            case ABOVE -> AT_MOST;
            case AT_LEAST -> BELOW;
        };
    }

    /** The same comparison with its sides exchanged. */
    Comparing mirrored() {
        return switch (this) {
            case EQUAL, DIFFERENT -> this;
            case BELOW -> ABOVE;
            case AT_MOST -> AT_LEAST;
            case ABOVE -> BELOW;
            case AT_LEAST -> AT_MOST;
        };
    }

    boolean isOfOrder() {
        return this != EQUAL && this != DIFFERENT;
    }
}
