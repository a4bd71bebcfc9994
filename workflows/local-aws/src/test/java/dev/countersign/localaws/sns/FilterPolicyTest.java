package dev.countersign.localaws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.MessageAttribute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {

    @ParameterizedTest(name = "{0} accepts {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":["x","y"]}                               | {"a":"y"}              | true
                    {"a":["x"]}                                   | {"a":"X"}              | false
                    {"a":["x"]}                                   | {}                     | false
                    {"a":["x"],"b":["y"]}                         | {"a":"x"}              | false
                    {"a":["x"],"b":["y"]}                         | {"a":"x","b":"y"}      | true
                    {"a":[1]}                                     | {"a":1.0}              | true
                    {"a":[true]}                                  | {"a":true}             | true
                    {"a":[null]}                                  | {"a":null}             | true
                    {"a":["1"]}                                   | {"a":1}                | false
                    {"a":[{"prefix":"ab"}]}                       | {"a":"abc"}            | true
                    {"a":[{"suffix":"bc"}]}                       | {"a":"abc"}            | true
                    {"a":[{"equals-ignore-case":"ABC"}]}          | {"a":"abc"}            | true
                    {"a":[{"wildcard":"a*c*e"}]}                  | {"a":"abcde"}          | true
                    {"a":[{"wildcard":"a*c"}]}                    | {"a":"abcd"}           | false
                    {"a":[{"anything-but":["x","y"]}]}            | {"a":"z"}              | true
                    {"a":[{"anything-but":["x","y"]}]}            | {"a":"x"}              | false
                    {"a":[{"anything-but":"x"}]}                  | {}                     | false
                    {"a":[{"anything-but":{"prefix":"x"}}]}       | {"a":"xy"}             | false
                    {"a":[{"anything-but":{"suffix":["x","y"]}}]} | {"a":"xz"}             | true
                    {"a":[{"exists":true}]}                       | {"a":"x"}              | true
                    {"a":[{"exists":true}]}                       | {"b":"x"}              | false
                    {"a":[{"exists":false}]}                      | {"b":"x"}              | true
                    {"a":[{"exists":true}]}                       | {"a":null}             | false
                    {"a":[{"exists":true}]}                       | {"a":[]}               | false
                    {"a":[{"exists":true}]}                       | {"a":""}               | false
                    {"a":[{"anything-but":["x","y"]}]}            | {"a":["x","z"]}        | true
                    {"a":[{"anything-but":["x","y"]}]}            | {"a":["x","y"]}        | false
                    {"a":[{"numeric":[">",0,"<=",5]}]}            | {"a":5}                | true
                    {"a":[{"numeric":[">",0,"<=",5]}]}            | {"a":5.1}              | false
                    {"a":[{"numeric":["=",300]}]}                 | {"a":3e2}              | true
                    {"a":[{"cidr":"10.0.0.0/24"}]}                | {"a":"10.0.0.255"}     | true
                    {"a":[{"cidr":"10.0.0.0/24"}]}                | {"a":"10.0.1.0"}       | false
                    {"a":["x"]}                                   | {"a":["w","x"]}        | true
                    {"a":{"b":["x"]}}                             | {"a":{"b":"x"}}        | true
                    {"a":{"b":["x"]}}                             | {"a":[{"b":"w"},{"b":"x"}]} | true
                    {"$or":[{"a":["x"]},{"b":["y"]}]}             | {"b":"y"}              | true
                    {"c":["z"],"$or":[{"a":["x"]},{"b":["y"]}]}   | {"b":"y"}              | false
                    """)
    void aPolicyOnTheBodyAcceptsWhatTheDeveloperGuideSays(String policy, String body, boolean accepted) {
        assertThat(FilterPolicy.parse(policy, true).accepts(body, Map.of())).isEqualTo(accepted);
    }

    @Test
    void anAbsentAttributeIsOnlySeenBesideAnother() {
        var policy = FilterPolicy.parse("{\"a\":[{\"exists\":false}]}", false);

        assertThat(policy.accepts("", Map.of("b", new MessageAttribute("String", "x"))))
                .isTrue();
        assertThat(policy.accepts("", Map.of())).isFalse();
    }

    @Test
    void aPolicyMayHaveFiveKeysAndAHundredAndFiftyCombinations() {
        FilterPolicy.parse("{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1]}", false)
                .requireAllowed();
        FilterPolicy.parse("{\"a\":[1,2,3,4,5],\"b\":[1,2,3,4,5],\"c\":[1,2,3,4,5,6]}", false)
                .requireAllowed();
    }

    @Test
    void attributesAreComparedByTheirType() {
        var attributes = Map.of(
                "kinds", new MessageAttribute("String.Array", "[\"a\",\"b\"]"),
                "amount", new MessageAttribute("Number", "12.5"),
                "blob", new MessageAttribute("Binary", "AAAA"));

        assertThat(FilterPolicy.parse("{\"kinds\":[\"b\"],\"amount\":[{\"numeric\":[\">\",12]}]}", false)
                        .accepts("", attributes))
                .isTrue();
        assertThat(FilterPolicy.parse("{\"amount\":[\"12.5\"]}", false).accepts("", attributes))
                .isFalse();
        assertThat(FilterPolicy.parse("{\"blob\":[\"AAAA\"]}", false).accepts("", attributes))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":[{}]}",
                "{\"a\":[[\"x\"]]}",
                "{\"a\":[{\"like\":\"x\"}]}",
                "{\"a\":[{\"prefix\":1}]}",
                "{\"a\":[{\"numeric\":[]}]}",
                "{\"a\":[{\"numeric\":[\">\"]}]}",
                "{\"a\":[{\"numeric\":[\"!\",1]}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.0\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.0/33\"}]}",
                "{\"a\":[{\"wildcard\":\"****\"}]}",
                "{\"a\":[{\"anything-but\":[]}]}",
                "{\"a\":[{\"numeric\":[\"<\",1,\">\",0]}]}",
                "{\"a\":[{\"numeric\":[\">\",5,\"<\",5]}]}",
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}",
                "{\"a\":[1,2,3,4,5,6],\"b\":[1,2,3,4,5],\"c\":[1,2,3,4,5,6]}",
                "{\"a\":{\"b\":[\"x\"]}}",
                "{\"$or\":[{\"a\":[\"x\"]}]}"
            })
    void aPolicyThatCannotBeUnderstoodIsRefused(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy, false).requireAllowed())
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("FilterPolicy");
    }
}
