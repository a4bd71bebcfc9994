package dev.countersign.template;

/** The result of retiring or restoring a template. */
public sealed interface RetireResult {

    record Done() implements RetireResult {}

    record NotFound() implements RetireResult {}

    record NotAllowed() implements RetireResult {}
}
