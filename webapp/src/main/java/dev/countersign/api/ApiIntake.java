package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.intake.HandResult;
import dev.countersign.intake.Handed;
import dev.countersign.intake.Intake;
import dev.countersign.intake.Ticket;
import dev.countersign.intake.TicketId;
import dev.countersign.token.Caller;
import dev.countersign.token.ProgramId;
import dev.countersign.token.ProgramSignatures;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Requests that a program hands in at a peak: they wait, and are made as fast as the product can. */
@RestController
@RequestMapping(path = Api.ROOT + Api.INTAKE, produces = "application/json")
class ApiIntake {

    private final Intake intake;
    private final ProgramSignatures signatures;

    ApiIntake(Intake intake, ProgramSignatures signatures) {
        this.intake = intake;
        this.signatures = signatures;
    }

    /**
     * What has become of a request that was handed in.
     *
     * @param status pending, done or failed
     * @param request its id, once it is made
     * @param failure why it was not made: invalid, unknown-template, too-large or not-active
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record TicketDocument(
            UUID ticket,
            String status,
            @Nullable UUID request,
            @Nullable String failure,
            List<Problem.WrongField> errors,
            @Nullable Instant handedIn) {}

    /**
     * With what a program signs messages of the queue.
     *
     * @param program its client id
     */
    record SigningSecret(String program, String secret) {}

    @PostMapping(consumes = "application/json")
    @Needs(Scope.REQUESTS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "handInRequest", summary = "Hand in a request that is made later")
    ResponseEntity<TicketDocument> hand(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader("Idempotency-Key") Optional<String> key,
            @RequestBody NewRequests.NewRequestBody body) {
        HandResult result = intake.hand(
                caller.actor(),
                caller.program().map(ProgramId::value),
                caller.token().value(),
                caller.name(),
                handed(key, body));
        return switch (result) {
            case HandResult.Taken(var ticket) ->
                ResponseEntity.accepted()
                        .location(URI.create(Api.ROOT + Api.INTAKE + "/" + ticket))
                        .body(new TicketDocument(ticket.value(), "pending", null, null, List.of(), null));
            case HandResult.KeyReused _ ->
                throw new Refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "The idempotency key was used before",
                        "It was used for another request.");
            case HandResult.NotWhole _ ->
                throw new Refused(Problem.invalid(
                        "It needs the header Idempotency-Key with 1 to 255 visible characters of ASCII, the key of a template, and a form of at most 240 KiB.",
                        List.of()));
            case HandResult.Unavailable _ ->
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "It cannot be taken now",
                        "Repeat it with the same idempotency key.");
        };
    }

    private static Handed handed(Optional<String> key, NewRequests.NewRequestBody body) {
        return new Handed(
                key.orElse(""),
                body.template() == null ? "" : body.template(),
                body.form() == null ? JsonNodeFactory.instance.missingNode() : body.form(),
                NewRequests.action(body));
    }

    @GetMapping("/{ticket}")
    @Needs(Scope.REQUESTS_WRITE)
    @Operation(operationId = "getTicket", summary = "Read what has become of a request that was handed in")
    TicketDocument read(
            @AuthenticationPrincipal Caller caller, HttpServletRequest asked, @PathVariable("ticket") UUID ticket) {
        return intake.find(caller.actor(), new TicketId(ticket))
                .map(found -> document(found, Language.of(asked, caller)))
                .orElseThrow(() -> new Refused(Problem.notFound()));
    }

    @PostMapping("/secret")
    @Needs(Scope.REQUESTS_WRITE)
    @Operation(
            operationId = "getSigningSecret",
            summary = "Get the secret with which this program signs messages of the queue")
    ResponseEntity<SigningSecret> secret(@AuthenticationPrincipal Caller caller) {
        return signatures
                .clientOf(caller)
                .flatMap(client -> signatures.secretOf(caller).map(secret -> new SigningSecret(client, secret)))
                .map(secret ->
                        ResponseEntity.ok().header("Cache-Control", "no-store").body(secret))
                .orElseThrow(() -> new Refused(
                        HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Only a program signs messages."));
    }

    private static TicketDocument document(Ticket ticket, Locale language) {
        return new TicketDocument(
                ticket.id().value(),
                Words.of(ticket.state()),
                ticket.request().map(request -> request.value()).orElse(null),
                ticket.failure().map(Words::of).orElse(null),
                ticket.errors().stream()
                        .map(wrong -> new Problem.WrongField(
                                wrong.field().isEmpty() ? "/form" : "/form/" + wrong.field(),
                                wrong.code(),
                                wrong.message().in(language)))
                        .toList(),
                ticket.createdAt());
    }
}
