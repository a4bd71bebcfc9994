package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of a parallel step. A branch raises an error to cancel the others: if it ends the request, or if it comes through and one branch is
 * enough.
 */
record ParallelStates(StepCompiler steps, ParallelStep step) {

    private static final String CAME_THROUGH = "Countersign.CameThrough";

    void add(String next) {
        ObjectNode parallel = steps.states().putObject(step.key()).put("Type", "Parallel");
        var branches = parallel.putArray("Branches");
        for (int i = 0; i < step.branches().size(); i++) {
            branch(branches.addObject(), i + 1);
        }
        var catches = parallel.putArray("Catch");
        ObjectNode ended = catches.addObject();
        ended.putArray("ErrorEquals").add(Ending.ENDED);
        ended.put("Output", "{% $parse($states.errorOutput.Cause) %}");
        ended.put("Next", steps.ending());
        switch (step.join()) {
            case ALL -> {
                if (!steps.level().isTop()) {
                    // An outer parallel step may go on without this branch.
                    ended.put("Next", StateNames.others(step.key()));
                    closeOthers(steps.ending());
                }
                parallel.putObject("Assign")
                        .put(
                                steps.level().results(),
                                "{% $merge($append([$" + steps.level().results() + "], $states.result)) %}");
                parallel.put("Next", next);
            }
            case ANY -> {
                ObjectNode through = catches.addObject();
                through.putArray("ErrorEquals").add(CAME_THROUGH);
                through.putObject("Assign").put(steps.level().results(), "{% $parse($states.errorOutput.Cause) %}");
                through.put("Next", StateNames.others(step.key()));
                // No branch came through, so all were denied. The first denial is reported.
                parallel.put("Output", "{% $states.result[0] %}");
                parallel.put("Next", steps.ending());
                closeOthers(next);
            }
        }
        steps.failTo(catches, step.key());
    }

    private void branch(ObjectNode branch, int number) {
        Level level = steps.level().branch(number);
        String suffix = " " + number;
        String end = name("through" + suffix);
        String ending = name("ended" + suffix);
        List<Step> inner = step.branches().get(number - 1);
        branch.put("StartAt", name("branch" + suffix));
        ObjectNode states = branch.putObject("States");
        ObjectNode begin = states.putObject(name("branch" + suffix)).put("Type", "Pass");
        begin.putObject("Assign").put(level.results(), "{% $" + steps.level().results() + " %}");
        begin.put("Next", level.entry(inner, end));
        new StepCompiler(states, steps.target(), level, ending).addAll(inner, end);
        switch (step.join()) {
            case ALL -> {
                states.putObject(end)
                        .put("Type", "Pass")
                        .put("Output", "{% $" + level.results() + " %}")
                        .put("End", true);
                if (Level.canEnd(inner)) {
                    raise(states.putObject(ending), Ending.ENDED, "$states.input");
                }
            }
            case ANY -> {
                raise(states.putObject(end), CAME_THROUGH, "$" + level.results());
                if (Level.canEnd(inner)) {
                    deniedAlone(states, ending);
                }
            }
        }
    }

    /** If one branch is enough, a denial ends only its own branch; any other end ends the request. */
    private void deniedAlone(ObjectNode states, String ending) {
        ObjectNode choice = states.putObject(ending).put("Type", "Choice");
        choice.putArray("Choices")
                .addObject()
                .put("Condition", "{% $states.input.outcome = 'DENIED' %}")
                .put("Next", ending + ": denied");
        choice.put("Default", ending + ": raised");
        states.putObject(ending + ": denied").put("Type", "Succeed");
        raise(states.putObject(ending + ": raised"), Ending.ENDED, "$states.input");
    }

    private static void raise(ObjectNode state, String error, String cause) {
        state.put("Type", "Fail").put("Error", error).put("Cause", "{% $string(" + cause + ") %}");
    }

    private void closeOthers(String next) {
        ObjectNode tell =
                Calls.tell(steps.states().putObject(StateNames.others(step.key())), steps.target(), "steps-closed");
        var keys = ((ObjectNode) tell.get("Arguments").get("MessageBody")).putArray("steps");
        StateNames.approvals(step).forEach(keys::add);
        tell.put("Output", "{% $states.input %}");
        tell.put("Next", next);
    }

    private String name(String part) {
        return step.key() + ": " + part;
    }
}
