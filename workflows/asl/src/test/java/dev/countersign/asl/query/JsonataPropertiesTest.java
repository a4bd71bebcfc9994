package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Execution;
import dev.countersign.asl.Interpreter;
import dev.countersign.asl.StateMachine;
import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.parse.InvalidDefinition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonataPropertiesTest {

    private static final String[] PIECES = {
        "$",
        "$$",
        "%",
        "**",
        "*",
        ".",
        "..",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ":=",
        "=",
        "!=",
        "<",
        ">",
        "+",
        "-",
        "/",
        "&",
        "?",
        ":",
        ",",
        ";",
        "~>",
        "@$i",
        "#$i",
        "^(",
        "|",
        "'a'",
        "\"",
        "1",
        "1e99",
        "0.1",
        "null",
        "true",
        "and ",
        "or ",
        "in ",
        "function($x){",
        "$x",
        "$states",
        "$states.input",
        ".a",
        ".b",
        "/a+/",
        "$sum(",
        "$map(",
        "$string(",
        "$contains(",
        "$sort(",
        "$merge(",
        "$each(",
        "$single(",
        "$formatNumber(",
        "$fromMillis(",
        "$toMillis(",
        "$range(",
        "$partition(",
        "$parse(",
        "$hash(",
        "$replace(",
        "$match(",
        "$split(",
        "$pad(",
        "$join(",
        "$reduce(",
        "$lookup(",
        "$error(",
        "`",
        " "
    };

    @Property(tries = 4000)
    void whateverIsWrittenIsRefusedOrGivesAValueOrFailsItsState(@ForAll("expressions") String expression) {
        String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": %s, "End": true}}}""".formatted(JsonNodeFactory.instance.stringNode("{% " + expression + " %}"));
        StateMachine machine;
        try {
            machine = StateMachine.parse(definition);
        } catch (InvalidDefinition refused) {
            assertThat(refused.problems()).isNotEmpty().extracting("location").containsOnly("/States/A/Output");
            return;
        }

        var input = TestHost.json("{'a': [1, 2, {'b': 'x'}], 'b': null}");
        var advance = Interpreter.advance(
                machine,
                Execution.initial(),
                new Event.Started(TestHost.CONTEXT, input),
                new Moment(TestHost.CONTEXT.startedAt(), "seed"));

        assertThat(advance.execution().status()).isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(12).map(pieces -> String.join("", pieces));
    }
}
