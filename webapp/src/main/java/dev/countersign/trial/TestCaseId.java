package dev.countersign.trial;

import java.util.UUID;

/** A test case that is kept with a template. */
public record TestCaseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
