package dev.countersign.bench;

import dev.countersign.local.RunningProduct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole product in the local profile with people in a closed loop over its services, all in this process. It is told by its input what
 * to do, a line each, and answers a line of JSON each. Its settings come from the environment, as the product's do.
 */
public final class ServiceLoad {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Nobody waits for the undo window, and letters wait in a queue that nobody reads. */
    private static final String[] SETTINGS = {"--countersign.undo-window=0s", "--countersign.queues.email=not-delivered"
    };

    private final PeopleLoop loop;
    private final Organisation organisation;
    private final CopiedExecutions copied;
    private final SplittableRandom random;
    private final Replay replay;

    private ServiceLoad(
            PeopleLoop loop,
            Organisation organisation,
            CopiedExecutions copied,
            SplittableRandom random,
            Replay replay) {
        this.replay = replay;
        this.copied = copied;
        this.loop = loop;
        this.organisation = organisation;
        this.random = random;
    }

    /**
     * Starts the product, answers its address, and then every line of the input until there is none.
     *
     * @param arguments the data folder, the port, and the seed of everything random
     */
    public static void main(String... arguments)
            throws IOException, InterruptedException, SQLException, TimeoutException {
        PrintStream answers = System.out;
        // What the product says to people must not stand between the answers.
        System.setOut(System.err);
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (RunningProduct product = RunningProduct.start(folder, Integer.parseInt(arguments[1]), SETTINGS)) {
            Organisation organisation = Organisation.in(product);
            try (PeopleLoop loop = new PeopleLoop(product, organisation)) {
                ServiceLoad load = new ServiceLoad(
                        loop,
                        organisation,
                        new CopiedExecutions(folder),
                        new SplittableRandom(Long.parseLong(arguments[2])),
                        new Replay(product, organisation.administrator()));
                answers.println(product.address());
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                    answers.println(load.answer(line.split(" ", -1)));
                }
            }
        }
    }

    private ObjectNode answer(String... words)
            throws IOException, InterruptedException, SQLException, TimeoutException {
        return switch (words[0]) {
            case "run" -> json(loop.run(Integer.parseInt(words[1]), seconds(words[2]), random.split()));
            case "read" -> json(loop.read(organisation.demo(), seconds(words[1])));
            case "open" -> id(loop.open(organisation.demo(), random));
            case "close" -> id(loop.close(organisation.demo(), random));
            case "replay" -> json(replay.run());
            case "seal" ->
                JsonNodeFactory.instance.objectNode().put("rows", copied.seal(words[1], Long.parseLong(words[2])));
            default -> throw new IllegalArgumentException("unknown: " + words[0]);
        };
    }

    private static Duration seconds(String word) {
        return Duration.ofSeconds(Long.parseLong(word));
    }

    private static ObjectNode json(PeopleLoop.Result result) {
        return result.timings()
                .json()
                .put("requests", result.requests())
                .put("seconds", result.nanos() / NANOS_PER_SECOND);
    }

    private static ObjectNode json(Replay.Replayed replayed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requests", replayed.requests())
                .put("changed", replayed.changed())
                .put("seconds", replayed.nanos() / NANOS_PER_SECOND);
    }

    private static ObjectNode id(Object request) {
        return JsonNodeFactory.instance.objectNode().put("id", request.toString());
    }
}
