package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.TestHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The messages of failed expressions, as observed on Step Functions. */
class JsonataErrorTest {

    private static TestHost run(String states) {
        return TestHost.start(
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": " + states + '}', "{'a': 1}");
    }

    private static String cause(String states) {
        TestHost host = run(states);
        assertThat(host.execution().error()).contains("States.QueryEvaluationError");
        return host.execution().cause().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "$sum(['a','b']) | . T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"",
                "$abs('x') | . T0410: Argument 1 of function \"abs\" does not match function signature",
                "$random(4, 5) | . T0410: Argument 1 of function \"random\" does not match function signature",
                "1 + 'a' | . T2002: The right side of the \"+\" operator must evaluate to a number",
                "'a' < 1 | . T2009: The values \"a\" and 1 either side of operator \"<\" must be of the same data type",
                "-'a' | . D1002: Cannot negate a non-numeric value: \"a\"",
                "{1: 2} | . T1003: Key in object structure must evaluate to a string; got: 1",
                "$error('boom') | . D3137: boom",
                "$number('x') | . D3030: Unable to cast value to a number: \"x\"",
                "$sqrt(-1) | . D3060: The sqrt function cannot be applied to a negative number: -1",
                "$toMillis('q') | . D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \"q\"",
                "$replace('a', '', 'b') | . D3010: Second argument of replace function cannot be an empty string",
                "$eval('1+1') | . T1006: Attempted to invoke a non-function",
                "[1..900000] ~> $count() | : Expression evaluation memory limit exceeded: Check for excessive memory usage",
            })
    void anErrorHasTheCodeAndTheMessageOfJsonata(String expression, String end) {
        var output = JsonNodeFactory.instance.stringNode("{% " + expression + " %}");

        assertThat(cause("{\"A\": {\"Type\": \"Pass\", \"Output\": {\"r\": " + output + "}, \"End\": true}}"))
                .isEqualTo("An error occurred while executing the state 'A' (entered at the event id #2). "
                        + "The JSONata expression '" + expression
                        + "' specified for the field 'Output/r' threw an error during evaluation" + end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'A': {'Type': 'Pass', 'Output': {'a': {'b': [[1, '{% $x %}']]}}, 'End': true}} | Output/a/b[0][1]",
                "{'A': {'Type': 'Pass', 'Assign': {'x': {'y': '{% $x %}'}}, 'End': true}} | Assign/x/y",
                "{'A': {'Type': 'Wait', 'Seconds': '{% $x %}', 'End': true}} | Seconds",
                "{'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% false %}', 'Next': 'B'}, {'Condition': '{% $x %}', 'Next': 'B'}]}, 'B': {'Type': 'Succeed'}} | Choices[1]/Condition",
                "{'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'B', 'Output': {'v': '{% $x %}'}}]}, 'B': {'Type': 'Succeed'}} | Choices[0]/Output/v",
                "{'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'B', 'Assign': {'v': '{% $x %}'}}]}, 'B': {'Type': 'Succeed'}} | Choices[0]/Assign/v",
                "{'A': {'Type': 'Map', 'Items': '{% $x %}', 'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}, 'End': true}} | Items",
            })
    void anErrorNamesThePlaceOfTheExpressionWithinItsState(String states, String field) {
        TestHost host = run(states.replace('\'', '"'));

        assertThat(host.execution().cause().orElseThrow())
                .endsWith("The JSONata expression '$x' specified for the field '" + field
                        + "' returned nothing (undefined).");
        assertThat(host.history().get(2).details().get("location").stringValue())
                .isEqualTo(field);
    }

    @Test
    void anErrorInACatcherNamesTheCatcher() {
        TestHost host = run("""
                {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "Catch": [
                   {"ErrorEquals": ["Other"], "Next": "B"},
                   {"ErrorEquals": ["States.ALL"], "Output": {"v": "{% $x %}"}, "Next": "B"}]},
                 "B": {"Type": "Succeed"}}""");
        host.fail(host.call().task(), "Broken", "no");

        assertThat(host.execution().cause().orElseThrow()).contains("the field 'Catch[1]/Output/v'");
        assertThat(host.types()).endsWith("TaskFailed", "EvaluationFailed", "ExecutionFailed");
    }

    @Test
    void anExpressionNestsAHundredDeepAndNoDeeper() {
        String sum = "1" + "+1".repeat(99);
        assertThat(run("{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% " + sum + " %}\", \"End\": true}}")
                        .output())
                .isEqualTo("100");

        assertThat(cause("{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% 1+" + sum + " %}\", \"End\": true}}"))
                .endsWith("threw an error during evaluation: Stack overflow error: Check for non-terminating recursive"
                        + " function. Consider rewriting as tail-recursive.");
    }

    @Test
    void theRandomNumbersOfASeedAreThoseOfAws() {
        assertThat(run("{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $random(42) %}\", \"End\": true}}")
                        .output())
                .isEqualTo("0.7275636800328681");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$count(null) = 1",
                "$pad('foo', -5, '#') = '##foo'",
                "$pad('foo', 8, '-+') = 'foo-+-+-'",
            })
    void whatTheLibraryDoesItsOwnWayIsDoneAsOnAws(String expression) {
        assertThat(run("{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% " + expression + " %}\", \"End\": true}}")
                        .output())
                .isEqualTo("true");
    }
}
