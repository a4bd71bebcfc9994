package dev.countersign.asl.state;

import dev.countersign.asl.query.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ErrorEquals} of a retrier or catcher. {@code States.ALL} matches any error,
 * {@code States.TaskFailed} any but a timeout; {@code States.Runtime} is matched by nothing, not even its own name.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors</a>
 */
public record ErrorNames(List<String> names) {

    public ErrorNames {
        names = List.copyOf(names);
    }

    public boolean match(@Nullable String error) {
        return !Failure.RUNTIME.equals(error) && names.stream().anyMatch(name -> matches(name, error));
    }

    private static boolean matches(String name, @Nullable String error) {
        return switch (name) {
            case Failure.ALL -> true;
            case Failure.TASK_FAILED -> !Failure.TIMEOUT.equals(error) && !isHeartbeat(error);
            case Failure.TIMEOUT -> Failure.TIMEOUT.equals(error) || isHeartbeat(error);
            default -> name.equals(error);
        };
    }

    private static boolean isHeartbeat(@Nullable String error) {
        return Failure.HEARTBEAT_TIMEOUT.equals(error);
    }
}
