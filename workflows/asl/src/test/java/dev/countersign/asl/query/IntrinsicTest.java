package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.TestHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class IntrinsicTest {

    private static TestHost run(String expression) {
        return TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Parameters\": {\"v.$\": "
                        + JsonNodeFactory.instance.stringNode(expression) + "}}}}",
                "{'a': [1, 2], 's': 'x', 't': '{}-{}'}");
    }

    private static String value(String expression) {
        TestHost host = run(expression);
        assertThat(host.execution().cause()).as(expression).isEmpty();
        return host.output().substring("{\"v\":".length(), host.output().length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "States.Format('it\\'s {}', $.s) | \"it's x\"",
                "States.Format('\\{\\} is {}', $.s) | \"{} is x\"",
                "States.Format('\\\\{}', $.s) | \"\\\\x\"",
                "States.Format('{\"a\": {}}', $.a[0]) | \"{\\\"a\\\": 1}\"",
                "States.Format($.t, 1, $.s) | \"1-x\"",
                "States.Format('nothing') | \"nothing\"",
                "States.Array('a\\{b') | [\"a{b\"]",
                "States.StringToJson('') | null",
                "States.ArrayGetItem(States.Array(), 0) | !The function 'States.ArrayGetItem(States.Array(), 0)' had the following error: The index is outside the array",
                "States.StringToJson($.t) | !The function 'States.StringToJson($.t)' had the following error: The argument is not valid JSON",
                "States.Format('{}') | !The function 'States.Format('{}')' had the following error: There must be as many arguments as there are {} in the text",
                "$.a.length() | 2",
                "$.a[7] | null",
            })
    void functionsEscapesAndEndsOfArraysAreReadAsOnAws(String expression, String expected) {
        if (expected.startsWith("!")) {
            TestHost host = run(expression);
            assertThat(host.execution().error()).contains("States.IntrinsicFailure");
            assertThat(host.execution().cause().orElseThrow()).endsWith(expected.substring(1));
        } else {
            assertThat(value(expression)).isEqualTo(expected);
        }
    }

    @Test
    void anArgumentThatIsNotThereEndsTheExecution() {
        TestHost host = run("States.Format('{} of {}', $.s, $.none)");

        assertThat(host.execution().error()).contains("States.Runtime");
        assertThat(host.execution().cause().orElseThrow())
                .endsWith("The function 'States.Format('{} of {}', $.s, $.none)' had the following error: The JsonPath"
                        + " argument for the field '$.none' could not be found in the input"
                        + " '{\"a\":[1,2],\"s\":\"x\",\"t\":\"{}-{}\"}'");
    }

    @Test
    void aFunctionOfPathsThatAwsDoesNotHaveIsReadAndFindsNothing() {
        assertThat(run("$.a.sum()").execution().cause().orElseThrow())
                .endsWith("The JSONPath '$.a.sum()' specified for the field 'v.$' could not be found in the input"
                        + " '{\"a\":[1,2],\"s\":\"x\",\"t\":\"{}-{}\"}'");
    }

    @Test
    void aPathThatIsAWholeFieldIsReadMoreStrictly() {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"InputPath\": \"$.none[*].x\", \"End\": true}}}",
                "{'a': 1}");

        assertThat(host.execution().cause().orElseThrow())
                .endsWith("Invalid path '$.none[*].x' : Missing property in path $['none']");
    }
}
