package dev.countersign.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.asl.StateMachine;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'A': {'Type': 'Pass', 'Next': 'B'}} | MISSING_TRANSITION_TARGET | /States/A/Next | Missing 'Next' target: B",
                "{'A': {'Type': 'Pass', 'End': true}, 'B': {'Type': 'Succeed'}} | MISSING_TRANSITION_TARGET | /States/B | State \"B\" is not reachable.",
                "{'A': {'Type': 'Pass'}} | SCHEMA_VALIDATION_FAILED | /States/A | These fields are required: [Next] or [End]",
                "{'A': {'Type': 'Pass', 'End': true, 'Retry': []}} | SCHEMA_VALIDATION_FAILED | /States/A | Field 'Retry' is not supported",
                "{'A': {'Type': 'Pass', 'End': true, 'Output': 1}} | SCHEMA_VALIDATION_FAILED | /States/A | The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
                "{'A': {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'End': true, 'InputPath': '$'}} | SCHEMA_VALIDATION_FAILED | /States/A | The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
                "{'A': {'Type': 'Pass', 'End': true, 'QueryLanguage': 'SQL'}} | SCHEMA_VALIDATION_FAILED | /States/A/QueryLanguage | The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
                "{'A': {'Type': 'Task', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A | These fields are required: [Resource]",
                "{'A': {'Type': 'Task', 'Resource': 'lambda', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Resource | Value is not a valid resource ARN",
                "{'A': {'Type': 'Fail', 'Error': 'a', 'ErrorPath': '$.a'}} | SCHEMA_VALIDATION_FAILED | /States/A | Only one of these fields can be present: [Error, ErrorPath]",
                "{'A': {'Type': 'Nap'}} | SCHEMA_VALIDATION_FAILED | /States/A/Type | The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
                "{'A': {'Type': 'Parallel', 'Branches': [], 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Branches | Value cannot be empty",
                "{'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Pass', 'Next': 'A'}} | MISSING_END_STATE | `` | Workflow has no terminal state",
                "{'B': {'Type': 'Succeed'}} | MISSING_TRANSITION_TARGET | /StartAt | Missing 'Next' target: A",
                "{'A': {'Type': 'Choice', 'Default': 'X', 'Choices': [{'Variable': '$.a', 'IsNull': true, 'Next': 'B'}]}, 'B': {'Type': 'Succeed'}} | MISSING_TRANSITION_TARGET | /States/A/Default | Missing 'Next' target: X",
                "{'A': {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'IsNull': true}]}} | SCHEMA_VALIDATION_FAILED | /States/A/Choices[0] | These fields are required: [Next]",
                "{'A': {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'NumericEquals': 'x', 'Next': 'A'}]}} | SCHEMA_VALIDATION_FAILED | /States/A/Choices[0]/NumericEquals | Expected value of type Integer",
                "{'A': {'Type': 'Pass', 'OutputPath': 'Test', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/OutputPath | Value must be a valid JSONPath.",
                "{'A': {'Type': 'Pass', 'Parameters': {'in': {'x.$': 'ipsum'}}, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Parameters/in | The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call",
                "{'A': {'Type': 'Pass', 'Parameters': {'x.$': ['$.a']}, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Parameters | The value for the field 'x.$' must be a STRING that contains a JSONPath but was an ARRAY",
                "{'A': {'Type': 'Map', 'ItemProcessor': {'QueryLanguage': 'JSONata', 'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/ItemProcessor | Field 'QueryLanguage' is not supported",
                "{'A': {'Type': 'Map', 'QueryLanguage': 'JSONata', 'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Pass', 'Output': 1, 'End': true}}}, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/ItemProcessor/States/B | The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
                "{'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['x']}], 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Retry[0]/ErrorEquals[0] | States.ALL must appear alone and at end of list",
                "{'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'Catch': [{'ErrorEquals': ['x', 'States.ALL'], 'Next': 'A'}], 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Catch[0]/ErrorEquals[1] | States.ALL must appear alone and at end of list",
                "{'A': {'Type': 'Wait', 'Seconds': -1, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Seconds | Value must be from 0 to 99999999",
                "{'A': {'Type': 'Wait', 'SecondsPath': '$.a[*]', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/SecondsPath | Value is not a Reference Path",
                "{'A': {'Type': 'Map', 'MaxConcurrencyPath': '$..a', 'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/MaxConcurrencyPath | Value is not a Reference Path",
                "{'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'TimeoutSeconds': 10, 'HeartbeatSeconds': 10, 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A | 'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'",
                "{'A': {'Type': 'Wait', 'Timestamp': 'soon', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Timestamp | Value is not a valid ISO-8601 timestamp",
                "{'A': {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Output': '{% 1 + %}', 'End': true}} | INVALID_JSONATA_EXPRESSION | /States/A/Output | Unexpected end of expression",
                "{'A': {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Output': {'a': ['{% phone %}']}, 'End': true}} | UNSUPPORTED_JSONATA_EXPRESSION | /States/A/Output/a[0] | Reference to 'phone' at the top level is not supported.",
                "{'A': {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Output': '{% $states.errorOutput %}', 'End': true}} | UNSUPPORTED_JSONATA_EXPRESSION | /States/A/Output | Field '$states.errorOutput' does not exist.",
            })
    void aProblemIsNamedWithItsCodeAndItsPlace(String states, String code, String location, String message) {
        assertThat(StateMachine.validate(machine(states)))
                .startsWith(new Problem(Problem.Severity.ERROR, code, message, location));
    }

    private static String machine(String states) {
        return "{\"StartAt\": \"A\", \"States\": " + states.replace('\'', '"') + '}';
    }

    @Test
    void theAccountInTheArnOfAFunctionMayBeAWord() {
        assertThat(
                        StateMachine.validate(
                                machine(
                                        "{'A': {'Type': 'Task', 'Resource': 'arn:aws:lambda:your-region:your-account:function:f', 'End': true}}")))
                .isEmpty();
    }

    @Test
    void howStatesHangTogetherIsToldOnlyWhereEachByItselfIsRight() {
        assertThat(StateMachine.validate(machine("{'A': {'Type': 'Pass', 'Next': 'X'}}")))
                .extracting(Problem::code)
                .containsExactly("MISSING_TRANSITION_TARGET", "MISSING_END_STATE");
        assertThat(StateMachine.validate(machine("{'A': {'Type': 'Pass', 'Next': 'X', 'Retry': []}}")))
                .extracting(Problem::code)
                .containsExactly("SCHEMA_VALIDATION_FAILED");
    }

    @Test
    void aStateThatNothingLeadsToIsNotLookedForWhereTheFlowHasNoEnd() {
        assertThat(StateMachine.validate(
                        machine("{'A': {'Type': 'Pass', 'Next': 'A'}, 'B': {'Type': 'Pass', 'Next': 'A'}}")))
                .extracting(Problem::code)
                .containsExactly("MISSING_END_STATE");
    }

    @Test
    void aPathWhereAPathMeansNothingIsAWarning() {
        String definition = machine("""
                {'A': {'Type': 'Pass', 'Parameters': {'x': {'y': '$.a'}, 'z.$': '$.a'}, 'Next': 'B'},
                 'B': {'Type': 'Pass', 'Result': {'x.$': '$.a'}, 'Next': 'C'},
                 'C': {'Type': 'Map', 'Next': 'D', 'ItemProcessor': {'StartAt': 'E', 'States': {
                    'E': {'Type': 'Fail', 'Cause': 'States.UUID()'}}}},
                 'D': {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'StringEquals': '$.b', 'Next': 'F'}]},
                 'F': {'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Output': '$.a', 'End': true}}""");

        assertThat(StateMachine.validate(definition)).isEmpty();
        assertThat(StateMachine.warnings(definition))
                .allMatch(problem -> problem.severity() == Problem.Severity.WARNING)
                .extracting(problem -> problem.code() + ' ' + problem.location())
                .containsExactly(
                        "NO_DOLLAR /States/A/Parameters/x/y",
                        "PASS_RESULT_IS_STATIC /States/B/Result",
                        "NO_PATH /States/C/ItemProcessor/States/E/Cause",
                        "NO_PATH /States/D/Choices[0]/StringEquals");
    }

    @Test
    void whatAwsTakesAndWeLeaveOutIsRefusedByName() {
        String definition = """
                {"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                  "StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}}}""";

        assertThat(StateMachine.validate(definition)).extracting(Problem::code).containsExactly("NOT_SUPPORTED");
        assertThatThrownBy(() -> StateMachine.parse(definition))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("NOT_SUPPORTED")
                .hasMessageContaining("express child workflow");
    }

    private static final String WHOLE = """
            {"Comment": "c", "StartAt": "A", "TimeoutSeconds": 9, "States": {
              "A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": 1, "Next": "B"},
                    {"And": [{"Variable": "$.a", "IsNull": true}], "Next": "C"}], "Default": "D"},
              "B": {"Type": "Parallel", "Branches": [{"StartAt": "E", "States": {"E": {"Type": "Fail", "Error": "x"}}}], "End": true},
              "C": {"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% [1] %}", "ItemProcessor": {"StartAt": "F", "States": {
                    "F": {"Type": "Wait", "Seconds": 1, "End": true}}}, "End": true},
              "D": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"a.$": "States.UUID()"},
                    "Retry": [{"ErrorEquals": ["States.ALL"], "BackoffRate": 1.5}], "Catch": [{"ErrorEquals": ["x"], "Next": "B"}],
                    "End": true}}}""";

    @Test
    void aDefinitionWithEverythingInItIsRight() {
        assertThat(StateMachine.validate(WHOLE)).isEmpty();
    }

    @Property(tries = 2000)
    void howeverADefinitionIsDamagedItIsReadOrRefusedAndNeverBreaksTheReader(
            @ForAll @IntRange(min = 0, max = 2000) int from,
            @ForAll @IntRange(min = 0, max = 12) int length,
            @ForAll @IntRange(min = 0, max = 9) int kind) {
        String[] pieces = {"", "null", "1", "true", "{}", "[]", "\"\"", "[[1]]", "\"$\"", "\"{% $ %}\""};
        int start = from % WHOLE.length();
        int value = WHOLE.indexOf(':', start) + 1;
        int end = Math.max(value, WHOLE.indexOf(',', value));
        String damaged = length == 0
                ? WHOLE.substring(0, value) + pieces[kind] + WHOLE.substring(end)
                : WHOLE.substring(0, start) + pieces[kind] + WHOLE.substring(Math.min(WHOLE.length(), start + length));

        boolean valid = StateMachine.validate(damaged).isEmpty();

        assertThat(reads(damaged)).isEqualTo(valid);
    }

    private static boolean reads(String definition) {
        try {
            StateMachine.parse(definition);
            return true;
        } catch (InvalidDefinition refused) {
            assertThat(refused.problems()).isNotEmpty();
            return false;
        }
    }
}
