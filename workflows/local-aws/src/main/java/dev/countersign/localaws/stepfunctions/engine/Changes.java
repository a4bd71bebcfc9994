package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Execution;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one transaction changes in one execution, collected over all its advances so that it is written once. */
final class Changes {

    private final Saved before;
    private Execution execution;
    private final Map<Long, Instant> timers;
    private final Map<Long, String> tokens;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final Map<Long, PendingCall> newCalls = new LinkedHashMap<>();
    private final Set<Long> calls;
    private final Set<Long> toldCalls = new LinkedHashSet<>();
    private final List<Effect.StartMapRun> mapRuns = new ArrayList<>();
    private final List<Long> redrivenMapRuns = new ArrayList<>();
    private final Set<Long> abandoned = new LinkedHashSet<>();

    Changes(Saved before) {
        this.before = before;
        this.execution = before.execution();
        this.timers = new HashMap<>(before.timers());
        this.tokens = new HashMap<>(before.tokens());
        this.calls = new HashSet<>(before.calls());
    }

    Execution execution() {
        return execution;
    }

    void advanceTo(Execution next, List<HistoryEvent> events) {
        execution = next;
        history.addAll(events);
    }

    /** Times are stored in milliseconds. They are rounded up, so that a timer does not fire too early. */
    void setTimer(long timer, Instant at) {
        var millis = at.truncatedTo(ChronoUnit.MILLIS);
        timers.put(timer, millis.equals(at) ? millis : millis.plusMillis(1));
    }

    void dropTimer(long timer) {
        timers.remove(timer);
    }

    @Nullable
    Instant timer(long timer) {
        return timers.get(timer);
    }

    void expectToken(long task, String hash) {
        tokens.put(task, hash);
    }

    void addCall(PendingCall call) {
        calls.add(call.task());
        newCalls.put(call.task(), call);
    }

    /** Drops a call that was answered, or that nobody waits for any more. */
    void dropCall(long task) {
        calls.remove(task);
        newCalls.remove(task);
    }

    /** Whether the execution waits for the answer of this call. Only the first answer counts, however often the call was made. */
    boolean knowsCall(long task) {
        return calls.contains(task);
    }

    /** Drops the row of a child's end, which the execution has been told. */
    void dropTold(long call) {
        toldCalls.add(call);
    }

    void addMapRun(Effect.StartMapRun run) {
        mapRuns.add(run);
    }

    List<Effect.StartMapRun> mapRuns() {
        return mapRuns;
    }

    void redriveMapRun(long task) {
        redrivenMapRuns.add(task);
    }

    /** The tasks of the map runs that continue. */
    List<Long> redrivenMapRuns() {
        return redrivenMapRuns;
    }

    /** Notes a task that does not wait any more for the executions that it started. */
    void abandonExecutionsOf(long task) {
        abandoned.add(task);
    }

    Set<Long> abandoned() {
        return abandoned;
    }

    void dropToken(long task) {
        tokens.remove(task);
    }

    boolean isClosed() {
        return execution.status() != ExecutionStatus.RUNNING;
    }

    /** A closed execution waits for nothing. */
    void forgetEverything() {
        timers.clear();
        tokens.clear();
        calls.clear();
        newCalls.clear();
    }

    List<HistoryEvent> history() {
        return history;
    }

    /** The time of the last event. */
    Instant at() {
        return history.getLast().at();
    }

    List<PendingCall> newCalls() {
        return List.copyOf(newCalls.values());
    }

    /** The calls whose rows are to be deleted. */
    Set<Long> goneCalls() {
        var gone = new LinkedHashSet<>(toldCalls);
        before.calls().stream().filter(call -> !calls.contains(call)).forEach(gone::add);
        return gone;
    }

    Saved after() {
        return new Saved(execution, timers, tokens, calls);
    }

    void eachTimerToDelete(BiConsumer<Long, Instant> delete) {
        eachGone(before.timers(), timers, delete);
    }

    void eachTimerToInsert(BiConsumer<Long, Instant> insert) {
        eachGone(timers, before.timers(), insert);
    }

    void eachTokenToDelete(BiConsumer<Long, String> delete) {
        eachGone(before.tokens(), tokens, delete);
    }

    void eachTokenToInsert(BiConsumer<Long, String> insert) {
        eachGone(tokens, before.tokens(), insert);
    }

    private static <V> void eachGone(Map<Long, V> from, Map<Long, V> to, BiConsumer<Long, V> action) {
        from.forEach((key, value) -> {
            if (!Objects.equals(to.get(key), value)) {
                action.accept(key, value);
            }
        });
    }
}
