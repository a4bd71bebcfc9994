package dev.countersign.audit;

import org.springframework.context.SmartLifecycle;

/** Anchors the chains at the stop of the program, after everything that writes entries has stopped. */
final class AnchorAtStop implements SmartLifecycle {

    /** The lowest phase: starts first and stops last. */
    static final int PHASE = 0;

    private final Anchoring anchoring;
    private volatile boolean running;

    AnchorAtStop(Anchoring anchoring) {
        this.anchoring = anchoring;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        anchoring.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
