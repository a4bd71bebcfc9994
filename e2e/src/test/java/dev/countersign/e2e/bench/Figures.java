package dev.countersign.e2e.bench;

import java.util.Comparator;
import java.util.List;

/**
 * One round, per execution where nothing else is said.
 *
 * @param perSecond executions in a second
 * @param starts how long StartExecution took
 * @param answers how long SendTaskSuccess took
 * @param walPages how many whole pages are part of {@code walBytes}
 * @param clientMillis processor time of the client, which is no part of the engine
 */
record Figures(
        double perSecond,
        Latencies starts,
        Latencies answers,
        double commits,
        double writes,
        double walBytes,
        double walPages,
        double serverMillis,
        double postgresMillis,
        double clientMillis) {

    private static final double NANOS_PER_SECOND = 1e9;

    static Figures of(ClosedLoop.Result result, Counters used) {
        double executions = result.executions();
        return new Figures(
                executions / (result.nanos() / NANOS_PER_SECOND),
                result.starts(),
                result.answers(),
                used.commits() / executions,
                used.writes() / executions,
                used.walBytes() / executions,
                used.walPages() / executions,
                used.serverMillis() / executions,
                used.postgresMillis() / executions,
                used.clientMillis() / executions);
    }

    /** The round in the middle, whole. */
    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    /** Processor time of the engine and its database. */
    double engineMillis() {
        return serverMillis + postgresMillis;
    }
}
