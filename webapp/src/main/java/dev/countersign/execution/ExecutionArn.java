package dev.countersign.execution;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an execution is computed from its state-machine version and its name, so it is known before the start. The name is the id of the request; each
 * move to another version of the template adds one to the number behind it.
 */
final class ExecutionArn {

    private static final Pattern VERSION =
            Pattern.compile("(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+):[0-9]+");

    private ExecutionArn() {}

    /** @param moves how often the request was moved to another version of its template */
    static String of(String stateMachineVersionArn, UUID request, int moves) {
        Matcher version = VERSION.matcher(stateMachineVersionArn);
        if (!version.matches()) {
            throw new IllegalArgumentException("Not the ARN of a state machine version: " + stateMachineVersionArn);
        }
        return version.group(1) + ":execution:" + version.group(2) + ":" + name(request, moves);
    }

    static String name(UUID request, int moves) {
        return moves == 0 ? request.toString() : request + "_" + moves;
    }

    /** The id of the request in the name of an execution. */
    static String request(String name) {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }
}
