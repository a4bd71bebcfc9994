package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.BrokenBy;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.LetterBounced;
import dev.countersign.people.Role;
import dev.countersign.request.EndReviewResult;
import dev.countersign.request.RequestStatus;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit log holds is shown in words of the reader's language. The other bundle has the same keys. */
class AuditTextsTest {

    /** Shown in columns of their own, or names of other things than details. */
    private static final Set<String> NO_DETAILS =
            Set.of("for", "channel", "address", "es", "name.es", "failures", "minutes");

    /** Of the details whose value is the name of a constant. */
    private static final Map<String, Enum<?>[]> CONSTANTS = Map.of(
            "verdict", Verdict.values(),
            "status", RequestStatus.values(),
            "outcome", RequestEvent.Outcome.values(),
            "broken-by", BrokenBy.values(),
            "queue", DeadLetterQueue.Kind.values(),
            "found", RequestStatus.values(),
            "kind", LetterBounced.Kind.values(),
            "roles", Role.values());

    private static WrittenAudit written;
    private static Properties texts;

    @BeforeAll
    static void read() throws IOException {
        written = WrittenAudit.read(Path.of("src/main/java"), Path.of("../db/src/main/resources/db/migration"));
        texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            texts.load(reader);
        }
    }

    @Test
    void everyKindOfEntryHasAText() {
        assertThat(written.kinds)
                .hasSizeGreaterThan(60)
                .contains("approval.expired", "person.linked", "rights.changed")
                .allSatisfy(kind -> assertThat(texts).containsKey("audit.kind." + kind));
    }

    @Test
    void everyDetailHasAText() {
        assertThat(written.details)
                .hasSizeGreaterThan(60)
                .contains("issuer", "status", "asked", "numbers")
                .filteredOn(name -> !NO_DETAILS.contains(name))
                // A value before is called after the one that follows it.
                .map(name -> written.details.contains(name.replaceFirst("-before$", ""))
                        ? name.replaceFirst("-before$", "")
                        : name)
                .allSatisfy(name -> assertThat(texts).containsKey("audit.detail." + name));
    }

    @Test
    void everyFixedValueHasAText() {
        assertThat(written.values)
                .hasSizeGreaterThan(20)
                .contains("what=person", "why=password", "own-request=allowed")
                .allSatisfy(value -> {
                    int equals = value.indexOf('=');
                    assertThat(AuditWords.OF_THE_PROGRAM).contains(value.substring(0, equals));
                    assertThat(texts).containsKey("audit.value." + value.substring(equals + 1));
                });
    }

    @Test
    void everyConstantHasAText() {
        assertThat(written.constants)
                .contains("verdict", "status")
                .filteredOn(name -> !name.equals("name") && !name.equals("channel"))
                .allSatisfy(name -> assertThat(CONSTANTS).containsKey(name));
        assertThat(CONSTANTS).allSatisfy((name, constants) -> {
            assertThat(AuditWords.OF_THE_PROGRAM).contains(name);
            assertThat(constants)
                    .allSatisfy(constant -> assertThat(texts).containsKey("audit.value." + constant.name()));
        });
        Stream<String> found =
                Arrays.stream(EndReviewResult.class.getPermittedSubclasses()).map(Class::getSimpleName);
        assertThat(found.filter(name -> !name.equals("Ended") && !name.equals("Unconfirmed")))
                .allSatisfy(name -> assertThat(texts).containsKey("audit.value." + name));
        assertThat(AlarmKind.values()).allSatisfy(kind -> assertThat(texts).containsKey("alarm." + kind + ".title"));
    }
}
