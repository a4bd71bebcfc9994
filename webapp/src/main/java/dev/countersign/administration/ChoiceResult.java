package dev.countersign.administration;

import dev.countersign.tenant.Languages;
import dev.countersign.tenant.TenantLimits;
import java.util.Optional;
import java.util.Set;

/** The result of a change of what an organisation offers or limits. */
public sealed interface ChoiceResult {

    record Saved() implements ChoiceResult {}

    record NotAllowed() implements ChoiceResult {}

    /** Somebody else has chosen other languages since they were read. Nothing was written. */
    record LanguagesChanged(Languages now) implements ChoiceResult {}

    /** Somebody else has changed these limits to something else since they were read. Nothing was written. */
    record LimitsChanged(Set<Limit> limits, TenantLimits now) implements ChoiceResult {

        public LimitsChanged {
            limits = Set.copyOf(limits);
        }
    }

    /** No language is chosen, one that there is not, or one twice. */
    record LanguagesWrong() implements ChoiceResult {}

    /** A limit is less than 1, or more than what is configured. */
    record OutOfRange(Limit limit, int most) implements ChoiceResult {}

    /** What can be limited. */
    enum Limit {
        LARGEST_FILE,
        FILES_PER_REQUEST,
        SUBMISSIONS_PER_MINUTE;

        /** What is chosen for it; empty if nothing is. */
        public Optional<Integer> of(TenantLimits limits) {
            return switch (this) {
                case LARGEST_FILE -> limits.largestFile();
                case FILES_PER_REQUEST -> limits.filesPerRequest();
                case SUBMISSIONS_PER_MINUTE -> limits.submissionsPerMinute();
            };
        }
    }
}
