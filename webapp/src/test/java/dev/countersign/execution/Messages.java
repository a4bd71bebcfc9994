package dev.countersign.execution;

/** Delivers messages as the queues would, for tests of other modules. */
public final class Messages {

    private final ArrivedMessages arrived;

    Messages(ArrivedMessages arrived) {
        this.arrived = arrived;
    }

    public void humanTask(String body) {
        arrived.humanTask(body);
    }

    public void requestEvent(String body) {
        arrived.requestEvent(body);
    }
}
