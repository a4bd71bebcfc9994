package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.StateTrial;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.trial.Work;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code mock} of a {@code TestState} request: the result or the error of a Task, Parallel or Map that does not run.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">MockInput</a>
 */
record Mock(Work.Result result) {

    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;
    private static final String ERROR = "errorOutput";
    private static final Set<String> MEMBERS = Set.of("result", ERROR, "fieldValidationMode");

    /**
     * The mock of a request, if it has one that fits the state.
     *
     * @param json the state in its definition
     * @throws dev.countersign.localaws.http.AwsError ValidationException, InvalidDefinition
     */
    static Optional<Mock> of(Parameters request, StateTrial state, JsonNode json) {
        var given = request.structure("mock").map(Parameters::new);
        if (given.isEmpty()) {
            refuseWithout(state);
            return Optional.empty();
        }
        switch (state.type()) {
            case PASS, FAIL, SUCCEED, WAIT, CHOICE ->
                throw Errors.validation(
                        "State type '" + state.type().text() + "' is not supported when a mock is specified");
            case TASK, PARALLEL, MAP -> {}
        }
        if (request.flag("revealSecrets", false)) {
            throw Errors.validation("TestState does not support RevealSecrets when a mock is specified.");
        }
        return Optional.of(read(given.get(), state, json));
    }

    private static void refuseWithout(StateTrial state) {
        if (state.type() == StateType.MAP || state.type() == StateType.PARALLEL) {
            throw Errors.definition(
                    "TestState API does not support Map or Parallel states. Supported state types include: "
                            + "[Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (state.waits()
                || state.resource().filter(arn -> arn.contains(":activity:")).isPresent()) {
            throw Errors.definition("TestState API does not support activities, '.sync' and '.waitForTaskToken' "
                    + "when a mock is not specified.");
        }
    }

    private static Mock read(Parameters mock, StateTrial state, JsonNode json) {
        refuseUnknown(mock, MEMBERS);
        var mode = mock.oneOf("fieldValidationMode", List.of("STRICT", "PRESENT", "NONE"))
                .orElse("STRICT");
        var result = mock.data("result");
        var error = mock.structure(ERROR).map(Parameters::new);
        if (result.isPresent() == error.isPresent()) {
            throw Errors.validation("A test mock should have " + (error.isPresent() ? "only one" : "one")
                    + " of the following fields: [result, errorOutput].");
        }
        if (error.isPresent()) {
            refuseUnknown(error.get(), Set.of("error", "cause"));
            return new Mock(new Work.Result.Failed(
                    error.get().optional("error", MAX_ERROR).orElse(null),
                    error.get().optional("cause", MAX_CAUSE).orElse(null)));
        }
        var output = json(result.get());
        switch (state.type()) {
            case MAP -> requireOutputs(output, json.has("ResultWriter"));
            case PARALLEL -> requireBranches(output, state.branches());
            case TASK, PASS, FAIL, SUCCEED, WAIT, CHOICE -> {
                if (!mode.equals("NONE")) {
                    MockSchema.check(state.resource().orElse(""), output, mode.equals("STRICT"));
                }
            }
        }
        return new Mock(new Work.Result.Succeeded(output));
    }

    static void refuseUnknown(Parameters structure, Set<String> known) {
        structure.input().propertyNames().stream()
                .filter(member -> !known.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw Errors.unknownMember(member, "TestState");
                });
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException malformed) {
            throw Errors.validation("Mocked result must be valid JSON");
        }
    }

    private static void requireOutputs(JsonNode output, boolean written) {
        if (written && !output.isObject()) {
            throw Errors.validation("Mocked result must be a JSON object.");
        }
        if (!written && !output.isArray()) {
            throw Errors.validation("Mocked result must be an array.");
        }
    }

    private static void requireBranches(JsonNode output, int branches) {
        requireOutputs(output, false);
        if (output.size() != branches) {
            throw Errors.validation(
                    "Mocked result must contain the same number of items as number of Parallel branches.");
        }
    }
}
