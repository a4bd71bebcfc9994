package dev.countersign.e2e.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param data where a folder is made on the disk that is to be measured
 * @param clients how many clients there are, one measurement after the other
 * @param starts how often the server starts for the time that a start takes
 * @param waiting how many executions wait while the rest is measured again
 * @param peer the class path of the engine that is measured beside this one, if one is
 * @param server the command that starts the endpoint, without its options
 */
record Options(
        Path data,
        List<Integer> clients,
        int rounds,
        Duration round,
        Duration warmUp,
        int starts,
        int waiting,
        long seed,
        Optional<String> peer,
        List<String> server) {

    static final String USAGE = """
            Usage: ./countersign bench engine [--short] [--clients N,N...] [--waiting N] [--peer] [--data DIR] [--seed N]
              --short     one round of four seconds, 8 clients, 5,000 waiting executions: a quick look of two minutes
              --clients   how many clients there are at once; 1,8,32 when not given
              --waiting   how many executions wait while everything is measured again; 100000 when not given
              --peer      Operaton too, the case shape within its own process, in turns with ours
              --data      where to keep the data, on the disk that is to be measured; target/bench when not given
              --seed      of the names and forms of the requests\
            """;

    private static final Options LONG = new Options(
            Path.of("target", "bench"),
            List.of(1, 8, 32),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            3,
            100_000,
            20_261_125,
            Optional.empty(),
            List.of());

    private static final Options SHORT = new Options(
            LONG.data,
            List.of(8),
            1,
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            1,
            5_000,
            LONG.seed,
            Optional.empty(),
            List.of());

    /**
     * Reads the command line: options, then {@code --} and the command of the server.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Options parse(String... arguments) {
        List<String> all = List.of(arguments);
        Options options = all.contains("--short") ? SHORT : LONG;
        Iterator<String> words = all.iterator();
        while (words.hasNext()) {
            String option = words.next();
            if (option.equals("--")) {
                List<String> server = new ArrayList<>();
                words.forEachRemaining(server::add);
                return options.with(options.data, options.clients, options.waiting, options.seed, options.peer, server);
            }
            options = options.with(option, words);
        }
        throw new IllegalArgumentException("The command of the server is missing.");
    }

    private Options with(String option, Iterator<String> words) {
        return switch (option) {
            case "--short" -> this;
            case "--data" -> with(Path.of(value(option, words)), clients, waiting, seed, peer, server);
            case "--clients" ->
                with(
                        data,
                        Stream.of(value(option, words).split(",", -1))
                                .map(count -> number(option, count))
                                .toList(),
                        waiting,
                        seed,
                        peer,
                        server);
            case "--waiting" -> with(data, clients, number(option, value(option, words)), seed, peer, server);
            case "--seed" -> with(data, clients, waiting, number(option, value(option, words)), peer, server);
            case "--peer" -> with(data, clients, waiting, seed, Optional.of(value(option, words)), server);
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    private Options with(
            Path newData,
            List<Integer> newClients,
            int newWaiting,
            long newSeed,
            Optional<String> newPeer,
            List<String> newServer) {
        return new Options(newData, newClients, rounds, round, warmUp, starts, newWaiting, newSeed, newPeer, newServer);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("Option " + option + " needs a value.");
        }
        return words.next();
    }

    private static int number(String option, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("Option " + option + " needs numbers, and not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
