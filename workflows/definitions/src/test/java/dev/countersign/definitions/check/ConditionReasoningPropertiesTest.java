package dev.countersign.definitions.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.query.Syntax;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said about a condition is compared with what it gives for every form that can be submitted. */
class ConditionReasoningPropertiesTest {

    private static final Form FORM = new Form(List.of(
            new NumberField("a", Text.of("A"), Text.NONE, true, BigDecimal.ZERO, new BigDecimal("3"), 0),
            new NumberField("b", Text.of("B"), Text.NONE, false, new BigDecimal("1"), new BigDecimal("2"), 0),
            new ChoiceField(
                    "c",
                    Text.of("C"),
                    Text.NONE,
                    false,
                    List.of(new Option("x", Text.of("X")), new Option("y", Text.of("Y"))))));
    private static final AtomicInteger DECIDED = new AtomicInteger();

    @Property(tries = 3_000)
    void aConditionThatNeverOrAlwaysHoldsDoesSoForEveryForm(@ForAll("conditions") String condition)
            throws InvalidExpression {
        Syntax syntax = Expression.parse(condition).syntax();
        // As a branch of a state machine takes it.
        Expression branch = Expression.parse("(" + condition + ") ? true : false");
        FormKnowledge knowledge = new FormKnowledge(FORM);
        boolean never = Possibilities.ALL.and(syntax, true, knowledge).isEmpty();
        boolean always = Possibilities.ALL.and(syntax, false, knowledge).isEmpty();
        for (ObjectNode form : forms()) {
            boolean holds = holds(branch, form);
            assertThat(never && holds).as("%s holds for %s", condition, form).isFalse();
            assertThat(always && !holds)
                    .as("%s does not hold for %s", condition, form)
                    .isFalse();
        }
        if (never || always) {
            DECIDED.incrementAndGet();
        }
    }

    @AfterContainer
    static void someAreDecided() {
        System.out.println(DECIDED + " of 3,000 random conditions never or always hold");
        assertThat(DECIDED.get()).isGreaterThan(100);
    }

    private static boolean holds(Expression branch, ObjectNode form) {
        var result = branch.evaluate(Map.of("form", form), new Moment(Instant.EPOCH, "s"));
        return result instanceof Expression.Result.Value(var value) && value.booleanValue();
    }

    private static List<ObjectNode> forms() {
        return IntStream.range(0, 4 * 3 * 3)
                .mapToObj(number -> {
                    ObjectNode form = JsonNodeFactory.instance.objectNode();
                    form.put("a", number % 4);
                    int b = number / 4 % 3;
                    int c = number / 12;
                    if (b > 0) {
                        form.put("b", b);
                    }
                    if (c > 0) {
                        form.put("c", c == 1 ? "x" : "y");
                    }
                    return form;
                })
                .toList();
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> numbers = Combinators.combine(
                        Arbitraries.of("$form.a", "$form.b"),
                        Arbitraries.of("=", "!=", "<", "<=", ">", ">="),
                        Arbitraries.integers().between(-1, 4),
                        Arbitraries.of(true, false))
                .as((subject, sign, value, turned) ->
                        turned ? value + " " + sign + " " + subject : subject + " " + sign + " " + value);
        Arbitrary<String> choices = Arbitraries.of(
                "$form.c = \"x\"",
                "$form.c != \"y\"",
                "\"z\" = $form.c",
                "$form.c in [\"x\", \"y\"]",
                "$exists($form.c)",
                "$exists($form.a)",
                "$not($exists($form.b))",
                "true",
                "$form.a = $form.b");
        Arbitrary<String> simple = Arbitraries.frequencyOf(Tuple.of(3, numbers), Tuple.of(1, choices));
        return Arbitraries.recursive(
                () -> simple,
                inner -> Combinators.combine(
                                inner,
                                inner,
                                Arbitraries.of("%s and %s", "%s or %s", "(%s) and (%s)", "$not(%s) or (%s)"))
                        .as((one, two, joint) -> joint.formatted(one, two)),
                0,
                3);
    }
}
