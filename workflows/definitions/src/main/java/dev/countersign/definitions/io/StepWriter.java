package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes steps. */
final class StepWriter {

    private StepWriter() {}

    static ArrayNode all(List<Step> steps) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> json.add(write(step)));
        return json;
    }

    private static ObjectNode write(Step step) {
        ObjectNode json = TemplateWriter.object();
        json.put(Words.word(StepKind.of(step)), step.key());
        json.set("name", TemplateWriter.text(step.name()));
        switch (step) {
            case ApprovalStep approval -> ApprovalWriter.write(json, approval);
            case AutomatedStep automated -> automated(json, automated);
            case BranchStep branch -> branch(json, branch);
            case ParallelStep parallel -> {
                json.put("join", Words.word(parallel.join()));
                if (parallel.samePerson() != ParallelStep.SamePerson.REFUSED) {
                    json.put("same-person", Words.word(parallel.samePerson()));
                }
                ArrayNode branches = json.putArray("branches");
                parallel.branches().forEach(steps -> branches.add(all(steps)));
            }
            case NotifyStep notification -> {
                json.put("to", notification.to());
                json.set("subject", TemplateWriter.text(notification.subject()));
                json.set("message", TemplateWriter.text(notification.message()));
            }
            case WaitStep waiting -> {
                switch (waiting.until()) {
                    case WaitStep.Until.Elapsed(Duration duration) -> json.put("for", duration.toString());
                    case WaitStep.Until.Date(String field) -> json.put("until", field);
                }
            }
        }
        return json;
    }

    private static void automated(ObjectNode json, AutomatedStep step) {
        call(json, step.call());
        if (step.timeoutSeconds() != StepReader.CALL_TIMEOUT) {
            json.put("timeout", step.timeoutSeconds());
        }
        if (!step.retry().equals(Retry.STANDARD)) {
            ObjectNode retry = json.putObject("retry");
            retry.put("attempts", step.retry().attempts());
            retry.put("first-delay", step.retry().firstDelaySeconds());
            retry.put("max-delay", step.retry().maxDelaySeconds());
        }
        FunctionCall compensation = step.compensation();
        if (compensation != null) {
            call(json.putObject("compensation"), compensation);
        }
        Denial denial = step.denial();
        if (denial != null) {
            json.putObject("denial").put("when", denial.when()).put("reason", denial.reason());
        }
    }

    private static void call(ObjectNode json, FunctionCall call) {
        json.put("function", call.function());
        json.set("input", call.input());
    }

    private static void branch(ObjectNode json, BranchStep step) {
        ArrayNode cases = json.putArray("cases");
        for (BranchStep.Case one : step.cases()) {
            ObjectNode written = cases.addObject();
            written.put("when", one.when());
            written.set("label", TemplateWriter.text(one.label()));
            written.set("steps", all(one.steps()));
        }
        if (!step.otherwise().isEmpty()) {
            json.set("otherwise", all(step.otherwise()));
        }
    }
}
