package dev.countersign.execution;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARN of an execution is computed from its state-machine version and its name, so it is known before the start. */
final class ExecutionArn {

    private static final Pattern VERSION =
            Pattern.compile("(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+):[0-9]+");

    private ExecutionArn() {}

    static String of(String stateMachineVersionArn, UUID request) {
        Matcher version = VERSION.matcher(stateMachineVersionArn);
        if (!version.matches()) {
            throw new IllegalArgumentException("Not the ARN of a state machine version: " + stateMachineVersionArn);
        }
        return version.group(1) + ":execution:" + version.group(2) + ":" + request;
    }
}
