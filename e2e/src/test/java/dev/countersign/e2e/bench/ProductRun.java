package dev.countersign.e2e.bench;

import java.util.Map;
import java.util.Optional;

/**
 * All that was measured beside one database.
 *
 * @param work by how many people were at work
 * @param pages of the people to whom they show much, while nobody else works
 * @param replayed the newest requests with a draft, for the second time
 * @param inboxBytes live heap of an open inbox
 * @param beside the rounds in turns with another engine
 * @param statements those of a request, the most frequent first, where they were asked for
 */
record ProductRun(
        Map<Integer, Round> work,
        Map<Measured, Percentiles> pages,
        Load.Replayed replayed,
        double inboxBytes,
        Optional<Beside> beside,
        String statements) {

    /** One round; what was used is that of a request. */
    record Round(Load.Work work, PerRequest used) {}

    /** Of a request, everything that runs beside it in the same seconds included. */
    record PerRequest(
            double statements,
            double commits,
            double endpointStatements,
            double endpointCommits,
            double writes,
            double walBytes,
            double serverMillis,
            double postgresMillis) {

        static PerRequest of(ProductCounters used, double requests) {
            return new PerRequest(
                    used.statements() / requests,
                    used.commits() / requests,
                    used.endpointStatements() / requests,
                    used.endpointCommits() / requests,
                    used.writes() / requests,
                    used.walBytes() / requests,
                    used.serverMillis() / requests,
                    used.postgresMillis() / requests);
        }
    }

    /** The middle rounds of both. */
    record Beside(Round ours, Peer.Round theirs) {}
}
