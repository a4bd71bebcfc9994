package dev.countersign.e2e.durability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A plan in the Amazon States Language, with JSONata. */
final class Definition {

    /** The resources that states use: the URLs of two queues, the ARN of a topic, and the ARN of a machine without its name. */
    record Surroundings(String asked, String told, String topic, String function, String machines) {}

    /** The results of the branches, without the text that all of them began with. */
    private static final String RESULTS = """
             & '(' & $join($map($states.result, function($text) {
             $substring($text, $length($states.input)) }), '|') & ')'""";

    private final Surroundings around;
    private final Map<String, Object> states = new LinkedHashMap<>();

    private Definition(Surroundings around) {
        this.around = around;
    }

    static String of(Plan plan, Surroundings around) {
        Map<String, Object> machine = fields("QueryLanguage", "JSONata");
        machine.putAll(flow(plan.steps(), around));
        return JsonMapper.shared().writeValueAsString(machine);
    }

    private static Map<String, Object> flow(List<Step> steps, Surroundings around) {
        Definition flow = new Definition(around);
        flow.add(steps, null);
        return fields("StartAt", first(steps), "States", flow.states);
    }

    /** @param next the state after the last step; null if it ends the flow */
    private void add(List<Step> steps, @Nullable String next) {
        for (int index = 0; index < steps.size(); index++) {
            boolean isLast = index == steps.size() - 1;
            add(steps.get(index), isLast ? next : steps.get(index + 1).name());
        }
    }

    private void add(Step step, @Nullable String next) {
        switch (step) {
            case Step.Mark _ -> put(step, after(step, ""), next, fields("Type", "Pass"));
            case Step.Sleep sleep ->
                put(step, after(step, ""), next, fields("Type", "Wait", "Seconds", sleep.seconds()));
            case Step.Child child ->
                put(step, after(step, "$states.result.Output", ""), next, TaskState.of(child, around));
            case Step.Task task -> put(step, after(step, ""), next, TaskState.of(task, around));
            case Step.Each each -> put(step, after(step, RESULTS), next, each(each));
            case Step.All all -> put(step, after(step, RESULTS), next, all(all));
            case Step.Race race -> put(step, after(step, ""), next, race(race));
            case Step.Either either -> {
                Map<String, Object> rule = fields("Next", first(either.even()));
                states.put(step.name(), choice("$length($states.input) % 2 = 0", rule, first(either.odd())));
                add(either.even(), next);
                add(either.odd(), next);
            }
            case Step.Repeat repeat -> repeat(repeat, next);
            case Step.Fail _ -> states.put(step.name(), fields("Type", "Fail", "Error", Answer.ERROR));
        }
    }

    private void put(Step step, String output, @Nullable String next, Map<String, Object> state) {
        state.put("Output", output);
        if (next == null) {
            state.put("End", true);
        } else {
            state.put("Next", next);
        }
        if (step instanceof Step.Race || (step instanceof Step.Task task && task.caught())) {
            Map<String, Object> rule = fields("ErrorEquals", List.of("States.ALL"), "Next", next);
            rule.put("Output", "{% $states.input & '.!" + step.name() + "' %}");
            state.put("Catch", List.of(rule));
        }
        states.put(step.name(), state);
    }

    private Map<String, Object> each(Step.Each each) {
        Map<String, Object> state = fields("Type", "Map", "MaxConcurrency", each.atOnce());
        state.put("Items", IntStream.range(0, each.items()).boxed().toList());
        state.put("ItemSelector", "{% $states.input & '#' & $string($states.context.Map.Item.Value) %}");
        state.put("ItemProcessor", flow(each.body(), around));
        return state;
    }

    private Map<String, Object> all(Step.All all) {
        return parallel(
                all.branches().stream().map(branch -> flow(branch, around)).toList());
    }

    private Map<String, Object> race(Step.Race race) {
        Map<String, Object> never = TaskState.question(List.of(Answer.NONE), around);
        never.put("End", true);
        String wait = race.name() + "-wait";
        String over = race.name() + "-over";
        Map<String, Object> fails = fields(
                wait,
                fields("Type", "Wait", "Seconds", race.seconds(), "Next", over),
                over,
                fields("Type", "Fail", "Error", Answer.ERROR));
        return parallel(List.of(
                fields("StartAt", race.loser(), "States", fields(race.loser(), never)),
                fields("StartAt", wait, "States", fails)));
    }

    private static Map<String, Object> parallel(List<Map<String, Object>> branches) {
        return fields("Type", "Parallel", "Branches", branches);
    }

    /** Counts its rounds in a variable that has the name of the step. */
    private void repeat(Step.Repeat repeat, @Nullable String next) {
        String name = repeat.name();
        String again = name + "-again";
        states.put(name, fields("Type", "Pass", "Assign", fields(name, 1), "Next", first(repeat.body())));
        add(repeat.body(), again);
        Map<String, Object> rule = fields("Next", first(repeat.body()));
        rule.put("Assign", fields(name, "{% $" + name + " + 1 %}"));
        states.put(again, choice("$" + name + " < " + repeat.times(), rule, next));
    }

    private static Map<String, Object> choice(String condition, Map<String, Object> rule, @Nullable String otherwise) {
        rule.put("Condition", "{% " + condition + " %}");
        return fields("Type", "Choice", "Choices", List.of(rule), "Default", otherwise);
    }

    private static String after(Step step, String more) {
        return after(step, "$states.input", more);
    }

    private static String after(Step step, String text, String more) {
        return "{% " + text + " & '." + step.name() + "'" + more + " %}";
    }

    private static String first(List<Step> steps) {
        return steps.getFirst().name();
    }

    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            fields.put(
                    String.valueOf(namesAndValues[index]),
                    Objects.requireNonNull(namesAndValues[index + 1], "a flow that ends in the middle"));
        }
        return fields;
    }
}
