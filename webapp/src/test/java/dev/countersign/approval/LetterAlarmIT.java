package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AlarmRound;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.LetterFailure;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.people.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The mail server does not take letters for hours: administrators read which, why, since when, and that it is over. */
class LetterAlarmIT {

    private static final String BUSY = "smtp; 451 4.3.0 try later";

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final SentLetters sent = new SentLetters(company);

    @Test
    void aLetterIsShownFromItsFirstFailedAttemptUntilAMailServerTakesIt() {
        JsonNode letter = letterToMarta();
        assertThat(letter.path("answer").booleanValue()).isFalse();
        tell("DeliveryDelay", letter, BUSY);
        assertThat(failed()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(FailedLetter.State.SENDING);
            assertThat(one.failure()).isEqualTo(new LetterFailure(LetterFailure.Kind.ANSWERED, "451 4.3.0 try later"));
            assertThat(one.since()).isEqualTo(company.clock.instant());
        });
        soon();
        assertThat(open()).as("the queue tries again within minutes").isEmpty();

        tell("Delivery", letter, "");
        tell("DeliveryDelay", letter, "smtp; 451 told late");
        assertThat(failed()).isEmpty();
    }

    @Test
    void thereIsOneAlarmForAllLettersAndItClosesWhenTheyAreTaken() {
        JsonNode first = letterToMarta();
        JsonNode second = letterToMarta();
        tell("DeliveryDelay", first, "unreachable; Connection refused");
        String since = company.clock.instant().toString();
        company.clock.advance(Duration.ofMinutes(8));
        tell("DeliveryDelay", second, BUSY);
        notDelivered(first);
        notDelivered(second);
        assertThat(company.count("select count(*) from scheduled_tasks where task_name = 'look-at-failing-letters'"))
                .as("one look for both")
                .isEqualTo(1);
        soon();

        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(facts(alarm))
                        .isEqualTo(Map.of(
                                AlarmAbout.LETTERS, "2",
                                AlarmAbout.SINCE, since,
                                AlarmAbout.WHY, "ANSWERED",
                                AlarmAbout.SAID, "451 4.3.0 try later")));
        assertThat(alarmsInTheBellOf(company.elena)).hasSize(1);
        assertThat(sent.to("elena")).singleElement().satisfies(letter -> {
            assertThat(letter.path("subject").asString()).isEqualTo("Emails are not delivered");
            assertThat(letter.path("text").asString())
                    .contains(
                            "2 emails have not been delivered since ",
                            "The mail server answered: 451 4.3.0 try later.");
        });

        company.clock.advance(Duration.ofMinutes(5));
        company.runDueCalls();
        List<JsonNode> again = sent.to("marta");
        assertThat(again)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.path("answer").booleanValue())
                        .as("or nobody would know that it was taken")
                        .isTrue());
        tell("Delivery", again.getFirst(), "");
        soon();
        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(facts(alarm)).containsEntry(AlarmAbout.LETTERS, "1"));
        tell("Delivery", again.getLast(), "");
        soon();
        assertThat(open()).isEmpty();
        assertThat(alarmsInTheBellOf(company.elena)).hasSize(1);
    }

    @Test
    void whoeverHasAcknowledgedItIsToldAgainOnlyOfWhatIsNew() {
        JsonNode first = letterToMarta();
        notDelivered(first);
        soon();
        company.clock.advance(Duration.ofMinutes(1));
        company.get(Alarms.class).acknowledge(company.elena, open().getFirst().id());
        company.clock.advance(Duration.ofMinutes(1));
        notDelivered(letterToMarta());
        soon();
        assertThat(open()).as("the mail server is still down").isEmpty();

        bounce(letterToMarta());
        soon();
        assertThat(open()).as("a letter is given up").hasSize(1);
    }

    @Test
    void theAlarmClosesAlsoWhenTheLastLetterIsSentAgainOrIsGone() {
        JsonNode letter = letterToMarta();
        bounce(letter);
        soon();
        assertThat(open()).hasSize(1);
        assertThat(company.get(FailedLetters.class).resendAll(company.elena)).isEqualTo(1);
        soon();
        assertThat(open()).isEmpty();

        bounce(letterToMarta());
        soon();
        assertThat(open()).hasSize(1);
        company.count(
                "with gone as (delete from notification where failing_since is not null returning 1) select count(*) from gone");
        AlarmRound.run(company::get);
        assertThat(open()).isEmpty();
    }

    @Test
    void aLetterThatWaitsForItsNextAttemptCanBeSentAtOnce() {
        JsonNode letter = letterToMarta();
        notDelivered(letter);
        assertThat(failed()).extracting(FailedLetter::state).containsExactly(FailedLetter.State.WAITING);
        assertThat(company.get(FailedLetters.class).resendAll(company.elena)).isEqualTo(1);
        company.runDueCalls();
        assertThat(sent.to("marta")).hasSize(1);
        company.clock.advance(Duration.ofMinutes(5));
        company.runDueCalls();
        assertThat(sent.to("marta")).as("the attempt that was planned").isEmpty();
        assertThat(failed()).isEmpty();
    }

    /** The function that sends emails may not be able to tell it. */
    @Test
    void ofWhichNothingIsHeardForADayIsTakenForDelivered() {
        notDelivered(letterToMarta());
        company.clock.advance(Duration.ofMinutes(5));
        company.runDueCalls();
        soon();
        assertThat(open()).hasSize(1);
        company.clock.advance(Duration.ofHours(25));
        AlarmRound.run(company::get);
        assertThat(failed()).isEmpty();
        assertThat(open()).isEmpty();
    }

    private JsonNode letterToMarta() {
        company.waiting("manager");
        company.runDueCalls();
        return sent.to("marta").getFirst();
    }

    private void soon() {
        company.clock.advance(Duration.ofSeconds(4));
        company.runDueCalls();
    }

    private List<Alarm> open() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.LETTERS_FAIL)
                .toList();
    }

    private static Map<String, String> facts(Alarm alarm) {
        return alarm.latest().orElse(alarm.facts());
    }

    private List<NotificationItem> alarmsInTheBellOf(Actor actor) {
        return company.get(NotificationCenter.class).page(actor, Range.first()).rows().stream()
                .filter(item -> item.path().equals("organisation/deliveries"))
                .toList();
    }

    private List<FailedLetter> failed() {
        return company.get(FailedLetters.class)
                .page(company.elena, Range.first())
                .rows();
    }

    private void notDelivered(JsonNode letter) {
        company.get(Messages.class).deadLetter(letter.toString());
    }

    private void bounce(JsonNode letter) {
        ObjectNode event = about("Bounce", letter);
        event.putObject("bounce")
                .put("bounceType", "Undetermined")
                .putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", letter.path("to").asString())
                .put("diagnosticCode", "smtp; 552 5.3.4 message too big");
        company.get(Messages.class).feedback(event.toString());
    }

    private void tell(String type, JsonNode letter, String why) {
        ObjectNode event = about(type, letter);
        event.putObject("deliveryDelay")
                .putArray("delayedRecipients")
                .addObject()
                .put("diagnosticCode", why);
        company.get(Messages.class).feedback(event.toString());
    }

    private ObjectNode about(String type, JsonNode letter) {
        ObjectNode event = JsonMapper.shared().createObjectNode().put("eventType", type);
        var headers = event.putObject("mail")
                .put("timestamp", company.clock.instant().toString())
                .putArray("headers");
        headers.addObject()
                .put("name", "Message-ID")
                .put("value", "<" + letter.path("id").asString() + "@countersign.example>");
        headers.addObject()
                .put("name", "X-Countersign-Recipient")
                .put("value", letter.path("recipient").asString());
        return event;
    }
}
