package dev.countersign.localaws.calls;

import java.util.regex.Pattern;

/**
 * A call that IAM would have to allow on AWS.
 *
 * @param caller the name of the access key's role, the ARN of the role of a state machine, or a service such as {@code sns.amazonaws.com}
 * @param action as in policies, such as {@code sqs:SendMessage}
 * @param resource its ARN; {@code *} for an action without one
 * @param condition a key of the request on which policies depend, with its value: {@code aws:SourceArn=arn:...}; empty for none
 */
public record Call(String caller, String action, String resource, String condition) {

    private static final Pattern EXECUTION = Pattern.compile("(arn:[^:]*:states:[^:]*:[^:]*:e[a-z]+:[^:]+):[^:]+");

    static Call of(String caller, String action, String resource) {
        return new Call(caller, action, resource, "");
    }

    /** The same for all executions of a state machine, of which there is no end. */
    Call kind() {
        var execution = EXECUTION.matcher(resource);
        return execution.matches() ? new Call(caller, action, execution.group(1), condition) : this;
    }
}
