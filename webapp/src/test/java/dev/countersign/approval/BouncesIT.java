package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.administration.FirstStep;
import dev.countersign.administration.FirstSteps;
import dev.countersign.administration.TestMailResult;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.LetterFailure;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.Refusal;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.notification.ResendResult;
import dev.countersign.notification.TestMail;
import dev.countersign.people.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The mail server takes a letter, and the address sends it back later. */
class BouncesIT {

    private static final String REASON = "smtp; 550 5.1.1 user unknown";

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final SentLetters sent = new SentLetters(company);

    @Test
    void anAddressThatSendsALetterBackGetsNoMoreUntilItsOwnerSaysThatItWorks() {
        JsonNode letter = letterToMarta();
        String bounce = bounce("Permanent", letter, letter.path("to").asString(), company.clock.instant());
        feedback(bounce);
        feedback(bounce);

        assertThat(own(company.marta)).map(Refusal::detail).contains(REASON);
        assertThat(own(company.ana)).isEmpty();
        assertThat(failed()).singleElement().satisfies(one -> {
            assertThat(one.to().name()).isEqualTo("Marta Ruiz");
            assertThat(one.refusal()).map(Refusal::detail).contains(REASON);
        });
        assertThat(company.count("select count(*) from audit_entry where kind = 'address.refused'"))
                .isEqualTo(1);
        company.waiting("manager");
        company.runDueCalls();
        assertThat(sent.to("marta")).isEmpty();
        assertThat(company.get(NotificationCenter.class)
                        .page(company.marta, Range.first())
                        .rows())
                .hasSize(2);
        assertThat(failed()).as("the others are in the application").hasSize(1);

        company.clock.advance(Duration.ofMinutes(1));
        assertThat(company.get(RefusedAddresses.class).confirm(company.marta)).isTrue();
        feedback(bounce);
        assertThat(own(company.marta)).as("of before").isEmpty();
        assertThat(letterToMarta()).isNotNull();
    }

    /** As it could be entered before addresses were checked as strictly as letters are sent. */
    @Test
    void aLetterToWhatIsNoAddressComesBackAtOnce() {
        company.count("""
                with changed as (update person set email = 'a,b@acme.test' where email like 'marta%' returning 1)
                select count(*) from changed
                """);
        company.waiting("manager");
        company.runDueCalls();

        assertThat(sent.to("a,b")).isEmpty();
        assertThat(failed()).singleElement().satisfies(one -> {
            assertThat(one.to().name()).isEqualTo("Marta Ruiz");
            assertThat(one.refusal().map(Refusal::detail).orElseThrow()).contains("5.1.3");
        });
        company.waiting("manager");
        company.runDueCalls();
        assertThat(failed()).as("the others are in the application").hasSize(1);
        company.get(FailedLetters.class)
                .resend(company.elena, failed().getFirst().id());
        company.clock.advance(Duration.ofMinutes(1));
        company.runDueCalls();
        assertThat(failed()).as("again").hasSize(1);
        assertThat(own(company.marta)).isPresent();
    }

    @Test
    void whoeverSendsTheLetterAgainSaysThatTheAddressWorks() {
        JsonNode letter = letterToMarta();
        feedback(complaint(letter));
        assertThat(own(company.marta)).map(Refusal::reported).contains(true);

        UUID id = failed().getFirst().id();
        assertThat(company.get(FailedLetters.class).resend(company.elena, id)).isInstanceOf(ResendResult.Resent.class);
        company.runDueCalls();
        assertThat(sent.with(id)).hasSize(1);
        assertThat(own(company.marta)).isEmpty();
        assertThat(failed()).isEmpty();
    }

    /** As the function that sends emails tells of a letter that somebody has sent to themselves. */
    @Test
    void aTestLetterIsBeingSentUntilAMailServerHasTakenIt() {
        assertThat(company.get(FirstSteps.class).testMail(company.elena)).isInstanceOf(TestMailResult.Sent.class);
        company.runDueCalls();
        JsonNode letter = sent.to("elena").getFirst();
        assertThat(letter.path("answer").booleanValue()).isTrue();
        assertThat(tested()).isEqualTo(new Tested(TestMail.Outcome.SENDING, "", false));

        feedback(answer("DeliveryDelay", letter, "MailConnectException: Connection refused"));
        assertThat(tested())
                .isEqualTo(new Tested(TestMail.Outcome.SENDING, "MailConnectException: Connection refused", false));

        feedback(answer("Delivery", letter, ""));
        feedback(answer("DeliveryDelay", letter, "MailConnectException: told late"));
        assertThat(tested()).isEqualTo(new Tested(TestMail.Outcome.TAKEN, "", true));

        feedback(bounce("Permanent", letter, letter.path("to").asString(), company.clock.instant()));
        assertThat(tested()).isEqualTo(new Tested(TestMail.Outcome.FAILED, REASON, false));
    }

    @Test
    void whatBecameOfOtherLettersIsNotKept() {
        JsonNode letter = letterToMarta();
        assertThat(letter.path("answer").booleanValue()).isFalse();
        feedback(answer("Delivery", letter, ""));
        assertThat(company.count("select count(*) from notification where taken_at is not null"))
                .isZero();
    }

    private record Tested(TestMail.Outcome outcome, String failure, boolean done) {}

