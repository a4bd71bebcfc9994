package dev.countersign.trial;

/** The result of beginning a replay. */
public sealed interface ReplayBegin {

    record Begun(ReplayRun run) implements ReplayBegin {}

    /** The template was never published, so nobody has used it. */
    record NoRequests() implements ReplayBegin {}

    /** The draft has errors. */
    record Broken() implements ReplayBegin {}

    record NotFound() implements ReplayBegin {}

    record NotAllowed() implements ReplayBegin {}
}
