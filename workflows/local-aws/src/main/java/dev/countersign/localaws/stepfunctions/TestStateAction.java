package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.StateTrial;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.trial.Report;
import dev.countersign.asl.trial.Setting;
import dev.countersign.asl.trial.Work;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.SingleCall;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code TestState}: runs a state by itself. A Task without a mock calls its service.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
final class TestStateAction {

    private static final Set<String> CONFIGURATION =
            Set.of("errorCausedByState", "mapItemReaderData", "mapIterationFailureCount", "retrierRetryCount");

    private final TestContext contexts;
    private final SingleCall calls;
    private final Ids ids;
    private final Clock clock;

    TestStateAction(SingleCall calls, Arns arns, Ids ids, Clock clock) {
        this.contexts = new TestContext(arns, ids);
        this.calls = calls;
        this.ids = ids;
        this.clock = clock;
    }

    Response test(Parameters request) {
        boolean told = request.oneOf("inspectionLevel", List.of("INFO", "DEBUG", "TRACE"))
                .filter(level -> !level.equals("INFO"))
                .isPresent();
        var role = request.optional("roleArn", MachineActions.MAX_ARN).map(MachineActions::requireRole);
        var tested = TestedDefinition.of(request);
        var state = tested.state();
        var configuration = configuration(request);
        var mock = Mock.of(request, state, tested.json());
        if (mock.isEmpty()) {
            requireCallable(request, tested);
        }
        var input = read(request.data("input").orElse("{}"));
        int retries = count(configuration, "retrierRetryCount");
        var at = clock.instant();
        var context = request.data("context")
                .map(text -> TestContext.given(text, state))
                .orElseGet(() -> contexts.made(state, input, role.orElse(null), retries, at));
        var setting = new Setting(
                input,
                context,
                variables(request),
                retries,
                count(configuration, "mapIterationFailureCount"),
                readItems(configuration, tested),
                new Moment(at, ids.next().toString()));
        Work work = mock.map(given -> (Work) (_, _) -> given.result())
                .orElseGet(() ->
                        (arguments, seconds) -> calls.make(state.resource().orElseThrow(), arguments, seconds));
        try {
            return answer(state.run(setting, work), told);
        } catch (StateTrial.TooFewItems wrong) {
            throw Errors.validation(
                    "Map iteration failure count must be less than or equal to the number of Map iterations");
        }
    }

    private void requireCallable(Parameters request, TestedDefinition tested) {
        if (request.flag("revealSecrets", false)) {
            throw Errors.validation("revealSecrets is not supported by this endpoint, which has no HTTP tasks.");
        }
        if (tested.state().type() == StateType.TASK) {
            if (request.optional("roleArn", MachineActions.MAX_ARN).isEmpty()) {
                throw Errors.validation("RoleArn must be specified when testing a Task state");
            }
            calls.require(tested.state().resource().orElseThrow(), tested.place());
        }
    }

    private static Parameters configuration(Parameters request) {
        var configuration =
                new Parameters(request.structure("stateConfiguration").orElseGet(Json::object));
        Mock.refuseUnknown(configuration, CONFIGURATION);
        configuration.input().propertyNames().forEach(member -> {
            if (request.structure("mock").isEmpty()) {
                throw Errors.validation("TestState does not support " + Character.toUpperCase(member.charAt(0))
                        + member.substring(1) + " when a mock is not specified.");
            }
        });
        return configuration;
    }

    private static int count(Parameters configuration, String member) {
        return configuration.wholeNumber(member).map(Math::toIntExact).orElse(0);
    }

    private static Map<String, JsonNode> variables(Parameters request) {
        var variables = new LinkedHashMap<String, JsonNode>();
        var given = read(request.data("variables").orElse("{}"));
        if (!given.isObject()) {
            throw Errors.validation("Variables must be a JSON object.");
        }
        given.properties().forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
        return variables;
    }

    private static @Nullable ArrayNode readItems(Parameters configuration, TestedDefinition tested) {
        boolean reads = tested.json().has("ItemReader");
        var data = configuration.data("mapItemReaderData");
        if (data.isPresent() != reads) {
            throw Errors.validation(
                    reads
                            ? "mapItemReaderData is needed to test a Map with an ItemReader."
                            : "mapItemReaderData is for a Map with an ItemReader.");
        }
        if (!reads) {
            return null;
        }
        var type = tested.json().at("/ItemReader/ReaderConfig/InputType").asString("JSON");
        if (type.equals("JSON") && read(data.get()) instanceof ArrayNode items) {
            return items;
        }
        throw Errors.validation(
                "mapItemReaderData must be a JSON array: other data are not supported by this endpoint.");
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException malformed) {
            throw Errors.invalidExecutionInput(JsonFault.of(malformed));
        }
    }

    private static Response answer(Report report, boolean told) {
        var answer = Json.object().put("status", report.status().name());
        if (report.output() != null) {
            answer.put("output", Json.write(report.output()));
        }
        put(answer, "error", report.error());
        put(answer, "cause", report.cause());
        put(answer, "nextState", report.next());
        if (told) {
            answer.set("inspectionData", report.inspected());
        }
        return Response.json(answer);
    }

    private static void put(ObjectNode answer, String member, @Nullable String text) {
        if (text != null) {
            answer.put(member, text);
        }
    }
}
