package dev.countersign.api;

import dev.countersign.api.RequestLine.RequestList;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.request.CommentResult;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.request.WithdrawResult;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The requests of the token's person, and those that they may see. */
@RestController
@RequestMapping(path = Api.ROOT + "/requests", produces = "application/json")
class ApiRequests {

    private static final String KEY = "Idempotency-Key";

    private final RequestService requests;
    private final NewRequests newRequests;
    private final IdempotencyKeys keys;
    private final Tag tags;

    ApiRequests(RequestService requests, NewRequests newRequests, IdempotencyKeys keys, Tag tags) {
        this.requests = requests;
        this.newRequests = newRequests;
        this.keys = keys;
        this.tags = tags;
    }

    /** A comment to add. */
    record NewComment(@Nullable String text) {}

    @GetMapping
    @Needs(Scope.REQUESTS_READ)
    @Operation(operationId = "listRequests", summary = "List your own requests, newest first")
    ResponseEntity<RequestList> list(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            @RequestParam(name = "status", defaultValue = "all")
                    @Schema(allowableValues = {"all", "open", "changes", "approved", "denied", "other"})
                    String status,
            @RequestParam(name = "q", defaultValue = "") @Parameter(description = "Part of the number or the title")
                    String text,
            @RequestParam(name = "after") @Parameter(description = "Where the page begins: \"next\" of the page before")
                    Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "50") @Schema(minimum = "1", maximum = "200") int limit) {
        RequestFilter.Group group = Words.parse(RequestFilter.Group.class, status)
                .orElseThrow(() -> new Refused(Problem.badParameter("status", "It is no status of this list.")));
        Range<RequestId> range = new Range<>(after.map(Cursor::request), Range.Side.AFTER, Problem.limit(limit));
        Page<RequestRow> page = requests.list(caller.actor(), new RequestFilter(group, text), range);
        Locale language = Language.of(request, caller);
        return tags.answer(new RequestList(
                page.rows().stream().map(row -> RequestLine.of(row, language)).toList(),
                page.more() ? Cursor.of(page.rows().getLast().id()) : null));
    }

    @GetMapping("/{request}")
    @Needs(Scope.REQUESTS_READ)
    @Operation(operationId = "getRequest", summary = "Read a request")
    ResponseEntity<RequestDocument> open(
            @AuthenticationPrincipal Caller caller, HttpServletRequest asked, @PathVariable("request") UUID request) {
        return tags.answer(read(caller, asked, new RequestId(request)));
    }

    @PostMapping(consumes = "application/json")
    @Needs(Scope.REQUESTS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "submitRequest", summary = "Submit a request")
    ResponseEntity<RequestDocument> submit(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest asked,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody NewRequests.NewRequestBody body) {
        RequestId id = newRequests.submit(caller, Language.of(asked, caller), key, body);
        RequestDocument document = read(caller, asked, id);
        ResponseEntity<RequestDocument> answer = tags.answer(HttpStatus.CREATED, document);
        return ResponseEntity.created(URI.create(Api.ROOT + "/requests/" + id))
                .headers(headers -> answer.getHeaders().forEach(headers::addAll))
                .body(document);
    }

    @PostMapping(path = "/{request}/comments", consumes = "application/json")
    @Needs(Scope.REQUESTS_WRITE)
    @Operation(operationId = "commentOnRequest", summary = "Add a comment")
    ResponseEntity<RequestDocument> comment(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest asked,
            @PathVariable("request") UUID request,
            @RequestHeader(KEY) Optional<String> key,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody NewComment body) {
        RequestId id = new RequestId(request);
        Actor actor = caller.actor();
        ifMatch.ifPresent(_ -> tags.check(ifMatch, read(caller, asked, id)));
        UUID call = keys.of(actor, key, "comment " + request, body);
        String text = body.text() == null ? "" : body.text();
        switch (requests.comment(actor, id, text, call)) {
            case CommentResult.Commented _ -> {}
            case CommentResult.Empty _ -> throw NewRequests.wrong("/text", "required", "It is missing.");
            case CommentResult.TooLong(int length, int longest) ->
                throw NewRequests.wrong(
                        "/text", "too-long", "It has %d characters; the most are %d.".formatted(length, longest));
            case CommentResult.TooMany(Duration wait) -> throw Problem.tooMany(wait);
            case CommentResult.NotFound _ -> throw new Refused(Problem.notFound());
        }
        return tags.answer(read(caller, asked, id));
    }

    @PostMapping("/{request}/withdraw")
    @Needs(Scope.REQUESTS_WRITE)
    @Operation(operationId = "withdrawRequest", summary = "Withdraw a request")
    ResponseEntity<RequestDocument> withdraw(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest asked,
            @PathVariable("request") UUID request,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        RequestId id = new RequestId(request);
        ifMatch.ifPresent(_ -> tags.check(ifMatch, read(caller, asked, id)));
        switch (requests.withdraw(caller.actor(), id)) {
            case WithdrawResult.Withdrawn _ -> {}
            case WithdrawResult.AlreadyClosed(var end) ->
                throw new Refused(HttpStatus.CONFLICT, "closed", "It has ended", Words.of(end));
            case WithdrawResult.NotAllowed _ ->
                throw new Refused(
                        HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Only its requester withdraws a request.");
            case WithdrawResult.NotFound _ -> throw new Refused(Problem.notFound());
        }
        return tags.answer(read(caller, asked, id));
    }

    private RequestDocument read(Caller caller, HttpServletRequest asked, RequestId id) {
        return requests.open(caller.actor(), id)
                .map(found -> RequestDocument.of(found, Language.of(asked, caller)))
                .orElseThrow(() -> new Refused(Problem.notFound()));
    }
}
