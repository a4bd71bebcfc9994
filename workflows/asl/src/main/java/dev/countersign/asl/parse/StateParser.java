package dev.countersign.asl.parse;

import dev.countersign.asl.query.Template;
import dev.countersign.asl.state.Comparison;
import dev.countersign.asl.state.FailState;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.ParallelState;
import dev.countersign.asl.state.PassState;
import dev.countersign.asl.state.PointInTime;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.state.SucceedState;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.state.Until;
import dev.countersign.asl.state.WaitState;
import dev.countersign.asl.state.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one state of a known type. */
final class StateParser {

    private StateParser() {}

    static @Nullable State parse(String name, StateType type, Fields fields) {
        return switch (type) {
            case PASS ->
                new PassState(
                        name, InputOutputParser.parse(fields), fields.json().get("Result"), next(fields));
            case SUCCEED -> new SucceedState(name, InputOutputParser.parse(fields));
            case FAIL -> new FailState(name, fields.language(), failText(fields, "Error"), failText(fields, "Cause"));
            case TASK -> task(name, fields);
            case WAIT -> wait(name, fields);
            case CHOICE -> ChoiceParser.parse(name, fields);
            case PARALLEL -> parallel(name, fields);
            case MAP -> MapParser.parse(name, fields);
        };
    }

    static @Nullable String next(Fields fields) {
        return fields.text("Next");
    }

    private static FailState.@Nullable Text failText(Fields fields, String name) {
        Template path = fields.path(name + "Path");
        if (path != null) {
            return new FailState.Text(name + "Path", path);
        }
        if (fields.isConstant(name)) {
            fields.text(name);
        }
        Template value = fields.constantOrExpression(name);
        return value == null ? null : new FailState.Text(name, value);
    }

    private static TaskState task(String name, Fields fields) {
        String resource = fields.text("Resource");
        if (resource != null && resource.startsWith("arn:aws:states:") && resource.contains(":activity:")) {
            fields.problems().leftOut(fields.at("Resource"), "An activity");
        }
        JsonNode timeout = fields.raw("TimeoutSeconds");
        JsonNode heartbeat = fields.raw("HeartbeatSeconds");
        if (timeout.isNumber() && heartbeat.isNumber() && heartbeat.doubleValue() >= timeout.doubleValue()) {
            fields.problem("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'");
        }
        return new TaskState(
                name,
                InputOutputParser.parseWithResult(fields),
                Resource.of(resource == null ? "" : resource),
                wholeNumber(fields, "TimeoutSeconds", 1),
                wholeNumber(fields, "HeartbeatSeconds", 1),
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                next(fields));
    }

    static @Nullable WholeNumber wholeNumber(Fields fields, String name, long least) {
        Template path = fields.reference(name + "Path");
        if (path != null) {
            return new WholeNumber(name + "Path", path, least, fields.language());
        }
        if (fields.isConstant(name)) {
            fields.number(name, least, true);
        }
        Template value = fields.constantOrExpression(name);
        return value == null ? null : new WholeNumber(name, value, least, fields.language());
    }

    private static @Nullable WaitState wait(String name, Fields fields) {
        Until until = until(fields);
        return until == null ? null : new WaitState(name, InputOutputParser.parse(fields), until, next(fields));
    }

    private static @Nullable Until until(Fields fields) {
        WholeNumber seconds = wholeNumber(fields, "Seconds", 0);
        if (seconds != null) {
            return new Until.Seconds(seconds);
        }
        Template path = fields.reference("TimestampPath");
        Template value = path == null ? fields.constantOrExpression("Timestamp") : path;
        String field = path == null ? "Timestamp" : "TimestampPath";
        if (fields.isConstant(field) && Comparison.timestamp(fields.raw(field)).isEmpty()) {
            fields.problem(field, Comparison.NO_TIMESTAMP);
        }
        return value == null ? null : new Until.Timestamp(new PointInTime(field, value, fields.language()));
    }

    private static ParallelState parallel(String name, Fields fields) {
        List<Flow> branches = new ArrayList<>();
        for (Fields branch : fields.each("Branches")) {
            branches.add(FlowParser.parse(branch, Set.of()));
        }
        return new ParallelState(
                name,
                InputOutputParser.parseWithResult(fields),
                branches,
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                next(fields));
    }
}
