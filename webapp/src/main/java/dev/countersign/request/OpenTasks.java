package dev.countersign.request;

/** The tasks with which the execution of a request waits for people. The module that owns them implements it. */
public interface OpenTasks {

    /** Whether the execution waits for people about this revision, and no answer is on its way that could end this. */
    boolean canBeRecalled(RequestId request, int revision);

    /** Answers one of the tasks so that the request comes back to its requester, and makes the others void. In the request's unit of work. */
    void recall(LockedRequest request);
}
