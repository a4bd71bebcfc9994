package dev.countersign.request.ui;

import dev.countersign.request.PathNode;

/** The words of a step of a path, for drawings and records. */
final class StepWords {

    private StepWords() {}

    /** The end of the key of its status: nobody decides about changes. */
    static String status(PathNode.Step step) {
        return step.kind() == PathNode.Kind.REVISION && step.status() == PathNode.Status.EXPIRED
                ? "UNCHANGED"
                : step.status().name();
    }

    /** The end of the key of an answer in the step. */
    static String answer(PathNode.Step step, PathNode.Answer answer) {
        return step.kind() == PathNode.Kind.REVISION && answer == PathNode.Answer.LAPSED ? "UNCHANGED" : answer.name();
    }
}
