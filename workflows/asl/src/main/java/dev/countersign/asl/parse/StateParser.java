package dev.countersign.asl.parse;

import dev.countersign.asl.state.ChoiceRule;
import dev.countersign.asl.state.ChoiceState;
import dev.countersign.asl.state.Condition;
import dev.countersign.asl.state.FailState;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.InputOutput;
import dev.countersign.asl.state.Items;
import dev.countersign.asl.state.JsonataInputOutput;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.ParallelState;
import dev.countersign.asl.state.PassState;
import dev.countersign.asl.state.PointInTime;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.state.SucceedState;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.state.Tolerance;
import dev.countersign.asl.state.Until;
import dev.countersign.asl.state.WaitState;
import dev.countersign.asl.state.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateParser {

    private StateParser() {}

    static @Nullable State parse(String name, Fields fields) {
        fields.require("Type");
        Optional<StateType> type = Optional.ofNullable(fields.text("Type")).flatMap(StateType::of);
        if (type.isEmpty()) {
            return null;
        }
        return switch (type.get()) {
            case PASS -> new PassState(name, io(fields), fields.json().get("Result"), next(fields));
            case SUCCEED -> new SucceedState(name, io(fields));
            case FAIL -> new FailState(name, fields.template("Error"), fields.template("Cause"));
            case TASK -> task(name, fields);
            case WAIT -> wait(name, fields);
            case CHOICE -> choice(name, fields);
            case PARALLEL -> parallel(name, fields);
            case MAP -> map(name, fields);
        };
    }

    static InputOutput io(Fields fields) {
        return new JsonataInputOutput(
                fields.template("Arguments"), fields.template("Output"), fields.template("Assign"));
    }

    private static @Nullable String next(Fields fields) {
        return fields.text("Next");
    }

    private static TaskState task(String name, Fields fields) {
        fields.require("Resource");
        String resource = fields.text("Resource");
        return new TaskState(
                name,
                io(fields),
                Resource.of(resource == null ? "" : resource),
                wholeNumber(fields, "TimeoutSeconds", 1),
                wholeNumber(fields, "HeartbeatSeconds", 1),
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                next(fields));
    }

    static @Nullable WholeNumber wholeNumber(Fields fields, String name, long least) {
        var template = fields.template(name);
        return template == null ? null : new WholeNumber(name, template, least);
    }

    private static @Nullable WaitState wait(String name, Fields fields) {
        WholeNumber seconds = wholeNumber(fields, "Seconds", 0);
        var timestamp = fields.template("Timestamp");
        if (seconds != null) {
            return new WaitState(name, io(fields), new Until.Seconds(seconds), next(fields));
        }
        if (timestamp != null) {
            var until = new Until.Timestamp(new PointInTime("Timestamp", timestamp));
            return new WaitState(name, io(fields), until, next(fields));
        }
        fields.problem("A Wait state needs one of Seconds and Timestamp");
        return null;
    }

    private static ChoiceState choice(String name, Fields fields) {
        fields.require("Choices");
        List<ChoiceRule> rules = new ArrayList<>();
        for (Fields rule : fields.each("Choices")) {
            rule.require("Condition", "Next");
            var condition = rule.template("Condition");
            String next = rule.text("Next");
            if (condition != null && next != null) {
                rules.add(new ChoiceRule(new Condition.Expression(condition), io(rule), next));
            }
        }
        return new ChoiceState(name, io(fields), rules, fields.text("Default"));
    }

    private static ParallelState parallel(String name, Fields fields) {
        fields.require("Branches");
        List<Flow> branches = new ArrayList<>();
        for (Fields branch : fields.each("Branches")) {
            branches.add(FlowParser.parse(branch));
        }
        return new ParallelState(
                name,
                io(fields),
                branches,
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                next(fields));
    }

    private static MapState map(String name, Fields fields) {
        Flow processor = FlowParser.parse(fields.inner(fields.has("Iterator") ? "Iterator" : "ItemProcessor"));
        return new MapState(
                name,
                io(fields),
                new Items.OfJsonata(fields.template("Items"), fields.template("ItemSelector")),
                processor,
                wholeNumber(fields, "MaxConcurrency", 0),
                new Tolerance(
                        wholeNumber(fields, "ToleratedFailureCount", 0),
                        wholeNumber(fields, "ToleratedFailurePercentage", 0)),
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                next(fields));
    }
}
