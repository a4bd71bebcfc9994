package dev.countersign.audit;

import org.springframework.context.SmartLifecycle;

/** Anchors once more when everything that writes entries has stopped. */
final class AnchorAtStop implements SmartLifecycle {

    /** What starts first stops last. */
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
