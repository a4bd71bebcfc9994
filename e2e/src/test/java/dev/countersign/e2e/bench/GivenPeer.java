package dev.countersign.e2e.bench;

import java.util.List;

/**
 * Engines that run within the caller's process, as they were measured on such a machine with the case shape (two user tasks, history audit)
 * and 8 clients; given figures, no measurement of this run.
 *
 * @param perSecond cases in a second
 * @param besideWaiting cases in a second beside 100,000 open tasks
 */
record GivenPeer(String name, double perSecond, double besideWaiting) {

    static final List<GivenPeer> ALL = List.of(
            new GivenPeer("Camunda 7.24", 184, 46),
            new GivenPeer("Operaton 1.0.3", 168, 48),
            new GivenPeer("Flowable 8.0", 123, 65));

    static final int CLIENTS = 8;

    /** Of each of them, per case. */
    static final double WAL_BYTES = 55_000;

    static final double LEAST_KEPT_BYTES = 14_000;
    static final double CPU_MILLIS = 13;
}
