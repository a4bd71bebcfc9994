package dev.countersign.asl.run;

import dev.countersign.asl.state.State;
import java.nio.charset.StandardCharsets;

/** The 256 KiB that a state's data may have. */
final class Sizes {

    private Sizes() {}

    static boolean exceed(String json, int bytes) {
        return json.length() > bytes
                || (json.length() > bytes / 4 && json.getBytes(StandardCharsets.UTF_8).length > bytes);
    }

    static String tooLarge(State state) {
        return "The state/task '" + state.name()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }
}
