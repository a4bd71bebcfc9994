package dev.countersign.e2e.durability;

import dev.countersign.e2e.durability.Expected.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A model of Step Functions for random plans, without time and crashes: it walks a plan and records what must be observed afterwards. The names of
 * events are the types of GetExecutionHistory in AWS's API reference.
 */
final class Model {

    private final Plan plan;
    private final String execution;
    private final Map<String, Integer> events = new TreeMap<>();
    private final Map<String, Integer> sleeps = new HashMap<>();
    private final List<Effect> asked = new ArrayList<>();
    private final List<Effect> told = new ArrayList<>();
    private final List<Effect> called = new ArrayList<>();
    private final List<Expected> children = new ArrayList<>();

    private Model(Plan plan, String execution) {
        this.plan = plan;
        this.execution = execution;
    }

    static Expected expect(Plan plan, String execution, String input) {
        return new Model(plan, execution).expect(input);
    }

    private Expected expect(String input) {
        see("ExecutionStarted");
        Ending ending = run(plan.steps(), input);
        switch (ending) {
            case Ending.Succeeded _ -> see("ExecutionSucceeded");
            case Ending.Failed _ -> see("ExecutionFailed");
        }
        return new Expected(plan, execution, ending, events, sleeps, asked, told, called, children);
    }

    private Ending run(List<Step> steps, String input) {
        String text = input;
        for (Step step : steps) {
            switch (run(step, text)) {
                case Ending.Succeeded(String output) -> text = output;
                case Ending.Failed failed -> {
                    return failed;
                }
            }
        }
        return new Ending.Succeeded(text);
    }

    private Ending run(Step step, String input) {
        return switch (step) {
            case Step.Mark mark -> state("Pass", mark.name(), after(mark, input));
            case Step.Sleep sleep -> sleep(sleep.name(), sleep.seconds(), after(sleep, input));
            case Step.Tell tell -> task(tell, List.of(Answer.SUCCEED), told, input, after(tell, input));
            case Step.Ask ask -> task(ask, ask.answers(), asked, input, after(ask, input));
            case Step.Call call -> task(call, call.answers(), called, input, after(call, input));
            case Step.Child child -> child(child, input);
            case Step.Either either -> {
                state("Choice", either.name(), input);
                yield run(input.length() % 2 == 0 ? either.even() : either.odd(), input);
            }
            case Step.Repeat repeat -> repeat(repeat, input);
            case Step.Each each -> each(each, input);
            case Step.All all -> all(all, input);
            case Step.Race race -> race(race, input);
            case Step.Fail fail -> {
                see("FailStateEntered " + fail.name());
                yield new Ending.Failed(Answer.ERROR);
            }
        };
    }

    /** Runs attempts until one succeeds or none is left. */
    private Ending task(Step.Task task, List<Answer> answers, List<Effect> effects, String input, String output) {
        see("TaskStateEntered " + task.name());
        for (int attempt = 0; attempt < answers.size(); attempt++) {
            effects.add(new Effect(execution, task.name(), input, attempt));
            begin(task.waits());
            switch (answers.get(attempt)) {
                case SUCCEED -> {
                    see("TaskSucceeded");
                    see("TaskStateExited " + task.name());
                    return new Ending.Succeeded(output);
                }
                case FAIL -> see("TaskFailed");
                case NONE -> see("TaskTimedOut");
            }
        }
        if (task.caught()) {
            see("TaskStateExited " + task.name());
            return new Ending.Succeeded(caught(task, input));
        }
        return new Ending.Failed(task.error());
    }

    private void begin(boolean waits) {
        see("TaskScheduled");
        see("TaskStarted");
        if (waits) {
            see("TaskSubmitted");
        }
    }

    private Ending child(Step.Child child, String input) {
        Expected expected = expect(child.plan(), execution + "-" + child.name(), input);
        children.add(expected);
        List<Effect> none = new ArrayList<>();
        return switch (expected.ending()) {
            case Ending.Succeeded(String output) ->
                task(child, List.of(Answer.SUCCEED), none, input, after(child, output));
            case Ending.Failed _ -> task(child, List.of(Answer.FAIL), none, input, "");
        };
    }

    private Ending repeat(Step.Repeat repeat, String input) {
        state("Pass", repeat.name(), input);
        Ending ending = new Ending.Succeeded(input);
        for (int round = 0; round < repeat.times() && ending instanceof Ending.Succeeded(String text); round++) {
            ending = run(repeat.body(), text);
            state("Choice", repeat.name() + "-again", "");
        }
        return ending;
    }

    private Ending each(Step.Each each, String input) {
        see("MapStateEntered " + each.name());
        see("MapStateStarted");
        StringJoiner results = new StringJoiner("|", "(", ")");
        for (int item = 0; item < each.items(); item++) {
            see("MapIterationStarted");
            results.add(branch(each.body(), input + "#" + item, input));
            see("MapIterationSucceeded");
        }
        see("MapStateSucceeded");
        see("MapStateExited " + each.name());
        return new Ending.Succeeded(after(each, input) + results);
    }

    private Ending all(Step.All all, String input) {
        see("ParallelStateEntered " + all.name());
        see("ParallelStateStarted");
        StringJoiner results = new StringJoiner("|", "(", ")");
        all.branches().forEach(branch -> results.add(branch(branch, input, input)));
        see("ParallelStateSucceeded");
        see("ParallelStateExited " + all.name());
        return new Ending.Succeeded(after(all, input) + results);
    }

    /** The text that a branch adds to the input of its state. Nothing fails in a branch. */
    private String branch(List<Step> branch, String input, String before) {
        return switch (run(branch, input)) {
            case Ending.Succeeded(String output) -> output.substring(before.length());
            case Ending.Failed _ -> throw new IllegalStateException("a branch that fails: " + branch);
        };
    }

    private Ending race(Step.Race race, String input) {
        see("ParallelStateEntered " + race.name());
        see("ParallelStateStarted");
        see("TaskStateEntered " + race.loser());
        begin(true);
        asked.add(new Effect(execution, race.loser(), input, 0));
        sleep(race.name() + "-wait", race.seconds(), input);
        see("FailStateEntered " + race.name() + "-over");
        see("TaskStateAborted");
        see("ParallelStateFailed");
        see("ParallelStateExited " + race.name());
        return new Ending.Succeeded(caught(race, input));
    }

    private Ending sleep(String name, int seconds, String output) {
        sleeps.put(name, seconds);
        return state("Wait", name, output);
    }

    private Ending state(String type, String name, String output) {
        see(type + "StateEntered " + name);
        see(type + "StateExited " + name);
        return new Ending.Succeeded(output);
    }

    private void see(String event) {
        events.merge(event, 1, Integer::sum);
    }

    private static String after(Step step, String text) {
        return text + "." + step.name();
    }

    private static String caught(Step step, String text) {
        return text + ".!" + step.name();
    }
}
