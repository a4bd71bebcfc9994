package dev.countersign.e2e.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The case shape here and in another engine, in turns, so that both have the machine in the same moods. */
final class BesidePeer {

    private static final int CLIENTS = GivenPeer.CLIENTS;
    private static final double KILO = 1000;

    private final Options options;
    private final SplittableGenerator random;
    private final Report report;

    BesidePeer(Options options, SplittableGenerator random, Report report) {
        this.options = options;
        this.random = random;
        this.report = report;
    }

    /** @param classPath of the other engine */
    void compare(Bench bench, String classPath) throws IOException, SQLException, InterruptedException {
        List<Figures> ours = new ArrayList<>();
        List<Peer.Round> theirs = new ArrayList<>();
        try (Peer peer = Peer.start(
                classPath,
                bench.server().postgres(),
                CLIENTS,
                Request.next(random).input())) {
            peer.run(options.warmUp());
            for (int round = 0; round < options.rounds(); round++) {
                theirs.add(peer.run(options.round()));
                ours.add(bench.round(Shape.CASE, CLIENTS));
            }
        }
        Figures our = Figures.median(ours);
        Peer.Round their = theirs.stream()
                .sorted(Comparator.comparingDouble(Peer.Round::perSecond))
                .toList()
                .get(theirs.size() / 2);
        report.line("");
        report.line(
                "Case with %d clients beside Operaton in its callers' process, %d rounds in turns, the middle ones:",
                CLIENTS, options.rounds());
        report.line("%-40s %10s %10s %7s", "", "Operaton", "here", "ratio");
        ratio("per s", their.perSecond(), our.perSecond());
        ratio("commits", their.commits(), our.commits());
        ratio("those writing", their.writes(), our.writes());
        ratio("WAL, KB", their.walBytes() / KILO, our.walBytes() / KILO);
        ratio("CPU of all, clients included, ms", their.millis(), our.engineMillis() + our.clientMillis());
    }

    private void ratio(String what, double theirs, double ours) {
        report.line("%-40s %10.2f %10.2f %7.2f", what, theirs, ours, ours / theirs);
    }
}
