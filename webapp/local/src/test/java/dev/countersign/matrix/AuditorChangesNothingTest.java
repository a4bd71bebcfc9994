package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An auditor reads everything of the organisation and changes nothing of it, by whatever method. {@link ServiceMatrixIT} proves that the table is true. */
class AuditorChangesNothingTest {

    /** What is read, what is refused, and what concerns only the auditor's own things. */
    private static final Set<String> HARMLESS = Set.of(
            "shown",
            "hidden",
            "own",
            "none",
            "counted",
            "verified",
            "false",
            "0",
            "NotAllowed",
            "NotFound",
            "refused",
            "Refused",
            "NOT_ALLOWED",
            "Received",
            "Submitted");

    @Test
    void noMethodDoesAnythingForAnAuditor() throws IOException {
        List<List<String>> rows = rows();
        int column = rows.getFirst().indexOf("auditor");
        assertThat(rows).hasSizeGreaterThan(80);
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(
                        row -> assertThat(row.get(column)).as(row.getFirst()).isIn(HARMLESS));
    }

    @Test
    void whatTheAdministratorSeesTheAuditorSees() throws IOException {
        List<List<String>> rows = rows();
        int auditor = rows.getFirst().indexOf("auditor");
        int administrator = rows.getFirst().indexOf("administrator");
        assertThat(rows.stream()
                        .filter(row -> row.get(administrator).equals("shown")
                                && row.get(auditor).equals("hidden"))
                        .map(List::getFirst))
                .as("only what is needed to change something")
                .isSubsetOf(ONLY_TO_CHANGE);
    }

    @Test
    void whatPageTheAdministratorOpensTheAuditorOpens() {
        Table routes = Table.read("routes.txt");
        assertThat(routes.names().stream()
                        .filter(route -> !routes.cell(route, "auditor").equals(routes.cell(route, "administrator"))))
                .as(
                        "only pages on which there is something to be changed or tried, and all that is known about one person")
                .containsExactlyInAnyOrder(
                        "GET /organisation/templates/drafts/{draft}/replay.csv",
                        "page:organisation/first-steps",
                        "page:organisation/people/new",
                        "page:organisation/people/import",
                        "GET /organisation/people/{id}/data.json");
    }

    /**
     * Choices that are offered to whoever changes something, what a new organisation still lacks, what people set for themselves, what tries a draft, and all
     * that is known about one person in one file.
     */
    private static final Set<String> ONLY_TO_CHANGE = Set.of(
            "Absences.open",
            "Extensions.extendable",
            "FirstSteps.list",
            "FirstSteps.show",
            "FirstSteps.testMail",
            "Handovers.reassignable",
            "OwnWeeks.open",
            "PersonalRecords.export",
            "Replays.next",
            "SampleLetters.write",
            "Succession.foresee",
            "TestCases.run");

    private static List<List<String>> rows() throws IOException {
        try (InputStream table = AuditorChangesNothingTest.class.getResourceAsStream("/matrix/services.txt")) {
            assertThat(table).isNotNull();
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .toList();
        }
    }
}
