package dev.countersign.api;

import dev.countersign.api.ApprovalLine.ApprovalList;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.InboxCursor;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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

/** What the token's person is asked to decide. */
@RestController
@RequestMapping(path = Api.ROOT, produces = "application/json")
class ApiApprovals {

    private final ApprovalService approvals;
    private final IdempotencyKeys keys;
    private final Tag tags;

    ApiApprovals(ApprovalService approvals, IdempotencyKeys keys, Tag tags) {
        this.approvals = approvals;
        this.keys = keys;
        this.tags = tags;
    }

    /**
     * A decision to record.
     *
     * @param comment needed to deny or to request changes
     * @param revision of the request that was looked at
     */
    record NewDecision(
            @Schema(allowableValues = {"approve", "deny", "request-changes"}) @Nullable
            String verdict,

            @Nullable String comment,
            @Nullable Integer revision) {}

    /**
     * A recorded decision.
     *
     * @param undoUntil until then it can be undone, and has no effect
     */
    record DecisionDocument(UUID id, Instant undoUntil) {}

    @GetMapping("/approvals")
    @Needs(Scope.APPROVALS_READ)
    @Operation(operationId = "listApprovals", summary = "List what waits for you, what is due first on top")
    ResponseEntity<ApprovalList> list(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            @RequestParam(name = "after") @Parameter(description = "Where the page begins: \"next\" of the page before")
                    Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "50") @Schema(minimum = "1", maximum = "200") int limit) {
        Range<InboxCursor> range = new Range<>(after.map(Cursor::approval), Range.Side.AFTER, Problem.limit(limit));
        Page<InboxItem> page = approvals.inbox(caller.actor(), InboxFilter.ALL, range);
        Locale language = Language.of(request, caller);
        return tags.answer(new ApprovalList(
                page.rows().stream()
                        .map(item -> ApprovalLine.of(item, language))
                        .toList(),
                page.more() ? Cursor.of(page.rows().getLast().place()) : null));
    }

    @GetMapping("/approvals/{approval}")
    @Needs(Scope.APPROVALS_READ)
    @Operation(operationId = "getApproval", summary = "Read an approval with its request")
    ResponseEntity<ApprovalDocument> open(
            @AuthenticationPrincipal Caller caller, HttpServletRequest asked, @PathVariable("approval") UUID approval) {
        return tags.answer(read(caller, asked, new ApprovalId(approval)));
    }

    @PostMapping(path = "/approvals/{approval}/decision", consumes = "application/json")
    @Needs(Scope.APPROVALS_DECIDE)
    @Operation(
            operationId = "decideApproval",
            summary = "Approve, deny or request changes",
            description = "Only with a person's own token.")
    ResponseEntity<DecisionDocument> decide(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest asked,
            @PathVariable("approval") UUID approval,
            @RequestHeader("Idempotency-Key") Optional<String> key,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody NewDecision body) {
        if (caller.program().isPresent()) {
            throw new Refused(
                    HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "A person decides with their own token.");
        }
        Verdict verdict = Optional.ofNullable(body.verdict())
                .flatMap(word -> Words.parse(Verdict.class, word))
                .orElseThrow(() -> Decisions.wrong("/verdict", "It is approve, deny or request-changes."));
        if (body.revision() == null) {
            throw Decisions.wrong("/revision", "It is missing.");
        }
        ApprovalId id = new ApprovalId(approval);
        ifMatch.ifPresent(_ -> tags.check(ifMatch, read(caller, asked, id)));
        UUID call = keys.of(caller.actor(), key, "decide " + approval, body);
        DecideResult result = approvals.decideByToken(
                caller.actor(), id, verdict, body.comment() == null ? "" : body.comment(), body.revision(), call);
        if (result instanceof DecideResult.NotAllowed(var why) && why == DecideResult.NotAllowed.Why.NOT_ASSIGNED) {
            // To those who may not see it, it does not exist.
            read(caller, asked, id);
        }
        DecideResult.Recorded recorded = Decisions.recorded(result);
        return ResponseEntity.ok(new DecisionDocument(recorded.decision().value(), recorded.undoUntil()));
    }

    @PostMapping("/decisions/{decision}/undo")
    @Needs(Scope.APPROVALS_DECIDE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "undoDecision", summary = "Take your decision back, as long as that is possible")
    ResponseEntity<Void> undo(@AuthenticationPrincipal Caller caller, @PathVariable("decision") UUID decision) {
        return switch (approvals.undo(caller.actor(), new DecisionId(decision))) {
            case UndoResult.Undone _, UndoResult.AlreadyUndone _ ->
                ResponseEntity.noContent().build();
            case UndoResult.TooLate _ ->
                throw new Refused(
                        HttpStatus.CONFLICT, "too-late", "It is too late", "The decision cannot be undone any more.");
            case UndoResult.NotFound _ -> throw new Refused(Problem.notFound());
        };
    }

    private ApprovalDocument read(Caller caller, HttpServletRequest asked, ApprovalId id) {
        return approvals
                .open(caller.actor(), id)
                .map(found -> ApprovalDocument.of(found, Language.of(asked, caller)))
                .orElseThrow(() -> new Refused(Problem.notFound()));
    }
}