    private Tested tested() {
        return company.get(FirstSteps.class).list(company.elena).orElseThrow().steps().stream()
                .filter(FirstStep.Mail.class::isInstance)
                .map(FirstStep.Mail.class::cast)
                .map(mail -> new Tested(mail.outcome(), mail.failure(), mail.done()))
                .findFirst()
                .orElseThrow();
    }

    private String answer(String type, JsonNode letter, String why) {
        ObjectNode event = about(letter, company.clock.instant()).put("eventType", type);
        event.putObject("deliveryDelay")
                .putArray("delayedRecipients")
                .addObject()
                .put("diagnosticCode", why);
        return event.toString();
    }

    /** As the function that sends emails tells of what a mail server refuses for good while it is handed over. */
    @Test
    void anEmailThatTheMailServerRefusesForGoodIsFailedAtOnceWithItsAnswer() {
        JsonNode letter = letterToMarta();
        feedback(bounce("Undetermined", letter, letter.path("to").asString(), company.clock.instant()));

        assertThat(own(company.marta)).as("other emails can arrive").isEmpty();
        assertThat(failed()).singleElement().satisfies(one -> {
            assertThat(one.attempts()).isEqualTo(1);
            assertThat(one.failure()).isEqualTo(LetterFailure.of(REASON));
            assertThat(one.state()).isEqualTo(FailedLetter.State.FAILED);
        });
        company.get(FailedLetters.class)
                .resend(company.elena, failed().getFirst().id());
        assertThat(failed()).isEmpty();
    }

    /** It can be faster than the transaction that marks the letter as published. */
    @Test
    void aRefusalThatComesTooEarlyIsReadAgain() {
        JsonNode letter = letterToMarta();
        company.count("""
                with early as (update notification set published_at = null returning 1) select count(*) from early
                """);
        String bounce = bounce("Undetermined", letter, letter.path("to").asString(), company.clock.instant());
        assertThatThrownBy(() -> feedback(bounce)).isInstanceOf(IllegalStateException.class);
        company.count("""
                with late as (update notification set published_at = now() returning 1) select count(*) from late
                """);
        feedback(bounce);
        assertThat(failed()).hasSize(1);
    }

    @Test
    void aFullMailboxIsShownAndGetsTheNextLetters() {
        JsonNode letter = letterToMarta();
        feedback(bounce("Transient", letter, letter.path("to").asString(), company.clock.instant()));
        assertThat(own(company.marta)).isEmpty();
        assertThat(failed()).extracting(FailedLetter::refusal).containsExactly(Optional.empty());
        assertThat(letterToMarta()).isNotNull();
    }

    @Test
    void whatIsAboutAnotherAddressOrNoLetterOfOursChangesNothing() {
        JsonNode letter = letterToMarta();
        feedback(bounce("Permanent", letter, "marta@elsewhere.test", company.clock.instant()));
        ObjectNode stranger = ((ObjectNode) letter.deepCopy()).put("recipient", "nobody");
        feedback(bounce("Permanent", stranger, letter.path("to").asString(), company.clock.instant()));
        assertThat(own(company.marta)).isEmpty();
        assertThat(failed()).isEmpty();

        ObjectNode nowhere =
                ((ObjectNode) letter.deepCopy()).put("recipient", UUID.randomUUID() + "." + UUID.randomUUID());
        String elsewhere = bounce("Permanent", nowhere, letter.path("to").asString(), company.clock.instant());
        assertThatThrownBy(() -> feedback(elsewhere)).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> feedback("no JSON")).hasMessageContaining("no JSON");
    }

    private JsonNode letterToMarta() {
        company.waiting("manager");
        company.runDueCalls();
        return sent.to("marta").getFirst();
    }

    private Optional<Refusal> own(Actor actor) {
        return company.get(RefusedAddresses.class).own(actor);
    }

    private List<FailedLetter> failed() {
        return company.get(FailedLetters.class)
                .page(company.elena, Range.first())
                .rows();
    }

    private void feedback(String body) {
        company.get(Messages.class).feedback(body);
    }

    private static String bounce(String type, JsonNode letter, String address, Instant sent) {
        ObjectNode feedback = about(letter, sent).put("eventType", "Bounce");
        feedback.putObject("bounce")
                .put("bounceType", type)
                .putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", address)
                .put("diagnosticCode", REASON);
        return feedback.toString();
    }

    /** As the topic wraps it without raw delivery. */
    private String complaint(JsonNode letter) {
        ObjectNode feedback = about(letter, company.clock.instant()).put("notificationType", "Complaint");
        feedback.putObject("complaint")
                .putArray("complainedRecipients")
                .addObject()
                .put("emailAddress", letter.path("to").asString());
        return JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Notification")
                .put("Message", feedback.toString())
                .toString();
    }

    private static ObjectNode about(JsonNode letter, Instant sent) {
        ObjectNode feedback = JsonMapper.shared().createObjectNode();
        ObjectNode mail = feedback.putObject("mail").put("timestamp", sent.toString());
        var headers = mail.putArray("headers");
        headers.addObject()
                .put("name", "Message-ID")
                .put("value", "<" + letter.path("id").asString() + "@countersign.example>");
        headers.addObject()
                .put("name", "X-Countersign-Recipient")
                .put("value", letter.path("recipient").asString());
        return feedback;
    }
}
