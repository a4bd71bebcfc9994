package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final String INPUT =
            "{'a': {'b c': [1, 2, 3, 4]}, 'items': [{'id': 1, 'n': 'x'}, {'id': 2, 'n': 'y', 'deep': {'id': 3}}], 's': 'text'}";

    private static String value(String expression) {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Parameters\": {\"v.$\": \"%s\"}}}}"
                        .formatted(expression),
                INPUT);
        assertThat(host.execution().error()).as(expression).isEmpty();
        String output = host.output();
        return output.substring("{\"v\":".length(), output.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "$.a['b c'][0] | 1",
                "$.a['b c'][-1] | 4",
                "$.a['b c'][1:3] | [2,3]",
                "$.a['b c'][:2] | [1,2]",
                "$.a['b c'][0,2] | [1,3]",
                "$.a['b c'][*] | [1,2,3,4]",
                "$.items[*].id | [1,2]",
                "$..id | [1,2,3]",
                "$.items[?(@.id > 1)].n | [\"y\"]",
                "$.items[?(@.deep)].id | [2]",
                "$.items[?(!@.deep && @.n == 'x')].id | [1]",
                "$.items[?(@.n in ['x', 'z'])].id | [1]",
                "$.items[?(@.n =~ /[xz]/)].id | [1]",
                "$.items[?(@.id == 7 || @.id == 2)].id | [2]",
                "$.none[*] | []",
                "States.Format('{} of {}', $.s, $.a['b c'][0]) | \"text of 1\"",
                "States.Array($.s, 2, 'x', null, true) | [\"text\",2,\"x\",null,true]",
                "States.ArrayPartition($.a['b c'], 3) | [[1,2,3],[4]]",
                "States.ArrayContains($.a['b c'], 3) | true",
                "States.ArrayRange(1, 9, 4) | [1,5,9]",
                "States.ArrayGetItem($.a['b c'], 1) | 2",
                "States.ArrayLength($.items) | 2",
                "States.ArrayUnique(States.Array(1, 2, 1)) | [1,2]",
                "States.Base64Decode(States.Base64Encode($.s)) | \"text\"",
                "States.Hash('x', 'MD5') | \"9dd4e461268c8034f5c8564e155c67a6\"",
                "States.JsonMerge($.items[0], $.items[1].deep, false) | {\"id\":3,\"n\":\"x\"}",
                "States.StringToJson(States.JsonToString($.items[0])) | {\"id\":1,\"n\":\"x\"}",
                "States.MathAdd(40, 2) | 42",
                "States.StringSplit('a,b;c', ',;') | [\"a\",\"b\",\"c\"]",
                "$$.State.Name | \"A\"",
            })
    void pathsAndIntrinsicFunctionsGiveWhatAwsGives(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "$.",
                "$..",
                "$[",
                "$['a'",
                "$[?(@.x ==)]",
                "$[?(@.x]",
                "States.None()",
                "States.Format(",
                "$.a b c]"
            })
    void whatIsNoPathIsRefusedWhenItIsRead(String text) {
        assertThatThrownBy(() -> JsonPathLanguage.query(text)).isInstanceOf(InvalidQuery.class);
    }

    @Test
    void dataFlowsThroughAllFivePaths() {
        TestHost host = TestHost.start("""
                {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "InputPath": "$.in", "Parameters": {"x.$": "$.y", "fixed": 1}, "ResultSelector": {"r.$": "$.Payload"},
                  "ResultPath": "$.out.here", "OutputPath": "$.out", "Assign": {"kept.$": "$.r"}}}}""", "{'in': {'y': 5}, 'out': {'old': true}}");
        assertThat(host.call().arguments().toString()).isEqualTo("{\"x\":5,\"fixed\":1}");

        host.succeed(host.call().task(), "{'Payload': 'p', 'Noise': 1}");

        assertThat(host.output()).isEqualTo("{\"old\":true,\"here\":{\"r\":\"p\"}}");
    }

    @Test
    void nullPathsGiveNothingAndANullResultPathThrowsTheResultAway() {
        TestHost host = TestHost.start("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "InputPath": null, "ResultPath": "$.in", "Next": "B"},
                  "B": {"Type": "Pass", "Result": 9, "ResultPath": null, "End": true}}}""", "{'a': 1}");

        assertThat(host.output()).isEqualTo("{\"a\":1,\"in\":{}}");
    }

    @Test
    void aResultThatFindsNoPlaceIsAnErrorOfItsOwn() {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"ResultPath\": \"$.a.b\", \"End\": true}}}",
                "{'a': 1}");

        assertThat(host.execution().error()).contains("States.ResultPathMatchFailure");
        assertThat(host.execution().cause().orElseThrow())
                .endsWith("Unable to apply ReferencePath $.a.b to input {\"a\":1}");
    }

    @Test
    void aPathIntoAnInputThatIsNullEndsTheExecution() {
        TestHost host = TestHost.start("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
                  "B": {"Type": "Pass", "Parameters": {"x.$": "$"}, "End": true}}}""", "null");

        assertThat(host.execution().error()).contains("States.Runtime");
        assertThat(host.execution().cause().orElseThrow())
                .endsWith("Unable to apply Path transformation to null or empty input.");
        assertThat(host.types()).endsWith("PassStateExited", "PassStateEntered", "ExecutionFailed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$..[?(@..[?(@..[?(@..[?(@..x)])])])]",
                "$..*..*..*..*..*..*",
                "$..[?(@.t =~ /(a+)+\\\\1c/)]",
            })
    void aHostilePathEndsSoon(String path) {
        String input = "{'t': '" + "a".repeat(60) + "', 'a': " + "[".repeat(60) + "1, 2, 3" + "]".repeat(60)
                + ", 'b': [" + "{'c': [1, 2, {'d': 4}]},".repeat(300) + "0]}";
        TestHost host = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> TestHost.start(
                        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"OutputPath\": \"%s\", \"End\": true}}}"
                                .formatted(path),
                        input));

        assertThat(host.status()).isNotEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void copiesOfTheInputCannotGrowBeyondWhatAStateMayHold() {
        StringBuilder members = new StringBuilder();
        for (int index = 0; index < 5_000; index++) {
            members.append("\"a").append(index).append(".$\": \"$\",");
        }
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Parameters\": {"
                        + members + "\"z\": 1}}}}",
                "'" + "x".repeat(200_000) + "'");

        assertThat(host.execution().error()).contains("States.DataLimitExceeded");
    }
}
