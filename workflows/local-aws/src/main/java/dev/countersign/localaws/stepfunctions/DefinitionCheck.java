package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.InvalidDefinition;
import dev.countersign.asl.Problem;
import dev.countersign.asl.Problem.Severity;
import dev.countersign.asl.StateMachine;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.Json;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import java.util.List;
import java.util.stream.Collectors;

/** Tells whether a state machine can be made of a definition. */
final class DefinitionCheck {

    private static final int MAX_RESULTS = 100;

    private final Integrations integrations;

    DefinitionCheck(Integrations integrations) {
        this.integrations = integrations;
    }

    /** @throws AwsError InvalidDefinition */
    void require(String definition) {
        try {
            StateMachine.parse(definition);
        } catch (InvalidDefinition invalid) {
            throw Errors.invalidDefinition(invalid.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .map(DefinitionCheck::sentence)
                    .collect(Collectors.joining(", ")));
        }
        var unknown = Resources.unknown(definition, integrations);
        if (!unknown.isEmpty()) {
            throw Errors.invalidDefinition(String.join(", ", unknown));
        }
    }

    private static String sentence(Problem problem) {
        return problem.location().isEmpty()
                ? problem.code() + ": " + problem.message()
                : problem.code() + ": " + problem.message() + " at " + problem.location();
    }

    static void requireStandard(Parameters request) {
        if (request.oneOf("type", "STANDARD", "EXPRESS")
                .filter("EXPRESS"::equals)
                .isPresent()) {
            throw Errors.notSupported("Express workflows");
        }
    }

    /** ValidateStateMachineDefinition. */
    Response validate(Parameters request) {
        requireStandard(request);
        boolean warnings = request.oneOf("severity", "ERROR", "WARNING")
                .filter("WARNING"::equals)
                .isPresent();
        int limit = Math.min(request.page(), MAX_RESULTS);
        var problems = StateMachine.validate(request.required("definition", 1 << 20));
        var shown = problems.stream()
                .filter(problem -> warnings || problem.severity() == Severity.ERROR)
                .toList();
        var answer = Json.object();
        answer.put("result", hasError(problems) ? "FAIL" : "OK");
        var diagnostics = answer.putArray("diagnostics");
        shown.stream().limit(limit).forEach(problem -> {
            var diagnostic = diagnostics
                    .addObject()
                    .put("severity", problem.severity().name())
                    .put("code", problem.code())
                    .put("message", problem.message());
            if (!problem.location().isEmpty()) {
                diagnostic.put("location", problem.location());
            }
        });
        answer.put("truncated", shown.size() > limit);
        return Response.json(answer);
    }

    private static boolean hasError(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
