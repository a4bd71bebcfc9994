package dev.countersign.definitions.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Expressions that are written to hang or to crash whoever checks or evaluates them. */
class HostileExpressionsTest {

    private static final List<String> ATTACKS = List.of(
            "$f := function($n) { $f($n + 1) }; $f(1)",
            "($f := function($n) { $n & $f($n) }; $f(\"x\"))",
            "[1..10000000]",
            "$sum([1..9999999])",
            "$map([1..9999], function($i) { $map([1..9999], function($j) { $i * $j }) })",
            "$match(\"" + "a".repeat(5_000) + "!\", /(a+)+$/)",
            "$replace(\"" + "ab".repeat(2_000) + "\", /(a|b|ab)*c/, \"\")",
            "$pad(\"x\", 100000000)",
            "($x := \"x\"; $y := $x & $x; $join([1..100000].($y & $y)))",
            "$power(9, 9999) > 1",
            "1/0 > 2",
            "**.**.**",
            "$form.**.%.%.%",
            "$eval(\"$eval($form)\")",
            "$string($form ~> |$|{\"a\": $}|)",
            "$reduce([1..99999], function($a, $b) { $a & $b })",
            "$sort([1..99999], function($a, $b) { true })",
            "$form[$form[$form[$form]]]",
            "{$string($random()): $}",
            "$now(\"[Y9999999]\")",
            "$formatNumber(1, \"" + "#".repeat(5_000) + "\")",
            "$distinct([1..99999])",
            "$toMillis(\"" + "9".repeat(3_000) + "\")",
            "$number(\"1e99999\") > 1",
            "\\u0000",
            "`",
            "\"",
            "/(/",
            "$$.$$.$$",
            "$form.a@$v#$i[$v > $i]");

    @Test
    void aThousandOfThemNeitherHangNorCrashTheCheckOrAnEvaluation() {
        List<String> all = expressions(new Random(20_270_101L));
        assertThat(all).hasSize(1_000);
        Duration slowest = Duration.ZERO;
        String which = "";
        long begin = System.nanoTime();
        for (String expression : all) {
            long before = System.nanoTime();
            TemplateChecks.check(template(expression));
            evaluate(expression);
            Duration taken = Duration.ofNanos(System.nanoTime() - before);
            if (taken.compareTo(slowest) > 0) {
                slowest = taken;
                which = expression.substring(0, Math.min(80, expression.length()));
            }
        }
        System.out.printf(
                "1,000 hostile expressions in %d ms, the slowest in %d ms: %s%n",
                (System.nanoTime() - begin) / 1_000_000, slowest.toMillis(), which);
        assertThat(slowest).isLessThan(Duration.ofSeconds(20));
    }

    private static void evaluate(String expression) {
        try {
            Expression.parse(expression)
                    .evaluate(
                            Map.of(
                                    "form",
                                            JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("a", 1),
                                    "requester", JsonNodeFactory.instance.objectNode(),
                                    "results", JsonNodeFactory.instance.objectNode()),
                            new Moment(Instant.EPOCH, "seed"));
        } catch (InvalidExpression refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static List<String> expressions(Random random) {
        List<String> all = new ArrayList<>(ATTACKS);
        for (int size : List.of(10, 100, 1_000, 10_000, 20_000)) {
            all.add("(".repeat(size) + "1" + ")".repeat(size));
            all.add("$not(".repeat(size) + "true" + ")".repeat(size));
            all.add("$form.a > 1" + " and $form.a > 1".repeat(size));
            all.add("($form.a > 1 or $form.a < 5)" + " and ($form.a > 1 or $form.a < 5)".repeat(size));
            all.add("$form.a > 1" + " or $form.a < 1".repeat(size));
            all.add("$form" + ".a".repeat(size));
            all.add("1" + "+1".repeat(size) + " > $form.a");
            all.add("[".repeat(size) + "]".repeat(size));
            all.add("true ? ".repeat(size) + "1");
            all.add("function($x) {".repeat(size));
            all.add("$form.a in [" + "1,".repeat(size) + "1]");
            all.add("-".repeat(size) + "1 > 2");
        }
        String signs = "$form.a\"'`()[]{}:;,.*%&^<>=!?@#|~/\\ 019eE and or in function true null := ~> **";
        while (all.size() < 1_000) {
            StringBuilder noise = new StringBuilder();
            int parts = 1 + random.nextInt(60);
            for (int i = 0; i < parts; i++) {
                int at = random.nextInt(signs.length());
                noise.append(signs, at, Math.min(signs.length(), at + 1 + random.nextInt(6)));
            }
            all.add(random.nextInt(4) == 0 ? ATTACKS.get(random.nextInt(ATTACKS.size())) + noise : noise.toString());
        }
        return all;
    }

    private static TemplateDefinition template(String when) {
        ApprovalStep step = new ApprovalStep(
                "boss",
                Text.of("Boss"),
                new Approvers.Expression(when),
                new QuorumRule.Any(),
                WorkingTime.days(1),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE));
        List<Step> steps = List.of(new BranchStep(
                "branch",
                Text.of("Branch"),
                List.of(new BranchStep.Case(when, Text.of("case"), List.of(step))),
                List.of()));
        return new TemplateDefinition(
                "hostile",
                Text.of("Hostile"),
                Text.NONE,
                "HO",
                Text.of("a"),
                new Form(List.of(new NumberField("a", Text.of("A"), Text.NONE, true, null, null, 0))),
                steps);
    }
}
