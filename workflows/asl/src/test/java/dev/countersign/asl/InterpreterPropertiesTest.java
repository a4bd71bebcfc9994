package dev.countersign.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.parse.InvalidDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.JsonNodeFactory;

/** Properties for any machine and any order of events, including late and invalid ones. */
class InterpreterPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Property(tries = 300)
    void theSameEventsAtTheSameMomentsAlwaysDoTheSame(
            @ForAll("machines") String definition, @ForAll("events") List<Event> events) throws InvalidDefinition {
        List<Advance> first = play(definition, events, false);
        List<Advance> second = play(definition, events, false);

        for (int index = 0; index < first.size(); index++) {
            assertSame(first.get(index), second.get(index));
        }
    }

    @Property(tries = 300)
    void writingAnExecutionDownAndReadingItBackBetweenAnyTwoEventsChangesNothing(
            @ForAll("machines") String definition, @ForAll("events") List<Event> events) throws InvalidDefinition {
        List<Advance> kept = play(definition, events, false);
        List<Advance> stored = play(definition, events, true);

        for (int index = 0; index < kept.size(); index++) {
            assertSame(kept.get(index), stored.get(index));
        }
    }

    @Property(tries = 300)
    void anEventThatWasAnsweredBeforeDoesNothingTheSecondTime(
            @ForAll("machines") String definition, @ForAll("events") List<Event> events) throws InvalidDefinition {
        StateMachine machine = StateMachine.parse(definition);
        Execution execution = Execution.initial();
        int count = 0;
        for (Event event : begun(events)) {
            execution = advance(machine, execution, event, ++count).execution();
            boolean mayRepeat = event instanceof Event.TaskHeartbeat || event instanceof Event.TaskSubmitted;
            if (!mayRepeat) {
                Advance again = advance(machine, execution, event, ++count);
                assertThat(again.history()).isEmpty();
                assertThat(again.effects()).isEmpty();
                assertThat(again.execution().toJson()).isEqualTo(execution.toJson());
            }
        }
    }

    @Property(tries = 300)
    void historyHasNoGapAndEveryEventFollowsAnEarlierOne(
            @ForAll("machines") String definition, @ForAll("events") List<Event> events) throws InvalidDefinition {
        long id = 0;
        for (Advance advance : play(definition, events, true)) {
            for (HistoryEvent event : advance.history()) {
                assertThat(event.id()).isEqualTo(++id);
                assertThat(event.previousId()).isBetween(0L, id - 1);
            }
            assertThat(advance.execution().lastEventId()).isEqualTo(id);
        }
    }

    private static List<Advance> play(String definition, List<Event> events, boolean stored) throws InvalidDefinition {
        StateMachine machine = StateMachine.parse(definition);
        List<Advance> advances = new ArrayList<>();
        Execution execution = Execution.initial();
        int count = 0;
        for (Event event : begun(events)) {
            Advance advance = advance(machine, execution, event, ++count);
            advances.add(advance);
            execution = stored ? Execution.fromJson(advance.execution().toJson()) : advance.execution();
        }
        return advances;
    }

    private static Advance advance(StateMachine machine, Execution execution, Event event, int count) {
        return Interpreter.advance(machine, execution, event, new Moment(NOW.plusSeconds(count), "seed " + count));
    }

    private static List<Event> begun(List<Event> events) {
        List<Event> all = new ArrayList<>();
        all.add(new Event.Started(TestHost.CONTEXT, TestHost.json("{'n': 3, 'list': [1, 2.5, null, 'x']}")));
        all.addAll(events);
        return all;
    }

    private static void assertSame(Advance a, Advance b) {
        assertThat(a.history()).isEqualTo(b.history());
        assertThat(a.effects()).isEqualTo(b.effects());
        assertThat(a.execution().toJson()).isEqualTo(b.execution().toJson());
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, 9);
        Arbitrary<Event> event = Arbitraries.oneOf(
                ids.map(id -> new Event.TaskSucceeded(id, TestHost.json(String.valueOf(id)))),
                ids.map(id -> new Event.TaskSucceeded(id, JsonNodeFactory.instance.stringNode("yes"))),
                ids.map(id -> new Event.TaskFailed(id, "Broken", "no")),
                ids.map(id -> new Event.TaskFailed(id, null, null)),
                ids.map(id -> new Event.TaskSubmitted(id, JsonNodeFactory.instance.objectNode())),
                ids.map(Event.TaskHeartbeat::new),
                ids.map(Event.TimerFired::new),
                ids.map(Event.TimerFired::new));
        return event.list().ofMaxSize(25);
    }

    /** One to four states, each leading to the next; Parallel and Map hold more of them. */
    @Provide
    Arbitrary<String> machines() {
        return Arbitraries.integers()
                .between(0, 9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(InterpreterPropertiesTest::machine);
    }

    private static String machine(List<Integer> kinds) {
        return "{\"QueryLanguage\": \"JSONata\", \"TimeoutSeconds\": 900, " + flow(kinds, "s") + '}';
    }

    private static String flow(List<Integer> kinds, String prefix) {
        List<String> states = new ArrayList<>();
        for (int index = 0; index < kinds.size(); index++) {
            String name = prefix + index;
            String next = index + 1 < kinds.size() ? "\"Next\": \"" + prefix + (index + 1) + '"' : "\"End\": true";
            states.add('"' + name + "\": {" + state(kinds.get(index), name) + ", " + next + '}');
        }
        return "\"StartAt\": \"" + prefix + "0\", \"States\": {" + String.join(", ", states) + '}';
    }

    private static String state(int kind, String name) {
        String retry =
                "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1, \"JitterStrategy\": \"FULL\"}]";
        return switch (kind) {
            case 0, 1 ->
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\", " + retry
                        + ", \"Arguments\": {\"t\": \"{% $states.context.Task.Token %}\"}, \"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 20";
            case 2 ->
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Assign\": {\"v\": \"{% $states.result %}\"}";
            case 3 -> "\"Type\": \"Wait\", \"Seconds\": 30";
            case 4 -> "\"Type\": \"Pass\", \"Output\": \"{% {'id': $uuid(), 'at': $now(), 'r': $random()} %}\"";
            case 5, 6 ->
                "\"Type\": \"Parallel\", " + retry + ", \"Branches\": [{" + flow(List.of(0, 4), name + "a") + "}, {"
                        + flow(List.of(3, 2), name + "b") + "}]";
            case 7, 8 ->
                "\"Type\": \"Map\", \"Items\": [1, 2, 3], \"MaxConcurrency\": 2, \"ToleratedFailureCount\": 1, \"ItemProcessor\": {"
                        + flow(List.of(2, 4), name + "m") + '}';
            default -> "\"Type\": \"Pass\", \"Assign\": {\"v\": [1, 2.5, {\"a\": null}]}";
        };
    }
}
