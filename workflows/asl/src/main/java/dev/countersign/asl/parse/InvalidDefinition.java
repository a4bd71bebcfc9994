package dev.countersign.asl.parse;

import java.util.List;

/** A definition that Step Functions refuses. */
public final class InvalidDefinition extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidDefinition(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
