package dev.countersign.localaws.calls;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells each kind of {@link Call} once, when it is made first. Calls of all executions of a state machine are one kind. */
public final class CallRecorder {

    /** Nobody is told. */
    public static final CallRecorder OFF = new CallRecorder(null);

    private static final int MOST = 20_000;

    private final @Nullable Consumer<Call> listener;
    private final Set<Call> known = ConcurrentHashMap.newKeySet();

    private CallRecorder(@Nullable Consumer<Call> listener) {
        this.listener = listener;
    }

    /**
     * Tells a listener.
     *
     * @param listener is called by the threads that make the calls, also at the same time
     */
    public static CallRecorder to(Consumer<Call> listener) {
        return new CallRecorder(listener);
    }

    /**
     * Notes a call that is about to be made.
     *
     * @param call not computed when nobody is told
     * @throws IllegalStateException if there are too many kinds to remember
     */
    public void record(Supplier<Call> call) {
        if (listener == null) {
            return;
        }
        var made = call.get();
        if (known.add(made.kind())) {
            if (known.size() > MOST) {
                throw new IllegalStateException("more than " + MOST + " kinds of calls are recorded");
            }
            listener.accept(made);
        }
    }

    /** Whether somebody is told. */
    public boolean isOn() {
        return listener != null;
    }
}
