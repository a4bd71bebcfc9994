package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RequestEvent.StepUndone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The key that each call of a function carries, what is undone after a failure, and what is told about it. */
class CallNamesTest {

    private static final String TRAVEL = """
            key: travel
            name: Travel
            prefix: TR
            title: "'Trip'"
            form:
              - text: city
                label: City
            steps:
              - automated: flight
                name: Flight
                function: book-flight
                input: {city: "{% $form.city %}", reference: "{% $call.key %}"}
                retry: {attempts: 1, first-delay: 1, max-delay: 2}
                compensation: {function: cancel-flight, input: {reference: "{% $call.undoes %}"}}
              - parallel: ground
                name: Ground
                branches:
                  - - automated: hotel
                      name: Hotel
                      function: book-hotel
                      retry: {attempts: 0}
                      compensation: {function: cancel-hotel, input: "{% {'of': $call.undoes} %}"}
                  - - automated: insurance
                      name: Insurance
                      function: insure
                      retry: {attempts: 0}
              - automated: transport
                name: Transport
                function: book-transport
                retry: {attempts: 0}
                compensation: {function: cancel-transport}
            """;

    private final Map<String, String> answers = new HashMap<>();

    @BeforeEach
    void allWork() {
        answers.clear();
    }

    @Test
    void aRepeatedAttemptCarriesTheSameKey() {
        answers.put("book-flight", "error: Down");
        Walkthrough walk = begin();
        answers.clear();
        walk.passTime();

        assertThat(walk.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
        assertThat(walk.keys())
                .containsExactly(
                        "book-flight flight.1",
                        "book-flight flight.1",
                        "book-hotel hotel.1",
                        "insure insurance.1",
                        "book-transport transport.1");
    }

    @Test
    void aFailureUndoesWhatWasDoneInReverseOrderAndTellsIt() {
        answers.put("book-transport", "error: Full");
        Walkthrough walk = begin();

        assertThat(walk.keys())
                .containsSubsequence(
                        "book-transport transport.1",
                        "cancel-transport transport.1.undo",
                        "cancel-hotel hotel.1.undo",
                        "cancel-flight flight.1.undo");
        assertThat(walk.payload().toString()).contains("0198c2a0-0000-7000-8000-000000000001.flight.1");
        assertThat(undone(walk)).containsExactly("transport", "hotel", "flight");
        assertThat(walk.finished().result().step()).isEqualTo("transport");
    }

    @Test
    void aFailureInABranchUndoesWhatWasDoneThereAndBefore() {
        answers.put("insure", "error: Refused");
        Walkthrough walk = begin();

        assertThat(walk.called()).doesNotContain("book-transport", "cancel-transport");
        assertThat(undone(walk)).containsExactly("hotel", "flight");
    }

    @Test
    void whatWasUndoneIsDoneAgainUnderAnotherKeyAndWhatMayHaveBeenDoneUnderTheSame() {
        answers.put("insure", "error: Refused");
        Walkthrough walk = begin();
        answers.clear();
        walk.redrive();

        assertThat(walk.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
        assertThat(walk.keys())
                .endsWith(
                        "book-flight flight.2",
                        "book-hotel hotel.2",
                        "insure insurance.1",
                        "book-transport transport.1");
    }

    @Test
    void aFailedCompensationIsToldAndTriedAgainUnderItsKey() {
        answers.put("book-transport", "error: Full");
        answers.put("cancel-hotel", "error: Closed");
        Walkthrough walk = begin();
        assertThat(walk.finished().result().step()).isEqualTo("hotel");
        assertThat(walk.events())
                .filteredOn(event -> event instanceof StepUndone undone && undone.failure() != null)
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("hotel", "Closed: it broke"));
        assertThat(undone(walk)).containsExactly("transport", "flight");

        answers.clear();
        int before = walk.keys().size();
        walk.redrive();

        assertThat(walk.keys().subList(before, walk.keys().size())).containsExactly("cancel-hotel hotel.1.undo");
        assertThat(undone(walk)).containsExactly("transport", "flight", "hotel");
        assertThat(walk.finished().result().step()).isEqualTo("transport");

        walk.redrive();
        assertThat(walk.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
        assertThat(walk.keys()).endsWith("book-flight flight.2", "book-hotel hotel.2", "book-transport transport.2");
    }

    @Test
    void anotherExecutionOfTheRequestKnowsHowOftenAStepWasUndone() {
        answers.put("insure", "error: Refused");
        Walkthrough failed = begin();
        answers.clear();
        Walkthrough next = failed.moved(template(), template(), "{\"city\": \"Lisbon\"}");

        assertThat(next.keys()).startsWith("book-flight flight.2", "book-hotel hotel.2");
    }

    private static List<String> undone(Walkthrough walk) {
        return walk.events().stream()
                .filter(event -> event instanceof StepUndone undone && undone.failure() == null)
                .map(event -> ((StepUndone) event).step())
                .toList();
    }

    private Walkthrough begin() {
        return Walkthrough.of(template(), "{\"city\": \"Lisbon\"}", this::answer);
    }

    private String answer(String function, JsonNode payload) {
        return answers.getOrDefault(function, "{\"ok\": true}");
    }

    private static TemplateDefinition template() {
        return ((Parsed) TemplateYaml.read(TRAVEL)).definition();
    }
}
