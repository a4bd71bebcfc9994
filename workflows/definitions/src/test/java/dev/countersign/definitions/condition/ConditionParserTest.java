package dev.countersign.definitions.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Group;
import dev.countersign.definitions.condition.Condition.Operator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

    @Test
    void comparisonsAndGroupsAreRecognized() {
        assertThat(
                        ConditionParser.parse(
                                "$form.amount.amount >= 5000 and ($form.`cost-centre` = \"A\\\"1\" or $exists($requester.department))"))
                .contains(new Group(
                        true,
                        List.of(
                                new Comparison("$form.amount.amount", Operator.AT_LEAST, "5000"),
                                new Group(
                                        false,
                                        List.of(
                                                new Comparison("$form.`cost-centre`", Operator.EQUAL, "\"A\\\"1\""),
                                                new Comparison("$requester.department", Operator.FILLED, ""))))));
        assertThat(ConditionParser.parse("$not($exists($form.a))"))
                .contains(new Comparison("$form.a", Operator.EMPTY, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "$form.a > 1 and $form.b > 2 or $form.c > 3",
                "$average($form.items.amount.amount) > 5",
                "$form.a in []",
                "$contains($form.a, 5)",
                "$form.a > $form.b",
                "$form.a + 1 > 2",
                "$form.a > 1 and",
                "($form.a > 1",
                "$form.a > 1)",
                "$form.a in [1, 2]",
                "$eval(\"1\")",
                "$form.a > 1 /* a note */",
                "a > 1"
            })
    void everythingElseIsLeftToJsonata(String jsonata) {
        assertThat(ConditionParser.parse(jsonata)).isEmpty();
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("conditions") Condition condition) {
        assertThat(ConditionParser.parse(condition.jsonata())).contains(condition);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Condition> groups = groups(comparisons());
        return Arbitraries.oneOf(comparisons(), groups, groups(Arbitraries.oneOf(comparisons(), groups)));
    }

    private static Arbitrary<Condition> groups(Arbitrary<Condition> parts) {
        return Combinators.combine(
                        Arbitraries.of(true, false), parts.list().ofMinSize(2).ofMaxSize(3))
                .as(Group::new);
    }

    private Arbitrary<Condition> comparisons() {
        Arbitrary<String> subjects = Arbitraries.of(
                "$form.a",
                "$sum($form.items.amount.amount)",
                "$count($form.items)",
                "$form.`cost-centre`.amount",
                "$requester.department",
                "$results.check.outcome");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of("true", "false", "0.5", "-12.75", "\"\"", "\"a (b) and c\"", "\"\\\\\""));
        Arbitrary<List<String>> texts = Arbitraries.strings()
                .withChars("ab \"\\,]é")
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(subjects, Arbitraries.of(Operator.class), values, texts)
                .as((subject, operator, value, list) -> new Comparison(
                        subject,
                        operator,
                        switch (operator) {
                            case FILLED, EMPTY -> "";
                            case ONE_OF -> Literals.list(list);
                            case CONTAINS -> Literals.text(list.getFirst());
                            default -> value;
                        }));
    }
}
