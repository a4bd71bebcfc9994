package dev.countersign.notification;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Emails that could not be delivered, or not yet, for administrators. */
@Service
public class FailedLetters {

    /** The most letters that one act sends again. */
    public static final int MOST_AT_ONCE = 500;

    private final ActorTransaction transaction;
    private final FailedLetterRepository letters;
    private final FiledRequests requests;
    private final People people;
    private final RefusedAddresses addresses;
    private final Redelivery redelivery;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    FailedLetters(
            ActorTransaction transaction,
            FailedLetterRepository letters,
            FiledRequests requests,
            People people,
            RefusedAddresses addresses,
            Redelivery redelivery,
            AuditLog audit,
            SecurityRecords refusals) {
        this.transaction = transaction;
        this.letters = letters;
        this.requests = requests;
        this.people = people;
        this.addresses = addresses;
        this.redelivery = redelivery;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Newest first; nothing for anybody who may not see alarms. */
    public Page<FailedLetter> page(Actor actor, Range<UUID> range) {
        return transaction.call(
                actor, present -> present.may(Right.SEE_ALARMS) ? read(present, range) : new Page<>(List.of(), false));
    }

    private Page<FailedLetter> read(Actor present, Range<UUID> range) {
        Page<FailedLetterRepository.Row> page = letters.page(range);
        List<Notification> all =
                page.rows().stream().map(row -> row.row().notification()).toList();
        Map<RequestId, RequestSummary> about = requests.summaries(present.tenant(), Notification.requests(all));
        Map<PersonId, PersonName> names = people.names(
                present.tenant(), all.stream().map(Notification::to).distinct().toList());
        Map<PersonId, Refusal> refused = addresses.of(names.keySet());
        return new Page<>(
                page.rows().stream()
                        .flatMap(row -> letter(row, about, names, refused))
                        .toList(),
                page.more());
    }

    private static Stream<FailedLetter> letter(
            FailedLetterRepository.Row row,
            Map<RequestId, RequestSummary> about,
            Map<PersonId, PersonName> names,
            Map<PersonId, Refusal> refused) {
        Notification notification = row.row().notification();
        Optional<RequestSummary> request =
                Optional.ofNullable(notification.request()).map(about::get);
        PersonName to = names.get(notification.to());
        return to == null
                ? Stream.empty()
                : Stream.of(new FailedLetter(
                        row.row().id(),
                        notification.kind(),
                        to,
                        request.map(RequestSummary::number).orElse(""),
                        request.map(RequestSummary::title).orElse(Text.NONE),
                        row.state(),
                        row.since(),
                        row.lastAt(),
                        row.attempts(),
                        row.failure(),
                        Optional.ofNullable(refused.get(notification.to()))));
    }

    /** Publishes the letter again, or the next time at once, to the address that its reader has now. Whoever does so says that this address works. */
    public ResendResult resend(Actor actor, UUID letter) {
        return transaction.call(actor, present -> {
            if (!present.may(Right.ACKNOWLEDGE_ALARMS)) {
                refusals.refused(present.tenant(), present.person(), "letter", letter.toString());
                return new ResendResult.NotAllowed();
            }
            Optional<PersonId> to = letters.again(letter);
            if (to.isEmpty()) {
                return new ResendResult.NotFailed();
            }
            addresses.confirm(present, to.get());
            redelivery.again(new Notifications.Ref(present.tenant().value(), letter));
            audit.append(
                    present.tenant(),
                    new AuditEvent("letter.resent", present.person(), null, Map.of("letter", letter.toString())));
            return new ResendResult.Resent();
        });
    }

    /**
     * Publishes letters again that failed or wait for their next attempt, the newest {@value #MOST_AT_ONCE} of them. Returns how many; 0 if there are none, or the person may not.
     */
    public int resendAll(Actor actor) {
        return transaction.call(actor, present -> {
            if (!present.may(Right.ACKNOWLEDGE_ALARMS)) {
                refusals.refused(present.tenant(), present.person(), "letter", "all");
                return 0;
            }
            List<UUID> again = letters.again(MOST_AT_ONCE);
            again.forEach(letter ->
                    redelivery.again(new Notifications.Ref(present.tenant().value(), letter)));
            if (!again.isEmpty()) {
                audit.append(
                        present.tenant(),
                        new AuditEvent(
                                "letter.all-resent",
                                present.person(),
                                null,
                                Map.of("letters", Integer.toString(again.size()))));
            }
            return again.size();
        });
    }
}
