package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.message.TaskAnswer.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A valid token may belong to another task; then an answer to it decides nothing. */
class AnswersNameTheirTaskTest {

    private static final String LARGE =
            "{\"amount\": {\"amount\": 9000, \"currency\": \"EUR\"}, \"budget\": \"office\"}";

    private final Walkthrough walk =
            Walkthrough.of(template(), LARGE, (function, payload) -> "{\"outcome\": \"allow\", \"reasons\": []}");

    /** A revision has its own kind of answer. */
    private static final Set<Outcome> OUTCOMES = EnumSet.complementOf(EnumSet.of(Outcome.REVISED));

    @Test
    void anAnswerThatNamesAnotherTaskIsAskedForAgain() {
        Task own = walk.task("manager");
        List<Task> others = List.of(
                new Task(UUID.randomUUID(), own.requestId(), 1, "manager", 1),
                new Task(own.tenant(), UUID.randomUUID(), 1, "manager", 1),
                new Task(own.tenant(), own.requestId(), 2, "manager", 1),
                new Task(own.tenant(), own.requestId(), 1, "finance", 1),
                new Task(own.tenant(), own.requestId(), 1, "manager", 2));
        for (Task other : others) {
            for (Outcome outcome : OUTCOMES) {
                walk.answer("manager", new TaskAnswer(other, outcome, "stranger", "not asked").toJson());
                assertThat(walk.open()).as(other + " " + outcome).containsExactly("manager");
            }
        }
        assertThat(walk.tasks()).allSatisfy(task -> assertThat(task.visit()).isEqualTo(1));
        walk.answer("manager", Outcome.DENIED, "too dear");
        assertThat(walk.finished().result())
                .isEqualTo(new RequestEvent.Result("manager", "person of manager", "too dear"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "{}",
                "{\"outcome\": \"APPROVED\", \"by\": null, \"comment\": null}",
                "{\"outcome\": \"APPROVED\", \"task\": true}",
                "{\"outcome\": \"APPROVED\", \"task\": {\"step\": \"manager\", \"visit\": 1}}",
            })
    void whatNamesNoTaskIsAskedForAgain(String output) {
        assertThat(walk.answer("manager", output).open()).containsExactly("manager");
    }

    /** Whoever answers so is not the application. If it ended the request, one token would be enough to do so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"REVISED\", \"by\": null, \"comment\": null",
                "\"outcome\": \"REVISED\", \"revision\": 2, \"title\": \"T\", \"form\": {}",
                "\"outcome\": \"approved\", \"by\": null, \"comment\": null",
                "\"outcome\": [\"APPROVED\", \"DENIED\"], \"by\": null, \"comment\": null",
                "\"outcome\": null, \"by\": null, \"comment\": null",
                "\"by\": null, \"comment\": null",
                "\"outcome\": \"DENIED\", \"by\": null, \"comment\": {}",
                "\"outcome\": \"DENIED\", \"by\": 7, \"comment\": null",
                "\"outcome\": \"DENIED\"",
            })
    void anAnswerThatNobodyCanGiveIsAskedForAgain(String answer) {
        assertThat(walk.answerTo("manager", answer).open()).containsExactly("manager");
        assertThat(walk.answer("manager", Outcome.DENIED, "too dear").finished().outcome())
                .isEqualTo(RequestEvent.Outcome.DENIED);
    }

    @Test
    void besideAnotherBranchOnlyTheOneThatWasAnsweredByMistakeAsksAgain() {
        walk.approve("manager");
        Task finance = walk.task("finance");
        walk.answer("budget-owner", new TaskAnswer(finance, Outcome.DENIED, "nuria", "no").toJson());
        assertThat(walk.open()).containsExactly("budget-owner", "finance");
        assertThat(walk.approve("finance", "budget-owner").finished().outcome())
                .isEqualTo(RequestEvent.Outcome.APPROVED);
    }

    @Test
    void anExecutionThatWasStartedBeforeAnswersNamedTheirTaskEndsAsItIsAnswered() throws IOException {
        String before = Files.readString(Path.of("src/test/resources/compiled-before/leave-request.asl.json"));
        for (Outcome outcome : OUTCOMES) {
            Walkthrough old = Walkthrough.ofCompiled(before, "{\"days\": 3}", (function, payload) -> "{}");
            String asked = old.open().getFirst();
            assertThat(old.answer(asked, outcome, "so").finished().outcome().name())
                    .isEqualTo(outcome.name());
        }
    }

    private static TemplateDefinition template() {
        return BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals("purchase-request"))
                .findFirst()
                .orElseThrow();
    }
}
