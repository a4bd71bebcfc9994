package dev.countersign.localaws.stepfunctions.conformance;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.FastClock;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The functions behind the recordings, by the name of the file that each was in. */
final class RecordedFunctions {

    private static final String PREFIX = "recorded-";

    private static final Map<String, RequestStreamHandler> HANDLERS = Map.of(
            "echo_function", (_, output, _) -> write(output, "{\"Return\":\"HelloWorld\"}"),
            "id_function", (input, output, _) -> write(output, spaced(read(input))),
            "return_decorated_input", (input, output, _) -> write(output, '"' + "input-event-" + read(input) + '"'),
            "return_bytes_str", (_, output, _) -> write(output, "\"HelloWorld!\""),
            "raise_exception",
                    (_, _, _) -> {
                        throw named("Exception", "Some exception was raised.");
                    },
            "raise_custom_exception",
                    (_, _, _) -> {
                        throw named("CustomException", "");
                    },
            "large_output_string", (_, output, _) -> write(output, '"' + "a".repeat(257 * 1024) + '"'),
            "wait_60_seconds", RecordedFunctions::waitAMinute);

    private RecordedFunctions() {}

    static Map<String, LocalFunction> all() {
        return HANDLERS.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> PREFIX + entry.getKey(), entry -> LocalFunction.of(entry::getValue)));
    }

    /** The name here of the function that this file of the recording's tests implemented. */
    static String name(String file) {
        return PREFIX + file.replaceAll(".*/|\\.py$", "");
    }

    private static void waitAMinute(InputStream input, OutputStream output, Object context) throws IOException {
        try {
            boolean never = new CountDownLatch(1).await(60 / FastClock.SPEED, TimeUnit.SECONDS);
            if (!never) {
                input.transferTo(output);
            }
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
        }
    }

    /** As Python writes JSON: with a blank after each comma and colon that stands outside a string. */
    private static String spaced(String json) {
        var text = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < json.length(); at++) {
            char each = json.charAt(at);
            text.append(each);
            if (each == '\\') {
                text.append(json.charAt(++at));
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == ',' || each == ':')) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static String read(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(OutputStream output, String json) throws IOException {
        output.write(json.getBytes(StandardCharsets.UTF_8));
    }

    /** An exception as it was called there: it has no package, so it can only be found by name. */
    private static RuntimeException named(String name, String message) {
        try {
            return Class.forName(name)
                    .asSubclass(RuntimeException.class)
                    .getConstructor(String.class)
                    .newInstance(message);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
