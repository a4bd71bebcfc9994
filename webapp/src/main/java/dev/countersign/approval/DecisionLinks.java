package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.Fact;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Remark;
import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Links in emails by which people decide without signing in. A link is for one person, one approval and one revision; it expires, and it
 * decides once. Opening it changes nothing. Whether the person may decide is asked at the decision, as for everybody else.
 */
@Service
public class DecisionLinks {

    private final DecisionLinkRepository links;
    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final FiledRequests requests;
    private final ApprovalService service;
    private final Handovers handovers;
    private final People people;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final Duration lifetime;

    DecisionLinks(
            DecisionLinkRepository links,
            ApprovalRepository approvals,
            DecisionRepository decisions,
            FiledRequests requests,
            ApprovalService service,
            Handovers handovers,
            People people,
            TenantTransaction transaction,
            ActorTransaction acting,
            TimeOrderedIds ids,
            Clock clock,
            @Value("${countersign.link-lifetime:30d}") Duration lifetime) {
        this.links = links;
        this.approvals = approvals;
        this.decisions = decisions;
        this.requests = requests;
        this.service = service;
        this.handovers = handovers;
        this.people = people;
        this.transaction = transaction;
        this.acting = acting;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * A new link, as the path of its page. Those before it stay valid: an earlier email works as long as it is not used.
     *
     * @return empty where the approval is not open any more, or the template asks people to sign in for it
     */
    public Optional<String> issue(TenantId tenant, UUID approval, PersonId person) {
        return transaction.call(
                tenant,
                () -> approvals
                        .find(new ApprovalId(approval))
                        .filter(ApprovalRow::isOpen)
                        .filter(row -> suffices(tenant, row))
                        .map(row -> issue(tenant, row, person)));
    }

    /** Whether people can decide by the link, as the request is now. */
    public boolean suffices(DecisionLink link) {
        return transaction.call(
                link.tenant(),
                () -> approvals
                        .find(link.approval())
                        .filter(row -> suffices(link.tenant(), row))
                        .isPresent());
    }

    private boolean suffices(TenantId tenant, ApprovalRow approval) {
        return requests.find(tenant, approval.request())
                .filter(request -> {
                    Optional<Fact.Value.Money> amount = request.amount();
                    return request.definition()
                            .emailLink()
                            .decides(
                                    amount.map(Fact.Value.Money::amount).orElse(null),
                                    amount.map(Fact.Value.Money::currency).orElse(null));
                })
                .isPresent();
    }

    private String issue(TenantId tenant, ApprovalRow approval, PersonId person) {
        TenantSecret token = TenantSecret.random(tenant);
        Instant now = clock.instant();
        links.deleteExpired(now);
        DecisionLink link = new DecisionLink(
                tenant,
                ids.next(),
                approval.id(),
                person,
                approval.revision(),
                now.plus(lifetime),
                Optional.empty(),
                Optional.empty());
        links.insert(link, token.hash(), now);
        return "/decide/" + token.text();
    }

    /** The link of this token; empty where there is none, or it has expired. */
    public Optional<DecisionLink> open(String token) {
        return TenantSecret.parse(token)
                .flatMap(
                        parsed -> transaction.call(parsed.tenant(), () -> links.byHash(parsed.tenant(), parsed.hash())))
                .filter(link -> !link.isExpired(clock.instant()));
    }

    /** The same link as it is now. */
    public DecisionLink again(DecisionLink link) {
        return transaction.call(
                link.tenant(), () -> links.find(link.tenant(), link.id()).orElse(link));
    }

    /** Whoever holds the link. The transaction reads what they may do. */
    public Actor actor(DecisionLink link) {
        return new Actor(link.tenant(), link.person(), Set.of());
    }

    /**
     * Decides as the person of the link.
     *
     * @param click the same for a repetition of the same click
     * @return empty where the link was used for another decision, or has expired
     */
    public Optional<DecideResult> decide(DecisionLink link, Verdict verdict, String comment, UUID click) {
        UUID idempotency = idempotency(link, verdict, click);
        return acting.call(actor(link), present -> {
            Optional<DecisionLink> locked = links.lock(link.tenant(), link.id())
                    .filter(now -> !now.isUsedUp(idempotency) && !now.isExpired(clock.instant()));
            return locked.map(now -> {
                if (!suffices(now)) {
                    return new DecideResult.SignInNeeded();
                }
                DecideResult result = service.decide(
                        present,
                        new Answer(
                                now.approval(),
                                verdict,
                                Remark.of(comment),
                                now.revision(),
                                idempotency,
                                Channel.LINK));
                if (result instanceof DecideResult.Recorded) {
                    links.use(now.id(), idempotency, clock.instant());
                }
                return result;
            });
        });
    }

    /** What is known of the person with this address before the case is passed to them; empty if nobody has it. */
    public Optional<HandoverOutlook> outlook(DecisionLink link, String email) {
        return acting.call(
                actor(link),
                present -> people.byEmail(link.tenant(), email)
                        .map(to -> handovers.outlook(present, link.approval(), link.person(), Set.of(to.id()))));
    }

    /**
     * Passes the part of the link's person to somebody else. The link stays as it is: its person is not asked any more, so it decides nothing.
     *
     * @param email the whole address of the new person: a link does not tell who works in the organisation
     * @return empty where the link was used, has expired, or does not suffice to decide
     */
    public Optional<HandoverResult> delegate(DecisionLink link, String email, String note) {
        return acting.call(
                actor(link),
                present -> links.lock(link.tenant(), link.id())
                        .filter(now -> now.usedAt().isEmpty() && !now.isExpired(clock.instant()))
                        .filter(this::suffices)
                        .map(now -> people.byEmail(now.tenant(), email)
                                .map(to -> {
                                    links.answer(now.id(), null);
                                    return handovers.delegate(present, now.approval(), to.id(), note);
                                })
                                .orElseGet(() -> new HandoverResult.Unsuitable(
                                        HandoverResult.Unsuitable.Obstacle.UNKNOWN, ""))));
    }

    /** The page names its next click once for all its buttons, and no click of it is one of another page. */
    private static UUID idempotency(DecisionLink link, Verdict verdict, UUID click) {
        return UUID.nameUUIDFromBytes((link.id() + " " + verdict + " " + click).getBytes(StandardCharsets.UTF_8));
    }

    /** The decision of the link, while it can be undone. */
    public Optional<DecisionId> undoable(DecisionLink link) {
        return transaction.call(
                link.tenant(),
                () -> own(link)
                        .filter(decision -> decision.undoneAt().isEmpty())
                        .filter(decision -> decision.undoUntil().isAfter(clock.instant()))
                        .map(DecisionRepository.Row::id));
    }

    /**
     * Takes the decision of the link back, while the undo window is open. The link can then decide again. Other decisions of the person are
     * none of the link's. A repetition gets the same answer.
     */
    public UndoResult undo(DecisionLink link, DecisionId decision) {
        // The link is locked first, as by a decision.
        return acting.call(
                actor(link),
                present -> links.lock(link.tenant(), link.id())
                        .flatMap(this::own)
                        .filter(row -> row.id().equals(decision))
                        .map(row -> row.undoneAt().isPresent() ? undone(row) : undo(present, link, decision))
                        .orElseGet(UndoResult.NotFound::new));
    }

    /** The comment of the link's decision that was undone, to be edited again; empty if there is none. */
    public String takenBack(DecisionLink link) {
        return transaction.call(
                link.tenant(),
                () -> own(link)
                        .filter(decision -> decision.undoneAt().isPresent())
                        .flatMap(decision -> Optional.ofNullable(decision.comment()))
                        .orElse(""));
    }

    /** Stores what the page says about the last click, for whenever it is read. A decision deletes it. */
    public void keepAnswer(DecisionLink link, String answer) {
        transaction.run(link.tenant(), () -> links.answer(link.id(), answer));
    }

    /** What was stored last; empty if there is nothing. */
    public String answer(DecisionLink link) {
        return transaction.call(link.tenant(), () -> links.answer(link.id()));
    }

    private UndoResult undo(Actor present, DecisionLink link, DecisionId decision) {
        UndoResult result = service.undo(present, decision);
        if (result instanceof UndoResult.Undone) {
            links.release(link.id());
        }
        return result;
    }

    private static UndoResult undone(DecisionRepository.Row decision) {
        String comment = decision.comment();
        return new UndoResult.Undone(decision.approval(), comment == null ? "" : comment);
    }

    /** The latest decision of the link, even if it was undone. */
    private Optional<DecisionRepository.Row> own(DecisionLink link) {
        return link.usedBy().flatMap(click -> decisions.repeated(link.person(), click));
    }
}
