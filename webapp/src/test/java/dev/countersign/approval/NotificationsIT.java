package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.Nights;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.NotificationPreferences;
import dev.countersign.notification.ResendResult;
import dev.countersign.notification.Topic;
import dev.countersign.notification.Unsubscribing;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RevisionService;
import dev.countersign.request.TimelineEntry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people are told, in the application and by email, as they chose. */
class NotificationsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private Company company = companies.open(Purchase.template(new ApprovalStep(
            "manager",
            Text.of("Manager"),
            new Approvers.ManagerOf(Approvers.REQUESTER),
            new QuorumRule.Any(),
            WorkingTime.days(2),
            List.of(WorkingTime.hours(4)),
            Expiry.escalatesTo(new Approvers.Group("finance")),
            Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY))));

    private final SentLetters sent = new SentLetters(company);

    @Test
    void whatSomebodyIsToldIsUnreadUntilTheyOpenItsRequest() {
        ApprovalId first = company.waiting("manager");
        company.clock.advance(Duration.ofSeconds(1));
        ApprovalId second = company.waiting("manager");
        assertThat(center().unread(company.marta)).isEqualTo(2);
        assertThat(center().unread(company.ana)).isZero();
        List<NotificationItem> list = list(company.marta);
        assertThat(list).extracting(NotificationItem::path).containsExactly("inbox/" + second, "inbox/" + first);
        assertThat(list).extracting(NotificationItem::requester).containsOnly("Ana Torres");

        assertThat(center().readAboutApproval(company.marta, first.value())).isEqualTo(1);
        assertThat(list(company.marta)).extracting(NotificationItem::read).containsExactly(false, true);
        assertThat(center().readAll(company.marta)).isEqualTo(1);
        assertThat(center().unread(company.marta)).isZero();
    }

    @Test
    void whatSomebodyWasAskedIsReadAsSoonAsItIsDecidedByWhomever() {
        company = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.Any())));
        ApprovalId approval = company.waiting("manager");
        DecideResult decided = company.approve(company.nuria, approval);
        assertThat(center().unread(company.nuria)).isZero();
        assertThat(center().unread(company.jon)).as("it can be undone").isEqualTo(1);
        company.undo(company.nuria, decided);
        company.letUndoWindowPass();
        assertThat(center().unread(company.jon)).isEqualTo(1);

        company.approve(company.nuria, approval);
        company.letUndoWindowPass();

        assertThat(center().unread(company.jon)).isZero();
    }

    @Test
    void whatSomebodyWasAskedIsReadWhenTheRequestIsWithdrawnOrPassedToSomebodyElse() {
        ApprovalId passed = company.waiting("manager");
        company.get(Handovers.class).delegate(company.marta, passed, company.nuria.person(), "");
        assertThat(list(company.marta)).extracting(NotificationItem::read).containsExactly(true);

        company.get(RequestService.class)
                .withdraw(company.ana, company.row(passed).request());
        company.runDueCalls();

        assertThat(list(company.nuria))
                .filteredOn(item -> item.kind() == NotificationKind.ASSIGNED)
                .extracting(NotificationItem::read)
                .containsExactly(true);
    }

    @Test
    void nobodyReadsWhatOthersWereTold() {
        ApprovalId approval = company.waiting("manager");
        assertThat(list(company.elena)).isEmpty();
        assertThat(center().readAboutApproval(company.elena, approval.value())).isZero();
        assertThat(center().unread(company.marta)).isEqualTo(1);
    }

    @Test
    void aLongListIsReadInPages() {
        for (int i = 0; i < 3; i++) {
            company.waiting("manager");
        }
        var newest = center().page(company.marta, Range.first(2));
        assertThat(newest.rows()).hasSize(2);
        assertThat(newest.more()).isTrue();
        UUID last = newest.rows().getLast().id();
        assertThat(center().page(company.marta, Range.after(last)).rows()).hasSize(1);
        assertThat(center().page(company.marta, Range.before(last)).rows()).hasSize(1);
    }

    @Test
    void withoutAChoiceTheLetterIsSentAtOnceWithTheThreadOfItsRequest() {
        company.waiting("manager");
        company.runDueCalls();
        List<JsonNode> letters = letters();
        assertThat(letters).hasSize(1);
        JsonNode letter = letters.getFirst();
        assertThat(letter.path("thread").asString()).startsWith("request-");
        assertThat(letter.path("tenant").asString()).isEqualTo(company.tenant.toString());
        assertThat(letter.path("unsubscribe").isNull()).isTrue();
        assertThat(letter.path("text").asString())
                .contains("Requested by: Ana Torres", "Why you: You are the manager of Ana Torres", "/decide/");
    }

    @Test
    void theLetterAboutADenialSaysWhoDenied() {
        RequestId request = company.submit(company.ana);
        company.deny(company.marta, company.waitingAt(request, "manager"), "Too dear");
        company.letUndoWindowPass();
        company.get(Messages.class)
                .requestEvent(company.end(
                        request, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, "Too dear")));
        company.runDueCalls();

        List<JsonNode> letters = sent.to("ana");
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().path("text").asString())
                .contains("Marta Ruiz denied your request", "Reason: Too dear");
    }

    @Test
    void whoChoseTheApplicationOnlyGetsNoLetter() {
        choose(company.marta, Topic.ASSIGNED, Delivery.IN_APP);
        company.waiting("manager");
        company.runDueCalls();
        assertThat(letters()).isEmpty();
        assertThat(center().unread(company.marta)).isEqualTo(1);
    }

    @Test
    void aReminderIsPublishedAndCanBeStoppedByItsLink() {
        ApprovalId approval = company.waiting("manager");
        company.runDueCalls();
        letters();
        company.goTo(company.row(approval).dueAt().minus(Duration.ofMinutes(1)));
        company.runDueCalls();
        JsonNode reminder = lettersTo("marta").stream()
                .filter(letter -> letter.path("subject").asString().startsWith("Reminder"))
                .findFirst()
                .orElseThrow();
        String path = URI.create(reminder.path("unsubscribe").asString()).getPath();
        Unsubscribing unsubscribing = company.get(Unsubscribing.class);
        Unsubscribing.Stop stop =
                unsubscribing.open(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        assertThat(chosen(company.marta, Topic.REMINDER))
                .as("opening it changes nothing")
                .isEqualTo(Delivery.AT_ONCE);
        unsubscribing.stop(stop);
        assertThat(chosen(company.marta, Topic.REMINDER)).isEqualTo(Delivery.IN_APP);
        assertThat(chosen(company.marta, Topic.ASSIGNED)).isEqualTo(Delivery.AT_ONCE);
        assertThat(unsubscribing.open(path.substring(path.lastIndexOf('/') + 2)))
                .isEmpty();
        assertThat(unsubscribing.open("no token")).isEmpty();
    }

    @Test
    void whoIsAskedAfterOthersWereTooLateIsToldSo() {
        ApprovalId approval = company.waiting("manager");
        company.letPass(approval);
        company.runDueCalls();
        company.deliver(company.task(company.row(approval).request(), "manager", 2));
        assertThat(company.letters("ESCALATED")).isEqualTo(2);
        assertThat(company.letters("ESCALATED_ON")).isEqualTo(1);
        company.runDueCalls();
        List<String> texts = letters().stream()
                .map(letter -> letter.path("to").asString() + " "
                        + letter.path("subject").asString() + "\n"
                        + letter.path("text").asString())
                .toList();
        assertThat(texts)
                .anySatisfy(ana -> assertThat(ana)
                        .startsWith("ana")
                        .contains("Marta Ruiz did not decide on your request", "so others are asked now"))
                .anySatisfy(marta -> assertThat(marta)
                        .startsWith("marta")
                        .contains("Not decided in time: ", "You did not decide on", "So others are asked now."))
                .anySatisfy(nuria -> assertThat(nuria)
                        .startsWith("nuria")
                        .contains("Marta Ruiz did not decide on", "After that, the request expires."));
    }

    @Test
    void aReminderThatWasHeldUpIsNotSentBesideTheExpiry() {
        ApprovalId approval = company.waiting("manager");
        company.runDueCalls();
        company.letPass(approval);
        company.runDueCalls();
        assertThat(company.letters("LAPSED")).isEqualTo(1);
        assertThat(company.letters("REMINDED")).isZero();
    }

    @Test
    void aLetterThatCannotBeDeliveredIsPublishedAgainLaterAndAtLastKeptAsFailed() {
        company.waiting("manager");
        company.runDueCalls();
        UUID id = UUID.fromString(letters().getFirst().path("id").asString());
        for (Duration pause :
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8))) {
            notDelivered(id);
            // The queue may report it twice.
            notDelivered(id);
            company.clock.advance(pause.minusSeconds(1));
            company.runDueCalls();
            assertThat(lettersWith(id)).isEmpty();
            company.clock.advance(Duration.ofSeconds(1));
            company.runDueCalls();
            assertThat(lettersWith(id)).hasSize(1);
        }
        notDelivered(id);
        // Before the decision is due, since after it nobody would be asked any more.
        company.clock.advance(Duration.ofHours(12));
        company.runDueCalls();
        assertThat(lettersWith(id)).isEmpty();

        FailedLetters failed = company.get(FailedLetters.class);
        assertThat(failed.page(company.elena, Range.first()).rows())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.id()).isEqualTo(id);
                    assertThat(letter.to().name()).isEqualTo("Marta Ruiz");
                    assertThat(letter.kind()).isEqualTo(NotificationKind.ASSIGNED);
                });
        assertThat(failed.resend(company.ana, id)).isInstanceOf(ResendResult.NotAllowed.class);
        assertThat(failed.resend(company.elena, id)).isInstanceOf(ResendResult.Resent.class);
        assertThat(failed.resend(company.elena, id)).isInstanceOf(ResendResult.NotFailed.class);
        company.runDueCalls();
        assertThat(lettersWith(id)).hasSize(1);
        assertThat(failed.page(company.elena, Range.first()).rows()).isEmpty();
    }

    @Test
    void administratorsAreToldOfAnAlarmOnceAndWhereItIsMended() {
        Alarms alarms = company.get(Alarms.class);
        for (int i = 0; i < 3; i++) {
            alarms.raise(company.tenant, AlarmKind.AUDIT_BROKEN, "3 FORGED", Map.of("entry", "3"));
        }
        company.runDueCalls();

        assertThat(list(company.elena)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(NotificationKind.ALARM);
            assertThat(told.path()).isEqualTo("organisation/audit");
        });
        assertThat(lettersTo("elena")).singleElement().satisfies(letter -> {
            assertThat(letter.path("subject").asString())
                    .isEqualTo("The audit log or something it recorded was altered");
            assertThat(letter.path("text").asString()).contains("/organisation/audit");
        });
        assertThat(list(company.ana)).isEmpty();
    }

    @Test
    void whoIsNamedInACommentAndMaySeeTheRequestIsTold() {
        RequestId request = company.row(company.waiting("manager")).request();
        RequestService requests = company.get(RequestService.class);
        company.clock.advance(Duration.ofSeconds(1));
        requests.comment(
                company.ana, request, "@marta ruiz, @Nuria Mas and @Ana Torres: is this fine?", UUID.randomUUID());
        company.runDueCalls();

        assertThat(list(company.marta)).first().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(NotificationKind.MENTIONED);
            assertThat(told.by()).isEqualTo("Ana Torres");
            assertThat(told.words().standard()).startsWith("@marta ruiz,");
        });
        assertThat(list(company.nuria)).as("may not see the request").isEmpty();
        assertThat(list(company.ana)).as("has written it").isEmpty();
        assertThat(lettersTo("marta"))
                .anySatisfy(letter ->
                        assertThat(letter.path("subject").asString()).startsWith("Ana Torres mentioned you: PR-"));
        assertThat(requests.open(company.marta, request).orElseThrow().timeline())
                .filteredOn(TimelineEntry.Commented.class::isInstance)
                .map(TimelineEntry.Commented.class::cast)
                .flatExtracting(TimelineEntry.Commented::named)
                .containsExactly(new TimelineEntry.Named(
                        "@marta ruiz",
                        company.get(People.class)
                                .find(company.tenant, company.marta.person())
                                .orElseThrow()
                                .personName()));
    }

    @Test
    void whoIsNamedInTheReplyToARevisionIsToldAsInAComment() {
        Company other = companies.open(Revisable.template(GoesOn.START));
        RequestId request = new Revisable(other).sentBack();
        other.get(RevisionService.class)
                .revise(other.ana, request, 1, Purchase.filledIn("Laptops"), "@Marta Ruiz, the smaller one");
        assertThat(other.letters("MENTIONED")).isEqualTo(1);
    }

    @Test
    void peopleAreOfferedWithWhetherTheyMaySeeTheRequest() {
        RequestId request = company.row(company.waiting("manager")).request();
        Mentions mentions = company.get(Mentions.class);
        assertThat(mentions.offer(company.ana, List.of(request), ""))
                .extracting(offer -> offer.person().name())
                .containsExactly("Marta Ruiz");
        assertThat(mentions.offer(company.ana, List.of(request), "ma"))
                .extracting(offer -> offer.person().name() + " " + offer.seesAll())
                .containsExactly("Marta Ruiz true", "Nuria Mas false");
        assertThat(mentions.offer(company.nuria, List.of(request), "ma")).isEmpty();
    }

    @Test
    void whatIsNoLetterOfATenantStaysInTheDeadLetterQueue() {
        Messages messages = company.get(Messages.class);
        for (String odd : List.of(
                "no JSON",
                "{}",
                "{\"id\": \"x\", \"tenant\": \"%s\"}".formatted(company.tenant),
                "{\"id\": \"%s\", \"tenant\": \"%s\"}".formatted(UUID.randomUUID(), UUID.randomUUID()))) {
            assertThatThrownBy(() -> messages.deadLetter(odd)).as(odd).hasMessageContaining("no letter of a tenant");
        }
    }

    @Test
    void oldNotificationsAreForgotten() {
        company.waiting("manager");
        company.clock.advance(Duration.ofDays(60));
        company.waiting("manager");
        company.clock.advance(Duration.ofDays(31));
        company.get(Nights.class).pass();
        assertThat(list(company.marta)).hasSize(1);
    }

    private NotificationCenter center() {
        return company.get(NotificationCenter.class);
    }

    private List<NotificationItem> list(Actor actor) {
        return center().page(actor, Range.first()).rows();
    }

    private void choose(Actor actor, Topic topic, Delivery delivery) {
        company.get(NotificationPreferences.class).choose(actor, topic, delivery);
    }

    private Delivery chosen(Actor actor, Topic topic) {
        return company.get(NotificationPreferences.class).of(actor).getOrDefault(topic, Delivery.DIGEST);
    }

    private void notDelivered(UUID letter) {
        company.get(Messages.class)
                .deadLetter("{\"id\": \"%s\", \"tenant\": \"%s\"}".formatted(letter, company.tenant));
    }

    private List<JsonNode> lettersTo(String name) {
        return sent.to(name);
    }

    private List<JsonNode> lettersWith(UUID id) {
        return sent.with(id);
    }

    private List<JsonNode> letters() {
        return sent.all();
    }
}
