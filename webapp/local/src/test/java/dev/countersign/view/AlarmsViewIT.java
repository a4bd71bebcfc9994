package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What administrators read about alarms. */
class AlarmsViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Actor elena = new Acme(product).actor("elena");

    @Test
    void theClaimedOutcomeIsInWordsAndTheFirstTimeIsNotTheLast() {
        String request = UUID.randomUUID().toString();
        raise(AlarmKind.OUTCOME_NOT_CONFIRMED, request, Map.of("request", request, "outcome", "CHANGES_REQUESTED"));
        assertThat(card(request))
                .contains("changes requested", "once, ", "Open the request")
                .doesNotContain("last ", "CHANGES_REQUESTED");
    }

    @Test
    void aRequestThatDoesNotExistHasNoLink() {
        String request = UUID.randomUUID().toString();
        raise(AlarmKind.MESSAGE_NOT_UNDERSTOOD, request, Map.of("request", request, "step", "manager"));
        assertThat(card(request)).doesNotContain("Open the request");
    }

    @Test
    void aNewAlarmComesOnTopOfThoseThatStay() {
        String one = UUID.randomUUID().toString();
        raise(AlarmKind.TASK_NOT_OURS, one, Map.of("request", one));
        Desk desk = desks.of(elena).open("alarms");
        String other = UUID.randomUUID().toString();
        raise(AlarmKind.TASK_NOT_OURS, other, Map.of("request", other));
        desk.textWith(other);
        assertThat(desk.parts("alarm"))
                .as("newest first")
                .satisfies(cards -> assertThat(cards.getFirst()).contains(other))
                .anySatisfy(card -> assertThat(card).contains(one));
    }

    @Test
    void anAlarmThatClosedByItselfSaysThatItIsOverAndAsksForNothing() {
        String request = UUID.randomUUID().toString();
        raise(AlarmKind.TASK_NOT_OURS, request, Map.of("request", request));
        assertThat(card(request)).contains("What to do");
        product.get(Alarms.class).resolve(elena.tenant(), AlarmKind.TASK_NOT_OURS, request);
        assertThat(card("alarms?status=acknowledged", request))
                .contains("This is over. It was fixed, and the alarm closed by itself today")
                .doesNotContain("What to do", "Acknowledged");
    }

    @Test
    void aClosedAlarmIsNotRedAndTheBellSaysThatItIsOver() {
        String request = UUID.randomUUID().toString();
        raise(AlarmKind.STEP_NOT_UNDONE, request, Map.of("request", request));
        assertThat(bell()).contains("Read the reason, fix the cause");
        product.get(Alarms.class).resolve(elena.tenant(), AlarmKind.STEP_NOT_UNDONE, request);
        assertThat(bell()).contains("This is over: it was fixed");
        Desk closed = desks.of(elena).open("alarms?status=acknowledged");
        assertThat(closed.drawn("alarm-head")).isNotEmpty().allMatch(head -> head.hasClassName("closed"));
        assertThat(desks.of(elena).open("alarms").drawn("alarm-head")).noneMatch(head -> head.hasClassName("closed"));
    }

    private String bell() {
        return desks.of(elena).open("notifications").parts("notification-line").getFirst();
    }

    private String card(String request) {
        return card("alarms", request);
    }

    private String card(String page, String request) {
        return desks.of(elena).open(page).parts("alarm").stream()
                .filter(card -> card.contains(request))
                .findFirst()
                .orElseThrow();
    }

    private void raise(AlarmKind kind, String subject, Map<String, String> facts) {
        product.get(Alarms.class).raise(elena.tenant(), kind, subject, facts);
    }
}
