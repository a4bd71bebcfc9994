package dev.countersign.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.TestHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Variable': '$.n', 'NumericEquals': 5 | true",
                "'Variable': '$.n', 'NumericLessThan': 5 | false",
                "'Variable': '$.n', 'NumericGreaterThanEqualsPath': '$.m' | true",
                "'Variable': '$.n', 'StringEquals': '5' | false",
                "'Variable': '$.s', 'StringLessThan': 'b' | true",
                "'Variable': '$.s', 'StringMatches': 'a*c' | true",
                "'Variable': '$.star', 'StringMatches': 'a\\\\*b' | true",
                "'Variable': '$.s', 'StringMatches': 'a\\\\*c' | false",
                "'Variable': '$.b', 'BooleanEquals': true | true",
                "'Variable': '$.b', 'BooleanEqualsPath': '$.no' | false",
                "'Variable': '$.t', 'TimestampLessThan': '2026-02-01T00:00:00Z' | true",
                "'Variable': '$.t', 'TimestampEquals': '2026-01-01T01:00:00+01:00' | true",
                "'Variable': '$.t', 'IsTimestamp': true | true",
                "'Variable': '$.s', 'IsTimestamp': true | false",
                "'Variable': '$.nil', 'IsNull': true | true",
                "'Variable': '$.none', 'IsPresent': true | false",
                "'Variable': '$.none', 'IsPresent': false | true",
                "'Variable': '$.n', 'IsNumeric': true | true",
                "'Variable': '$.s', 'IsString': false | false",
                "'Variable': '$.b', 'IsBoolean': true | true",
                "'And': [{'Variable': '$.n', 'NumericEquals': 5}, {'Variable': '$.b', 'BooleanEquals': true}] | true",
                "'Or': [{'Variable': '$.n', 'NumericEquals': 6}, {'Not': {'Variable': '$.b', 'BooleanEquals': true}}] | false",
            })
    void eachOperatorComparesAsTheLanguageSays(String rule, boolean expected) {
        TestHost host = TestHost.start(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Choices": [{%s, "Next": "Yes"}], "Default": "No"},
                  "Yes": {"Type": "Pass", "Result": true, "End": true}, "No": {"Type": "Pass", "Result": false, "End": true}}}""".formatted(rule.replace('\'', '"')),
                "{'n': 5, 'm': 5, 's': 'abc', 'star': 'a*b', 'b': true, 'no': false, 'nil': null, 't': '2026-01-01T00:00:00Z'}");

        assertThat(host.output()).isEqualTo(String.valueOf(expected));
    }
}
