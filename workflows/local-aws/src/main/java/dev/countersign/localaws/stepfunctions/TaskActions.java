package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.event.Event;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.Engine;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.function.LongFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The answers that holders of task tokens send. */
final class TaskActions {

    private static final int MAX_TOKEN = 2048;
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final Engine engine;

    TaskActions(Engine engine) {
        this.engine = engine;
    }

    Response success(Parameters request) {
        var token = token(request);
        var text = request.data("output")
                .orElseThrow(
                        () -> Errors.validation(
                                "1 validation error detected: Value null at 'output' failed to satisfy constraint: Member must not be null"));
        var output = json(text);
        return answer(token, task -> new Event.TaskSucceeded(task, output));
    }

    Response failure(Parameters request) {
        var token = token(request);
        var error = request.optional("error", MAX_ERROR).orElse(null);
        var cause = request.optional("cause", MAX_CAUSE).orElse(null);
        return answer(token, task -> new Event.TaskFailed(task, error, cause));
    }

    Response heartbeat(Parameters request) {
        return answer(token(request), Event.TaskHeartbeat::new);
    }

    private Response answer(String token, LongFunction<Event> event) {
        if (!engine.answer(token, event)) {
            throw Errors.taskTimedOut();
        }
        return Response.json(Json.object());
    }

    private static String token(Parameters request) {
        var token = request.required("taskToken", MAX_TOKEN);
        if (!Engine.isToken(token)) {
            throw Errors.invalidToken();
        }
        return token;
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException malformed) {
            throw Errors.invalidOutput(JsonFault.of(malformed));
        }
    }
}
