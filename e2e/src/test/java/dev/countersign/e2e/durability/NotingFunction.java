package dev.countersign.e2e.durability;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Lambda function of the random machines: records its call, works for some time, and answers as its input says. The record is a line of a file,
 * which survives a kill of the process.
 */
public final class NotingFunction implements RequestStreamHandler {

    /** The system property that names the file. */
    static final String NOTES = "notes";

    private final Path notes = Path.of(System.getProperty(NOTES));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode payload = JsonMapper.shared().readTree(input);
        note(payload);
        LockSupport.parkNanos(
                Duration.ofMillis(payload.required("millis").asInt()).toNanos());
        if (payload.required("answer").asString().equals(Answer.FAIL.name())) {
            throw new Hiccup();
        }
        output.write("\"done\"".getBytes(StandardCharsets.UTF_8));
    }

    private void note(JsonNode payload) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(payload + "\n");
        try (FileChannel file = FileChannel.open(notes, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(line);
        }
    }
}
