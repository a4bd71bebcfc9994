package dev.countersign.localaws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * The end of the log of one invocation, as {@code LogType: Tail} asks for it. It has what the function writes with the logger of its context, between
 * the lines of Lambda itself.
 */
final class LogTail {

    private static final int MAXIMUM_BYTES = 4096;

    private final UUID request;
    private byte[] end;

    LogTail(UUID request) {
        this.request = request;
        this.end = bytes("START RequestId: " + request + " Version: $LATEST\n");
    }

    /** Appends a line. Threads of the function may write at the same time. */
    synchronized void append(String line) {
        var more = bytes(line.endsWith("\n") ? line : line + '\n');
        var all = Arrays.copyOf(end, end.length + more.length);
        System.arraycopy(more, 0, all, end.length, more.length);
        end = all.length <= MAXIMUM_BYTES ? all : Arrays.copyOfRange(all, all.length - MAXIMUM_BYTES, all.length);
    }

    /** The invocation with this result, whose log ends here. */
    synchronized Invocation of(InvocationResult result) {
        append("END RequestId: " + request);
        return new Invocation(result, Base64.getEncoder().encodeToString(end));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
