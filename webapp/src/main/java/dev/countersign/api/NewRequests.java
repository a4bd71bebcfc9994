package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.request.ByProgram;
import dev.countersign.request.NewRequest;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.token.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Submits requests for programs. What is refused becomes a {@link Problem}. */
@Component
class NewRequests {

    private final RequestService requests;
    private final IdempotencyKeys keys;

    NewRequests(RequestService requests, IdempotencyKeys keys) {
        this.requests = requests;
        this.keys = keys;
    }

    /**
     * A request to submit.
     *
     * @param template the key of its template
     * @param form the answers, as the schema of the template has them
     * @param action exactly what the program will do if the request is approved; those who decide read it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewRequestBody(
            @Nullable String template,

            @Schema(type = "object", description = "The answers, by field, as the template describes them") @Nullable
            JsonNode form,

            @Schema(
                    description =
                            "Exactly what the program will do if the request is approved; those who decide read it",
                    maxLength = Remark.LONGEST)
            @Nullable
            String action) {}

    /** @param key the idempotency key of the call */
    RequestId submit(Caller caller, Locale language, Optional<String> key, NewRequestBody body) {
        if (body.template() == null || body.form() == null || !body.form().isObject()) {
            throw new Refused(Problem.invalid(
                    "It needs the key of a template and a form.",
                    List.of(new Problem.WrongField(
                            body.template() == null ? "/template" : "/form", "required", "It is missing."))));
        }
        Remark action = action(body);
        NewRequest template = requests.prepare(caller.actor(), body.template())
                .orElseThrow(() -> wrong("/template", "unknown", "There is no such template."));
        UUID call = keys.of(caller.actor(), key, "submit", body);
        ByProgram program =
                new ByProgram(caller.name(), action.isEmpty() ? Optional.empty() : Optional.of(action.text()));
        return submitted(
                requests.submit(
                        caller.actor(), new Submission(call, template.template(), body.form(), Optional.of(program))),
                language);
    }

    /** What the program will do; empty if it does not say so. */
    static Remark action(NewRequestBody body) {
        Remark action = Remark.of(body.action() == null ? "" : body.action());
        if (action.isTooLong()) {
            throw wrong(
                    "/action",
                    "too-long",
                    "It has %d characters; the most are %d.".formatted(action.length(), Remark.LONGEST));
        }
        return action;
    }

    private static RequestId submitted(SubmitResult result, Locale language) {
        return switch (result) {
            case SubmitResult.Submitted(var id, var _) -> id;
            case SubmitResult.AlreadySent _ ->
                throw new Refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "The idempotency key was used before",
                        "It was used for another form.");
            case SubmitResult.Invalid(var problems) ->
                throw new Refused(Problem.invalid(
                        "Some answers are not valid.",
                        problems.stream().map(wrong -> wrong(wrong, language)).toList()));
            case SubmitResult.TooLarge(int most) ->
                throw new Refused(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "The form is too large",
                        "It can have %d bytes.".formatted(most));
            case SubmitResult.TooMany(Duration wait) -> throw Problem.tooMany(wait);
            case SubmitResult.UnknownTemplate _ -> throw wrong("/template", "unknown", "It is not offered any more.");
        };
    }

    private static Problem.WrongField wrong(FieldProblem problem, Locale language) {
        String pointer = problem.field().isEmpty() ? "/form" : "/form/" + problem.field();
        return new Problem.WrongField(pointer, problem.message(), problem.in(language));
    }

    /** Of one field. */
    static Refused wrong(String pointer, String code, String message) {
        return new Refused(Problem.invalid(message, List.of(new Problem.WrongField(pointer, code, message))));
    }
}
