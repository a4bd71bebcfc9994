package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.asl.parse.Problem;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks whether a definition can become a state machine. */
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
            require(invalid.problems());
        }
        require(Resources.problems(definition, integrations, false));
    }

    private static void require(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw refusal(problems);
        }
    }

    /** InvalidDefinition with these problems. */
    static AwsError refusal(List<Problem> problems) {
        return Errors.invalidDefinition(
                problems.stream().map(DefinitionCheck::sentence).collect(Collectors.joining(", ")));
    }

    private static String sentence(Problem problem) {
        var place = problem.location().isEmpty() ? "null" : problem.location();
        return problem.code() + ": " + problem.message() + " at " + place;
    }

    /** ValidateStateMachineDefinition: finds what CreateStateMachine would refuse, and what express machines cannot do. */
    Response validate(Parameters request) {
        boolean express = request.oneOf("type", List.of("STANDARD", "EXPRESS"))
                .filter("EXPRESS"::equals)
                .isPresent();
        boolean warnings = request.oneOf("severity", List.of("ERROR", "WARNING"))
                .filter("WARNING"::equals)
                .isPresent();
        int limit = Math.min(request.page(), MAX_RESULTS);
        var definition = request.required("definition", 1 << 20);
        var shown = new ArrayList<>(StateMachine.validate(definition));
        if (shown.isEmpty()) {
            shown.addAll(Resources.problems(definition, integrations, express));
        }
        var answer = Json.object();
        answer.put("result", shown.isEmpty() ? "OK" : "FAIL");
        if (warnings) {
            shown.addAll(StateMachine.warnings(definition));
        }
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
}
