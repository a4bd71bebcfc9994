package dev.countersign.e2e.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param data where a folder is made on the disk that is to be measured
 * @param clients how many clients there are, one measurement after the other
 * @param waiting how many executions wait while the rest is measured again
 * @param server the command that starts the endpoint, without its options
 */
record Options(
        Path data,
        List<Integer> clients,
        int rounds,
        Duration round,
        Duration warmUp,
        int waiting,
        long seed,
        List<String> server) {

    static final String USAGE = """
            Usage: ./countersign bench engine [--short] [--clients N,N...] [--waiting N] [--data DIR] [--seed N]
              --short     one round of four seconds, 8 clients, 5,000 waiting executions: a quick look
              --clients   how many clients there are at once; 1,8,32 when not given
              --waiting   how many executions wait while everything is measured again; 100000 when not given
              --data      where to keep the data, on the disk that is to be measured; target/bench when not given
              --seed      of the names and forms of the requests\
            """;

    private static final Options LONG = new Options(
            Path.of("target", "bench"),
            List.of(1, 8, 32),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            100_000,
            20_261_125,
            List.of());

    private static final Options SHORT = new Options(
            LONG.data, List.of(8), 1, Duration.ofSeconds(4), Duration.ofSeconds(10), 5_000, LONG.seed, List.of());

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
                return options.with(options.data, options.clients, options.waiting, options.seed, server);
            }
            options = options.with(option, words);
        }
        throw new IllegalArgumentException("The command of the server is missing.");
    }

    private Options with(String option, Iterator<String> words) {
        return switch (option) {
            case "--short" -> this;
            case "--data" -> with(Path.of(value(option, words)), clients, waiting, seed, server);
            case "--clients" ->
                with(
                        data,
                        Stream.of(value(option, words).split(",", -1))
                                .map(count -> number(option, count))
                                .toList(),
                        waiting,
                        seed,
                        server);
            case "--waiting" -> with(data, clients, number(option, value(option, words)), seed, server);
            case "--seed" -> with(data, clients, waiting, number(option, value(option, words)), server);
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    private Options with(Path newData, List<Integer> newClients, int newWaiting, long newSeed, List<String> newServer) {
        return new Options(newData, newClients, rounds, round, warmUp, newWaiting, newSeed, newServer);
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
