package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A random template that can run, a form for it, and what everybody answers: the same for the same seed. */
final class RandomRequest implements Answers {

    private static final int DEEPEST = 2;
    private static final Text WORDS = Text.of("Step");

    private final long seed;
    private final Random random;
    private final List<String> automated = new ArrayList<>();
    private final TemplateDefinition definition;
    private final ObjectNode form;
    private int keys;

    RandomRequest(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        Form questions = new Form(List.of(
                new NumberField("a", WORDS, Text.NONE, true, BigDecimal.ZERO, BigDecimal.TEN, 0),
                new ChoiceField("c", WORDS, Text.NONE, false, List.of(new Option("x", WORDS), new Option("y", WORDS))),
                new DateField("d", WORDS, Text.NONE, false, null, null)));
        this.form = answers(random.nextInt(11), random.nextInt(3), random.nextBoolean());
        this.definition = new TemplateDefinition(
                "random-" + seed,
                WORDS,
                Text.NONE,
                "RND",
                Text.of("\"Title\""),
                questions,
                some(1, 4, () -> step(0)),
                new Revisions(WorkingTime.days(2), any(List.of(Revisions.GoesOn.values())), random.nextBoolean()));
    }

    TemplateDefinition definition() {
        return definition;
    }

    ObjectNode form() {
        return form.deepCopy();
    }

    private static ObjectNode answers(int a, int c, boolean d) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode().put("a", a);
        if (c > 0) {
            answers.put("c", c == 1 ? "x" : "y");
        }
        if (d) {
            answers.put("d", "2020-01-31");
        }
        return answers;
    }

    @Override
    public Verdict verdict(HumanTask task) {
        int chance = chance(task.step(), task.visit(), task.revision());
        if (task.revision() > 2) {
            return Verdict.APPROVE;
        }
        return chance < 70
                ? Verdict.APPROVE
                : chance < 80 ? Verdict.DENY : chance < 90 ? Verdict.REQUEST_CHANGES : Verdict.NOTHING;
    }

    @Override
    public Revision revision(int revision, JsonNode before) {
        int chance = chance("revise", revision);
        return chance < 80
                ? new Revision.Changed(answers(chance % 11, chance % 3, chance % 2 == 0))
                : chance < 90 ? new Revision.Withdrawn() : new Revision.Nothing();
    }

    @Override
    public Returned result(String step, boolean undoing, JsonNode input) {
        int chance = chance(step, undoing);
        return chance < 12
                ? new Returned.Failed("it broke")
                : new Returned.Result(JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", chance < 90)
                        .put("n", chance % 10));
    }

    private int chance(Object... about) {
        return Math.floorMod(Objects.hash(seed, Objects.hash(about)) * 31 + Objects.hash(about) * 17, 100);
    }

    private String key() {
        return "s" + ++keys;
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> List<T> some(int least, int most, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        IntStream.range(0, least + random.nextInt(most - least + 1)).forEach(_ -> all.add(one.get()));
        return all;
    }

    private Step step(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 6)) {
            case 0, 1, 2 -> approval();
            case 3, 4 -> automated();
            case 5 ->
                random.nextInt(3) == 0
                        ? new WaitStep(
                                key(),
                                WORDS,
                                random.nextBoolean()
                                        ? new WaitStep.Until.Date("d")
                                        : new WaitStep.Until.Elapsed(Duration.ofSeconds(1)))
                        : new NotifyStep(key(), WORDS, "$requester.email", WORDS, WORDS);
            case 6, 7 ->
                new BranchStep(
                        key(),
                        WORDS,
                        some(1, 3, () -> new BranchStep.Case(condition(), WORDS, some(0, 2, () -> step(depth + 1)))),
                        some(0, 2, () -> step(depth + 1)));
            default ->
                new ParallelStep(key(), WORDS, any(List.of(ParallelStep.Join.values())), some(2, 3, () -> side(depth)));
        };
    }

    /** It begins with people: which of two functions answers first is chance. */
    private List<Step> side(int depth) {
        List<Step> side = new ArrayList<>(List.of(approval()));
        side.addAll(some(0, 2, () -> step(depth + 1)));
        return side;
    }

    private String condition() {
        String field = any(List.of(
                "$form.a > " + random.nextInt(10),
                "$form.c = \"x\"",
                "$exists($form.d)",
                "$form.a < 5 or $form.c = \"y\"",
                "$requester.department = \"Design\""));
        return automated.isEmpty() || random.nextBoolean()
                ? field
                : "$results." + any(automated) + ".n > " + random.nextInt(10);
    }

    private ApprovalStep approval() {
        Expiry expiry = new Expiry(
                some(0, 2, () -> new Expiry.Escalation(new Approvers.Group("board"), null)),
                any(List.of(Expiry.Last.values())));
        return new ApprovalStep(
                key(),
                WORDS,
                new Approvers.Group("legal"),
                new QuorumRule.Any(),
                WorkingTime.days(1 + random.nextInt(5)),
                List.of(),
                expiry,
                Set.of(ApprovalStep.Answer.values()));
    }

    private AutomatedStep automated() {
        String key = key();
        automated.add(key);
        FunctionCall call = call(key, false);
        return new AutomatedStep(
                key,
                WORDS,
                call,
                600,
                new Retry(random.nextInt(2), 1, 2),
                random.nextBoolean() ? null : call(key, true),
                random.nextInt(3) == 0 ? new Denial("$result.ok = false", "\"No.\"") : null);
    }

    private FunctionCall call(String step, boolean undoing) {
        return new FunctionCall(
                "any",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("seed", seed)
                        .put("step", step)
                        .put("undoing", undoing)
                        .put("a", "{% $form.a %}"));
    }
}
