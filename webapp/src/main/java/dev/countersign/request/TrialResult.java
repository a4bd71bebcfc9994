package dev.countersign.request;

import dev.countersign.definitions.simulate.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The result of imagining a request. */
public sealed interface TrialResult {

    /**
     * What would happen.
     *
     * @param walked the keys of the steps on the path
     * @param complete whether the form could be submitted like this
     * @param form the normalized answers
     */
    record Imagined(List<Moment> moments, Set<String> walked, boolean complete, String title, JsonNode form)
            implements TrialResult {

        public Imagined {
            moments = List.copyOf(moments);
            walked = Set.copyOf(walked);
        }

        /** How it ends; empty if it does not. */
        public Optional<Happening.Ended> end() {
            return moments.stream()
                    .map(Moment::happening)
                    .filter(Happening.Ended.class::isInstance)
                    .map(Happening.Ended.class::cast)
                    .findFirst();
        }
    }

    /**
     * One thing that would happen.
     *
     * @param people who would be asked, with the reasons; null if nobody is asked
     * @param reminders when those who are asked are reminded
     */
    record Moment(Happening happening, @Nullable Prospect people, List<Instant> reminders) {

        public Moment {
            reminders = List.copyOf(reminders);
        }
    }

    /** The template has errors. */
    record Broken() implements TrialResult {}

    /** There is no such active person. */
    record NoSuchPerson() implements TrialResult {}

    /** Only those who may edit templates try them. */
    record NotAllowed() implements TrialResult {}
}
