package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Expressions come from tenants. Any expression ends soon and with little memory, if need be as a failed state. */
class HostileExpressionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1..10000000]",
                "$sum([1..9999999])",
                "$map([1..5000], function($i) { $sum([1..90000]) })",
                "$range(1, 1000000000, 1)",
                "$range(0, 1, 1e-12)",
                "$pad('x', 2000000000)",
                "$pad('x', -2000000000)",
                "($d := function($s, $n) { $n = 0 ? $s : $d($s & $s, $n - 1) }; $length($d('0123456789', 60)))",
                "($d := function($a, $n) { $n = 0 ? $a : $d($append($a, $a), $n - 1) }; $count($d([1], 60)))",
                "($d := function($a, $n) { $n = 0 ? $a : $d([[$a], [$a]], $n - 1) }; $string($d([1], 60)))",
                "($d := function($a, $n) { $n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1) }; $d(1, 60))",
                "($d := function($a, $n) { $n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1) }; $x := $d(1, 40); $x = $x)",
                "($d := function($a, $n) { $n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1) }; $count($d(1, 40).**))",
                "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(1000000))",
                "($f := function($n) { $f($n + 1) }; $f(1))",
                "($f := function($n) { $f($n) + $f($n) }; $f(1))",
                "$join($map([1..90000], function($i) { 'x' }), $pad('', 4000, 'y'))",
                "$replace($pad('', 100000, 'a'), 'a', $pad('', 100000, 'b'))",
                "$replace($pad('', 100000, 'a'), /a/, $pad('', 100000, 'b'))",
                "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /^(a+)+\\1c$/)",
                "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /^(a|a)*$/)",
                "$split($pad('', 60, 'a') & '!', /(a+)+\\1b/)",
                "$replace($pad('', 60, 'a') & '!', /(a+)+\\1b/, 'x')",
                "/^(a+)+$/('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
                "('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' ~> /^(a+)+$/)",
                "($r := /^(a+)+$/; $r('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'))",
                "($f := function($x) { /^(a+)+$/('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab') }; $f($contains))",
                "[$contains, /^(a+)+$/][1]('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
                "$eval('1 + 1')",
                "$contains('a', function($x) { 1 })",
                "$split('a', function($x) { 1 })",
                "$replace('a', function($x) { 1 }, 'b')",
                "$sort([1..90000], function($a, $b) { $sum([1..1000]) > 0 })",
                "$reduce([1..90000], function($a, $b) { $a & $string($b) & $a })",
                "$map([1..90000], function($i) { [1..90000] })",
                "({'a': 1} ~> |$|{'b': $}|)",
            })
    void aHostileExpressionFailsItsStateAndNothingElse(String expression) {
        TestHost host = assertTimeoutPreemptively(SOON, () -> run(expression));

        assertThat(host.status()).as(expression).isEqualTo(ExecutionStatus.FAILED);
        assertThat(host.execution().error()).contains("States.QueryEvaluationError");
        assertThat(host.types())
                .containsExactly("ExecutionStarted", "PassStateEntered", "EvaluationFailed", "ExecutionFailed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$sum([1..1000])",
                "$count($map([1..1000], function($i) { {'id': $i, 'square': $i * $i} })[square > 10])",
                "($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(20))",
                "$length($pad('', 10000, 'x'))",
                "$replace('2026-11-24', /(\\d+)-(\\d+)-(\\d+)/, '$3.$2.$1')",
                "'a,b' ~> $split(/,/)",
                "$match('ababab', /a(b)/)[1].groups[0]",
                "$states.input.items[price > 1].name ~> $join(', ')",
            })
    void anHonestExpressionIsLetThrough(String expression) {
        assertThat(run(expression).status()).as(expression).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$count(($a := [1..300].{'a': {'b': {'c': {'d': 1}}}}; $a.**.**.**.**.**))",
                "$count(($a := [[1..900]]; $a.$a.$a.$a))",
                "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /^(a|aa)+$/)",
            })
    void heavyWorkEndsSoonWhetherItIsLetThroughOrNot(String expression) {
        TestHost host = assertTimeoutPreemptively(SOON, () -> run(expression));

        assertThat(host.status()).isNotEqualTo(ExecutionStatus.RUNNING);
    }

    private static TestHost run(String expression) {
        var text = JsonNodeFactory.instance.stringNode("{% " + expression + " %}");
        return TestHost.start(
                """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": %s, "End": true}}}""".formatted(text),
                "{'items': [{'name': 'pen', 'price': 1.5, 'tags': [[1, 2], [3, [4, 5]]]}, {'name': 'car', 'price': 9}]}");
    }
}
