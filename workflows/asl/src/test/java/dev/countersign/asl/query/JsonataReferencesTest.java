package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataReferencesTest {

    private static Set<String> unknown(String expression) {
        return JsonataReferences.unknown(expression, Set.of("input", "context"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '~',
            value = {
                "phone # phone",
                "phone.home # phone",
                "1 + a[b = 1] # a",
                "$sum(prices) # prices",
                "{'x': [y]} # y",
                "`a b`.c # a b",
                "$x ? (y) : 'z' # y",
                "$ # $",
                "[$].a # $",
                "$$ # $$",
                "$states.input[x = $$.y] # $$",
            })
    void a_name_at_the_top_level_is_found(String expression, String name) {
        assertThat(unknown(expression))
                .containsExactly("Reference to '" + name + "' at the top level is not supported.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.a.b",
                "$states.context.Execution.Id",
                "$states.input.items[price > 1 and name in ['a', \"b\"]].{'n': name, 'p': $}",
                "$map($states.input, function($v, $i) { $v.a & b })",
                "$x.(a + b)^(>c).d",
                "$x{category: $sum(price)}",
                "$x ~> |item|{'price': price * 2}|",
                "$contains('phone', /pho(ne)/) /* phone */ and true",
                "$merge([{'a': null}, $x])",
                "$x.$y.`a b`",
                "1e-3 / 2",
                "$states",
                "($a := 1; $b := function($n) { $n < 2 ? 1 : $n * $b($n - 1) }; $b($a))",
            })
    void a_name_that_means_an_item_at_hand_is_left_alone(String expression) {
        assertThat(unknown(expression)).isEmpty();
    }

    @Test
    void a_member_of_states_that_there_is_not_is_found_wherever_it_stands() {
        assertThat(unknown("$x[a = $states.result.b] & $states.errorOutput & $states.errorOutput"))
                .containsExactly(
                        "Field '$states.result' does not exist.", "Field '$states.errorOutput' does not exist.");
    }
}
