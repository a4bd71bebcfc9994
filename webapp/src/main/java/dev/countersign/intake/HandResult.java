package dev.countersign.intake;

/** What came of handing a request in. */
public sealed interface HandResult {

    /** It is stored and waits, or was handed in before. */
    record Taken(TicketId ticket) implements HandResult {}

    /** The key was used for something else. */
    record KeyReused() implements HandResult {}

    /** It lacks something, or is too large to be stored. */
    record NotWhole() implements HandResult {}

    /** The queue does not answer. The same can be handed in again. */
    record Unavailable() implements HandResult {}
}
