package dev.countersign.localaws.http;

import tools.jackson.databind.node.ObjectNode;

/** One call of the aws-json protocol: {@code X-Amz-Target: AWSStepFunctions.StartExecution} is the operation {@code StartExecution}. */
public record Operation(String name, ObjectNode input) {

    /** The input, to be read by type. */
    public Input read() {
        return new Input(input);
    }
}
