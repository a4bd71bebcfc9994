package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.Step;
import tools.jackson.databind.node.ObjectNode;

/** The states that pass by what the execution before has done, see {@link CarriedSteps}. */
final class Carrying {

    static final String CARRIED = "carried";

    /** A member of what is carried of a step that somebody skipped. */
    static final String SKIPPED = "skipped";

    private Carrying() {}

    /** The first state of a step, without the one that records that it began. */
    static String entry(Step step) {
        return CarriedSteps.canBeCarried(step) ? step.key() + ": done?" : step.key();
    }

    static void begin(ObjectNode assign) {
        assign.put(CARRIED, "{% $exists($states.input.carried) ? $states.input.carried : {} %}");
    }

    static void add(ObjectNode states, Step step, Level level, String next) {
        String carried = "$lookup($carried, '" + step.key() + "')";
        ObjectNode choice = states.putObject(entry(step)).put("Type", "Choice");
        ObjectNode done =
                choice.putArray("Choices").addObject().put("Condition", "{% $type(" + carried + ") = 'object' %}");
        if (step instanceof AutomatedStep) {
            done.putObject("Assign")
                    .put(
                            level.results(),
                            "{% $merge([$" + level.results() + ", {'" + step.key() + "': " + carried + ".result}]) %}");
        }
        done.put("Next", next);
        choice.put("Default", step.key());
    }

    /** JSONata: somebody skipped this step, so that there is nothing to compensate. */
    static String isSkipped(AutomatedStep step) {
        return "$lookup($carried, '" + step.key() + "')." + SKIPPED + " = true";
    }

    /** A JSONata expression for what was carried without a step that was compensated. */
    static String without(AutomatedStep step) {
        return "{% $merge([$carried, {'" + step.key() + "': null}]) %}";
    }
}
