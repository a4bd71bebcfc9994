package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a template compiles to with the quotas of Step Functions, SQS and SNS.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas of Step Functions</a>
 */
final class QuotaChecks {

    /** The longest definition of a state machine, in bytes. */
    private static final int DEFINITION = 1_048_576;

    /** The largest input of a state, in bytes, and the largest message. */
    private static final int PAYLOAD = 262_144;

    /** The longest execution. */
    private static final Duration YEAR = Duration.ofDays(365);

    /** As long as those that AWS gives, so that the size is not underestimated. */
    private static final CompileTarget TARGET = new CompileTarget(
            "https://sqs.eu-central-1.amazonaws.com/000000000000/" + "q".repeat(60),
            "https://sqs.eu-central-1.amazonaws.com/000000000000/" + "q".repeat(60),
            "arn:aws:sns:eu-central-1:000000000000:" + "t".repeat(60),
            "arn:aws:lambda:eu-central-1:000000000000:function:" + "f".repeat(40),
            "live");

    private final List<Problem> problems;

    private QuotaChecks(List<Problem> problems) {
        this.problems = problems;
    }

    /** Checks a template whose steps can be compiled. */
    static void check(TemplateDefinition definition, List<Problem> problems) {
        QuotaChecks checks = new QuotaChecks(problems);
        int bytes = bytes(TemplateCompiler.compile(definition, TARGET));
        if (bytes > DEFINITION) {
            problems.add(Problem.error("/steps", "template.definition-too-large", bytes / 1024, DEFINITION / 1024));
        }
        checks.payloads("/steps", definition.steps());
        Duration longest = longest(definition.steps());
        if (longest.compareTo(YEAR) > 0) {
            problems.add(Problem.warning("/steps", "template.longer-than-a-year", longest.toDays()));
        }
    }

    private void payloads(String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            String place = path + "/" + i;
            switch (steps.get(i)) {
                case AutomatedStep automated -> {
                    payload(place + "/input", automated.call());
                    payload(place + "/compensation/input", automated.compensation());
                }
                case NotifyStep notify -> message(place + "/message", notify);
                case BranchStep branch -> {
                    for (int one = 0; one < branch.cases().size(); one++) {
                        payloads(
                                place + "/cases/" + one + "/steps",
                                branch.cases().get(one).steps());
                    }
                    payloads(place + "/otherwise", branch.otherwise());
                }
                case ParallelStep parallel -> {
                    for (int side = 0; side < parallel.branches().size(); side++) {
                        payloads(
                                place + "/branches/" + side, parallel.branches().get(side));
                    }
                }
                case WaitStep wait -> waiting(place, wait);
                case ApprovalStep _ -> {}
            }
        }
    }

    private void waiting(String path, WaitStep step) {
        if (step.until() instanceof WaitStep.Until.Elapsed(Duration duration) && duration.compareTo(YEAR) >= 0) {
            problems.add(Problem.error(path + "/for", "template.waits-a-year"));
        }
    }

    private void payload(String path, @Nullable FunctionCall call) {
        if (call != null) {
            tooLarge(path, bytes(call.input().toString()));
        }
    }

    private void message(String path, NotifyStep step) {
        int longest = Stream.concat(
                        Stream.of(step.message().standard()), step.message().translations().values().stream())
                .mapToInt(QuotaChecks::bytes)
                .max()
                .orElse(0);
        tooLarge(path, longest);
    }

    private void tooLarge(String path, int bytes) {
        if (bytes > PAYLOAD) {
            problems.add(Problem.error(path, "template.payload-too-large", bytes / 1024, PAYLOAD / 1024));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** How long a request takes if everybody answers at the last moment, in calendar time: five days of eight hours are a week. */
    private static Duration longest(List<Step> steps) {
        return steps.stream().map(QuotaChecks::longest).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration longest(Step step) {
        return switch (step) {
            case ApprovalStep approval -> {
                Duration all = Duration.ZERO;
                for (int visit = 1; visit <= approval.onExpiry().visits(); visit++) {
                    all = all.plus(calendar(approval.due(visit)));
                }
                yield all;
            }
            case WaitStep(var _, var _, WaitStep.Until until) ->
                until instanceof WaitStep.Until.Elapsed(Duration duration) ? duration : Duration.ZERO;
            case BranchStep _, ParallelStep _ ->
                step.parts().stream()
                        .map(QuotaChecks::longest)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
            case AutomatedStep _, NotifyStep _ -> Duration.ZERO;
        };
    }

    private static Duration calendar(WorkingTime due) {
        return Duration.ofHours(due.roughHours() * 21L / 5);
    }
}
