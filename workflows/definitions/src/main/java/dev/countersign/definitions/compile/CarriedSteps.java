package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an execution has done that another execution of the same request must not do again: automated steps that have answered, messages that were sent, and
 * waits that are over. It is read from the history of the execution, oldest event first, and becomes the member {@code carried} of the input of the
 * other one, {@code {step: {result}}}. Approval steps are not in it: the application answers their tasks with what was decided.
 *
 * <p>A step that denied the request, or failed, or was compensated, has not been done.
 */
public final class CarriedSteps {

    /** The members of the input of the other execution. */
    public static final String CARRIED = Carrying.CARRIED;

    public static final String TIMES_UNDONE = CallName.TIMES_UNDONE;

    /** The member of the result of a step that somebody skipped. */
    public static final String SKIPPED = Carrying.SKIPPED;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TemplateDefinition definition;
    private final ObjectNode carried = JSON.createObjectNode();
    private final ObjectNode timesUndone = JSON.createObjectNode();

    /** @param definition what the execution runs */
    public CarriedSteps(TemplateDefinition definition) {
        this.definition = definition;
    }

    /**
     * Adds a step that is skipped, although it has not answered: its result is {@code {"skipped": true}}, and it is not compensated.
     *
     * @param carried what the other execution gets
     */
    public static void skip(ObjectNode carried, String step) {
        ObjectNode skipped = carried.putObject(step).put(Carrying.SKIPPED, true);
        skipped.putObject("result").put(Carrying.SKIPPED, true);
    }

    static boolean canBeCarried(Step step) {
        return switch (step) {
            case AutomatedStep _, NotifyStep _ -> true;
            case WaitStep wait -> wait.until() instanceof WaitStep.Until.Elapsed;
            default -> false;
        };
    }

    /** The execution began with this input. */
    public void started(@Nullable String input) {
        read(input)
                .map(json -> json.path(Carrying.CARRIED))
                .ifPresent(before -> before.properties().forEach(step -> carried.set(step.getKey(), step.getValue())));
        read(input)
                .map(json -> json.path(CallName.TIMES_UNDONE))
                .ifPresent(
                        before -> before.properties().forEach(step -> timesUndone.set(step.getKey(), step.getValue())));
    }

    /** It entered this state. */
    public void entered(String state) {
        StepTree.of(definition.steps(), AutomatedStep.class)
                .filter(step -> state.equals(Ending.undo(step)))
                .forEach(step -> carried.remove(step.key()));
    }

    /** It left this state with this output. */
    public void left(String state, @Nullable String output) {
        if (state.equals(StateNames.REVISED)) {
            carried.removeAll();
            return;
        }
        StepTree.of(definition.steps(), AutomatedStep.class)
                .filter(step -> state.equals(Ending.undo(step)) && wasUndone(step, output))
                .forEach(step ->
                        timesUndone.put(step.key(), timesUndone.path(step.key()).asInt(0) + 1));
        StepTree.of(definition.steps(), AutomatedStep.class)
                .filter(step -> state.equals(RedoneStep.state(step.key())))
                .forEach(step -> RedoneStep.read(step.key(), output)
                        .ifPresent(redone -> carried.putObject(step.key()).set("result", redone.result())));
        StepTree.find(definition.steps(), state)
                .filter(CarriedSteps::canBeCarried)
                .ifPresent(step -> {
                    if (step instanceof AutomatedStep) {
                        read(output).flatMap(CarriedSteps::result).ifPresent(done -> carried.set(state, done));
                    } else {
                        carried.putObject(state);
                    }
                });
    }

    /** What it has done so far. */
    public ObjectNode soFar() {
        return carried.deepCopy();
    }

    /** How often each step was undone, which {@link #TIMES_UNDONE} of the input says to the other execution. */
    public ObjectNode timesUndone() {
        return timesUndone.deepCopy();
    }

    private static boolean wasUndone(AutomatedStep step, @Nullable String output) {
        return UndoneStep.read(step.key(), output)
                .filter(end -> end.failure().isEmpty())
                .isPresent();
    }

    private static Optional<ObjectNode> result(JsonNode output) {
        return output.has("result") && !output.path("refused").asBoolean(false)
                ? Optional.of(JSON.createObjectNode().set("result", output.get("result")))
                : Optional.empty();
    }

    private static Optional<JsonNode> read(@Nullable String json) {
        try {
            return Optional.ofNullable(json).map(JSON::readTree);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
