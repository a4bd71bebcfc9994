package dev.countersign.e2e.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.countersign.e2e.product.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The product as a process of its own, with people in it who are told by this one what to do. */
final class Load implements AutoCloseable {

    /** One person submits more often than people do, and sits at more windows. */
    private static final String SETTINGS = """
            {"countersign.limits.submissions.burst": 1000000, "countersign.limits.submissions.per-minute": 1000000,
             "countersign.session.per-person": 1000}""";

    private final Path data;
    private final Process process;
    private final BufferedReader answers;
    private final URI address;

    private Load(Path data, Process process) throws IOException {
        this.data = data;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.address = URI.create(answer());
    }

    /** Starts on this data folder, new or not, and waits until it serves. */
    static Load start(List<String> command, Path data, long seed) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(data.toString(), Integer.toString(freePort()), Long.toString(seed)));
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().put("SPRING_APPLICATION_JSON", SETTINGS);
        return new Load(
                data,
                builder.redirectError(
                                data.resolveSibling(data.getFileName() + ".log").toFile())
                        .start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /**
     * What people did in some seconds.
     *
     * @param times of what was measured, in milliseconds
     */
    record Work(int requests, double seconds, Map<Measured, Percentiles> times) {

        double perSecond() {
            return requests / seconds;
        }
    }

    /** So many people, each with one request after the other. */
    Work run(int people, Duration time) throws IOException {
        return work(ask("run %d %d".formatted(people, time.toSeconds())));
    }

    /** The pages of two people to whom they show much. */
    Work read(Duration time) throws IOException {
        return work(ask("read " + time.toSeconds()));
    }

    /**
     * The newest requests replayed with a draft.
     *
     * @param changed how many would take another way
     */
    record Replayed(int requests, int changed, double seconds) {}

    Replayed replay() throws IOException {
        JsonObject answer = ask("replay");
        return new Replayed(
                answer.get("requests").getAsInt(),
                answer.get("changed").getAsInt(),
                answer.get("seconds").getAsDouble());
    }

    /** A request that waits for the person with the full inbox. */
    String open() throws IOException {
        return ask("open").get("id").getAsString();
    }

    /** A request that the same person, and another one, have approved. */
    String closed() throws IOException {
        return ask("close").get("id").getAsString();
    }

    /**
     * Lets executions be read that were copied within the database of the AWS endpoint.
     *
     * @param original the name of the execution that was copied
     * @param first the id of the first copy
     */
    void sealCopies(String original, long first) throws IOException {
        ask("seal %s %d".formatted(original, first));
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    Postgres postgres() {
        return new Postgres(data);
    }

    private static Work work(JsonObject answer) {
        Map<Measured, Percentiles> times = new EnumMap<>(Measured.class);
        for (Measured what : Measured.values()) {
            if (answer.get(what.name()) instanceof JsonArray three) {
                times.put(
                        what,
                        new Percentiles(
                                three.get(0).getAsDouble(),
                                three.get(1).getAsDouble(),
                                three.get(2).getAsDouble()));
            }
        }
        return new Work(answer.get("requests").getAsInt(), answer.get("seconds").getAsDouble(), times);
    }

    private JsonObject ask(String command) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(command)
                .append('\n')
                .flush();
        return JsonParser.parseString(answer()).getAsJsonObject();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the product ended by itself; its log is " + data + ".log");
        }
        return line;
    }

    /** The end of its input ends it. */
    @Override
    public void close() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            process.onExit().join();
        }
    }
}
