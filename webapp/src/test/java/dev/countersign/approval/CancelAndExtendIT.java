package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestEnd;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.WithdrawResult;
import dev.countersign.request.ui.EndWords;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those who look after requests do with the requests of others. */
class CancelAndExtendIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aCancelledRequestEndsForEverybodyAndSaysByWhomAndWhy() {
        ApprovalId approval = company.waiting("manager");
        RequestId request = company.row(approval).request();
        Cancellation cancellation = company.get(Cancellation.class);
        assertThat(cancellation.cancel(company.marta, request, "No")).isInstanceOf(CancelResult.NotAllowed.class);
        assertThat(cancellation.cancel(company.elena, request, " ")).isInstanceOf(CancelResult.ReasonRequired.class);

        assertThat(cancellation.cancel(company.elena, request, "It was sent twice."))
                .isInstanceOf(CancelResult.Cancelled.class);

        var page = company.get(RequestService.class)
                .open(company.ana, request)
                .orElseThrow()
                .head();
        assertThat(page.status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(timeline(request).getLast())
                .isInstanceOfSatisfying(
                        TimelineEntry.Closed.class,
                        closed -> assertThat(closed.by().map(PersonName::name)).contains("Elena Prado"));
        assertThat(page.endedBy())
                .hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("Elena Prado"));
        assertThat(page.reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.standard()).isEqualTo("It was sent twice."));
        assertThat(company.letters("CANCELLED"))
                .as("the requester and the manager")
                .isEqualTo(2);
        for (Actor told : List.of(company.ana, company.marta)) {
            assertThat(bell(told)).startsWith("Elena Prado: It was sent twice.");
        }
        assertThat(company.letters("WITHDRAWN")).isZero();
        assertThat(company.inbox(company.marta)).isEmpty();
        assertThat(company.count("select count(*) from audit_entry where kind = 'request.cancelled'"))
                .isEqualTo(1);
        assertThat(cancellation.cancel(company.elena, request, "Again"))
                .isInstanceOfSatisfying(
                        CancelResult.AlreadyClosed.class,
                        closed -> assertThat(words(closed.end()))
                                .matches("Elena Prado cancelled the request today \\d\\d:\\d\\d\\."));
        assertThat(company.get(RequestService.class).withdraw(company.ana, request))
                .isInstanceOfSatisfying(
                        WithdrawResult.AlreadyClosed.class,
                        closed -> assertThat(words(closed.end())).startsWith("Elena Prado cancelled the request"));
    }

    private String words(RequestEnd end) {
        return EndWords.sentence(end, new Formats(new Translations(), Locale.ENGLISH, ZoneOffset.UTC, company.clock));
    }

    @Test
    void whatWasAnsweredJustBeforeTheEndIsInTheActivityAtOnce() {
        ApprovalId approval = company.waiting("manager");
        RequestId request = company.row(approval).request();
        company.deny(company.marta, approval, "Too dear");
        assertThat(timeline(request)).as("it can be undone").noneMatch(TimelineEntry.Decided.class::isInstance);

        company.get(Cancellation.class).cancel(company.elena, request, "It was sent twice.");

        assertThat(timeline(request))
                .filteredOn(TimelineEntry.Decided.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(TimelineEntry.Decided.class, decided -> {
                    assertThat(decided.by().name()).isEqualTo("Marta Ruiz");
                    assertThat(decided.comment()).isEqualTo("Too dear");
                });
    }

    @Test
    void aWithdrawnRequestSaysByWhom() {
        RequestId request = company.row(company.waiting("manager")).request();
        company.get(RequestService.class).withdraw(company.ana, request);
        assertThat(timeline(request).getLast()).isInstanceOfSatisfying(TimelineEntry.Closed.class, closed -> {
            assertThat(closed.status()).isEqualTo(RequestStatus.WITHDRAWN);
            assertThat(closed.by().map(PersonName::name)).contains("Ana Torres");
        });
    }

    @Test
    void allRequestsTellCancelledFromWithdrawn() {
        RequestId cancelled = company.row(company.waiting("manager")).request();
        RequestId withdrawn = company.row(company.waiting("manager")).request();
        company.get(Cancellation.class).cancel(company.elena, cancelled, "Sent twice");
        company.get(RequestService.class).withdraw(company.ana, withdrawn);

        assertThat(found(OrganisationFilter.State.CANCELLED)).containsExactly(cancelled);
        assertThat(found(OrganisationFilter.State.WITHDRAWN)).containsExactly(withdrawn);
    }

    private List<RequestId> found(OrganisationFilter.State state) {
        return company
                .get(OrganisationRequests.class)
                .page(company.elena, OrganisationFilter.of(state), Optional.empty(), 10)
                .orElseThrow()
                .lines()
                .stream()
                .map(line -> line.request().id())
                .toList();
    }

    /** What was said about the newest that they were told. */
    private String bell(Actor reader) {
        NotificationItem newest = newest(reader);
        return newest.said().stream()
                .map(said -> said.by().orElseThrow().name() + ": " + said.text())
                .collect(Collectors.joining("\n", newest.words().standard(), ""));
    }

    private NotificationItem newest(Actor reader) {
        return company.get(NotificationCenter.class)
                .page(reader, Range.first())
                .rows()
                .getFirst();
    }

    private List<TimelineEntry> timeline(RequestId request) {
        return company.get(RequestService.class)
                .open(company.ana, request)
                .orElseThrow()
                .timeline();
    }

    @Test
    void anExtendedApprovalExpiresAtItsNewDueDateAndNotAtTheOldOne() {
        ApprovalId approval = company.waiting("manager");
        Extensions extensions = company.get(Extensions.class);
        Instant due = company.row(approval).dueAt();
        assertThat(extensions.extend(company.marta, approval, due.plus(Duration.ofDays(1)), "Ill"))
                .isInstanceOf(ExtendResult.NotAllowed.class);
        assertThat(extensions.extend(company.elena, approval, due, "Ill")).isEqualTo(new ExtendResult.NotLater(due));
        assertThat(extensions.extend(company.elena, approval, due.plus(Duration.ofDays(40)), "Ill"))
                .isInstanceOf(ExtendResult.TooLate.class);

        Instant later = due.plus(Duration.ofDays(7));
        assertThat(extensions.extend(company.elena, approval, later, "Ill"))
                .isInstanceOfSatisfying(ExtendResult.Extended.class, extended -> {
                    assertThat(extended.due()).isEqualTo(later);
                    assertThat(extended.number()).startsWith("PR-");
                });

        assertThat(timeline(company.row(approval).request()))
                .filteredOn(TimelineEntry.Extended.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(TimelineEntry.Extended.class, extended -> {
                    assertThat(extended.by().name()).isEqualTo("Elena Prado");
                    assertThat(extended.before()).isEqualTo(due);
                    assertThat(extended.due()).isEqualTo(later);
                    assertThat(extended.reason()).isEqualTo("Ill");
                });
        assertThat(company.letters("EXTENDED")).as("the approver is told").isEqualTo(1);
        assertThat(company.letters("DUE_MOVED")).as("the requester, too").isEqualTo(1);
        for (Actor told : List.of(company.ana, company.marta)) {
            assertThat(newest(told).due()).contains(later);
            assertThat(bell(told)).isEqualTo("Elena Prado: Ill");
        }
        assertThat(newest(company.ana).path())
                .isEqualTo("requests/" + company.row(approval).request());

        company.clock.advance(Duration.between(company.clock.instant(), due.plusSeconds(60)));
        company.runDueCalls();
        assertThat(company.row(approval).isOpen()).as("after the old due date").isTrue();
        assertThat(company.inbox(company.marta))
                .singleElement()
                .satisfies(item -> assertThat(item.due()).isEqualTo(later));
        company.clock.advance(Duration.between(company.clock.instant(), later.plusSeconds(60)));
        company.runDueCalls();
        assertThat(company.row(approval).isExpired()).as("after the new one").isTrue();
    }
}
