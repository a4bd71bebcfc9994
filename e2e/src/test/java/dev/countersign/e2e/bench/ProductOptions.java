package dev.countersign.e2e.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line of {@code bench app} asks for.
 *
 * @param data where two folders are made on the disk that is to be measured
 * @param keep whether the folders stay, so that the next run need not fill them again
 * @param statements whether the statements of a request are listed
 * @param people how many are at work at once, one measurement after the other
 * @param size of the database that is not empty
 * @param inboxes how many are opened in a browser to measure their memory
 * @param peer the class path of the engine that is measured beside this product, if one is
 * @param load the command that starts the product with people in it
 */
record ProductOptions(
        Path data,
        boolean keep,
        boolean statements,
        List<Integer> people,
        int rounds,
        Duration round,
        Duration warmUp,
        Size size,
        int inboxes,
        long seed,
        Optional<String> peer,
        List<String> load) {

    /**
     * What a database holds before anything is measured.
     *
     * @param open how many of the requests wait for one person
     */
    record Size(int requests, int open, int tenants) {

        /** A page of everything that is read, so that both databases are asked for as much. */
        static final Size EMPTY = new Size(120, 60, 2);
    }

    static final String USAGE = """
            Usage: ./countersign bench app [--short] [--people N,N...] [--requests N] [--peer] [--statements] [--keep] [--data DIR] [--seed N]
              --short       one round of six seconds, 8 people, 20,000 requests: a quick look
              --people      how many people are at work at once; 1,8,32 when not given
              --requests    how many requests the full database holds; 1000000 when not given, a tenth of them open for one person
              --peer        Operaton too, the same case within its own process, in turns with the product
              --statements  lists the statements of a request
              --keep        leaves the data, so that the next run with as many requests need not fill it again
              --data        where to keep the data, on the disk that is to be measured; target/bench when not given
              --seed        of everything random\
            """;

    private static final int REQUESTS_A_TENANT = 100;
    private static final int REQUESTS_AN_OPEN_ONE = 10;

    private static final ProductOptions LONG = new ProductOptions(
            Path.of("target", "bench"),
            false,
            false,
            List.of(1, 8, 32),
            3,
            Duration.ofSeconds(8),
            Duration.ofSeconds(30),
            size(1_000_000),
            20,
            20_261_128,
            Optional.empty(),
            List.of());

    private static final ProductOptions SHORT = new ProductOptions(
            LONG.data,
            false,
            false,
            List.of(8),
            1,
            Duration.ofSeconds(6),
            Duration.ofSeconds(20),
            size(20_000),
            8,
            LONG.seed,
            Optional.empty(),
            List.of());

    /**
     * Reads the command line: options, then {@code --} and the command of the load.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static ProductOptions parse(String... arguments) {
        List<String> all = List.of(arguments);
        int end = all.indexOf("--");
        if (end < 0) {
            throw new IllegalArgumentException("The command of the load is missing.");
        }
        ProductOptions options = all.contains("--short") ? SHORT : LONG;
        Iterator<String> words = all.subList(0, end).iterator();
        while (words.hasNext()) {
            options = options.with(words.next(), words);
        }
        return options.withLoad(all.subList(end + 1, all.size()));
    }

    private ProductOptions with(String option, Iterator<String> words) {
        return switch (option) {
            case "--short" -> this;
            case "--keep" -> withKeep();
            case "--statements" -> withStatements();
            case "--data" -> withData(Path.of(value(option, words)));
            case "--people" ->
                withPeople(Stream.of(value(option, words).split(",", -1))
                        .map(count -> number(option, count))
                        .toList());
            case "--requests" -> withSize(size(number(option, value(option, words))));
            case "--seed" -> withSeed(number(option, value(option, words)));
            case "--peer" -> withPeer(value(option, words));
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    private static Size size(int requests) {
        return new Size(requests, requests / REQUESTS_AN_OPEN_ONE, requests / REQUESTS_A_TENANT);
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

    private ProductOptions withKeep() {
        return new ProductOptions(
                data, true, statements, people, rounds, round, warmUp, size, inboxes, seed, peer, load);
    }

    private ProductOptions withStatements() {
        return new ProductOptions(data, keep, true, people, rounds, round, warmUp, size, inboxes, seed, peer, load);
    }

    private ProductOptions withData(Path newData) {
        return new ProductOptions(
                newData, keep, statements, people, rounds, round, warmUp, size, inboxes, seed, peer, load);
    }

    private ProductOptions withPeople(List<Integer> newPeople) {
        return new ProductOptions(
                data, keep, statements, newPeople, rounds, round, warmUp, size, inboxes, seed, peer, load);
    }

    private ProductOptions withSize(Size newSize) {
        return new ProductOptions(
                data, keep, statements, people, rounds, round, warmUp, newSize, inboxes, seed, peer, load);
    }

    private ProductOptions withSeed(long newSeed) {
        return new ProductOptions(
                data, keep, statements, people, rounds, round, warmUp, size, inboxes, newSeed, peer, load);
    }

    private ProductOptions withPeer(String classPath) {
        return new ProductOptions(
                data,
                keep,
                statements,
                people,
                rounds,
                round,
                warmUp,
                size,
                inboxes,
                seed,
                Optional.of(classPath),
                load);
    }

    private ProductOptions withLoad(List<String> command) {
        return new ProductOptions(
                data, keep, statements, people, rounds, round, warmUp, size, inboxes, seed, peer, command);
    }
}
