package dev.countersign.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.asl.InvalidDefinition;
import dev.countersign.asl.Problem;
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
                "{'A': {'Type': 'Pass', 'End': true, 'Retry': []}} | SCHEMA_VALIDATION_FAILED | /States/A/Retry | Field is not supported",
                "{'A': {'Type': 'Pass', 'End': true, 'Output': 1}} | SCHEMA_VALIDATION_FAILED | /States/A/Output | Field is not supported when 'QueryLanguage' is 'JSONPath'",
                "{'A': {'Type': 'Task', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A | These fields are required: [Resource]",
                "{'A': {'Type': 'Task', 'Resource': 'lambda', 'End': true}} | SCHEMA_VALIDATION_FAILED | /States/A/Resource | Value is not a valid resource ARN",
                "{'A': {'Type': 'Fail', 'Error': 'a', 'ErrorPath': '$.a'}} | SCHEMA_VALIDATION_FAILED | /States/A | Only one of these fields can be present: [Error, ErrorPath]",
                "{'A': {'Type': 'Nap'}} | SCHEMA_VALIDATION_FAILED | /States/A/Type | Value must be one of the following: [Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map]",
            })
    void a_problem_is_named_with_its_code_and_its_place(String states, String code, String location, String message) {
        String definition = "{\"StartAt\": \"A\", \"States\": " + states.replace('\'', '"') + '}';

        assertThat(StateMachine.validate(definition))
                .contains(new Problem(Problem.Severity.ERROR, code, message, location));
    }

    @Test
    void what_aws_takes_and_we_leave_out_is_valid_but_refused_by_name() {
        String definition = """
                {"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}}}""";

        assertThat(StateMachine.validate(definition)).isEmpty();
        assertThatThrownBy(() -> StateMachine.parse(definition))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("NOT_SUPPORTED")
                .hasMessageContaining("Distributed Map");
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
    void a_definition_with_everything_in_it_is_right() {
        assertThat(StateMachine.validate(WHOLE)).isEmpty();
    }

    @Property(tries = 2000)
    void however_a_definition_is_damaged_it_is_read_or_refused_and_never_breaks_the_reader(
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
