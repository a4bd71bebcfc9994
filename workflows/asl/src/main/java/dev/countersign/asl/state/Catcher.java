package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import tools.jackson.databind.JsonNode;

/** One of {@code Catch}. */
public sealed interface Catcher {

    ErrorNames errors();

    String next();

    Outcome outcomeOf(Scope scope, JsonNode errorOutput);

    /** With {@code Output} and {@code Assign}. */
    record OfJsonata(ErrorNames errors, JsonataInputOutput io, String next) implements Catcher {
        @Override
        public Outcome outcomeOf(Scope scope, JsonNode errorOutput) {
            return io.outcomeOfError(scope, errorOutput);
        }
    }
}
