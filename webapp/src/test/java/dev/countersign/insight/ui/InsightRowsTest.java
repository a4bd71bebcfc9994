package dev.countersign.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.insight.InsightFilter;
import dev.countersign.insight.InsightPage;
import dev.countersign.insight.Summary;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.text.Spreadsheet;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InsightRowsTest {

    private static final Summary REQUESTS = new Summary(
            1_200,
            1_000,
            700,
            200,
            100,
            50,
            30,
            Optional.of(Duration.ofMinutes(90)),
            Optional.of(Duration.ofHours(30)));

    private static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    @Test
    void eachRowHasAsManyCellsAsThereAreColumnsAndNumbersAsTheReaderWritesThem() {
        List<List<String>> rows = rows(Locale.forLanguageTag("es-ES"));

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        assertThat(rows.get(1))
                .startsWith("Solicitudes", "2026-11")
                .endsWith("1200", "1000", "700", "200", "50", "100", "30", "1,50", "30,00", "", "");
        assertThat(rows.get(2)).as("nothing was decided").endsWith("", "0", "0", "0", "0", "", "0", "", "", "", "");
    }

    @Test
    void aNameThatASpreadsheetWouldCalculateStaysText() {
        assertThat(rows(Locale.UK).getLast()).contains("'=cmd()", "'@Eve, \"née\"\nمريم 🙂", "12", "2.00");
    }

    private static List<List<String>> rows(Locale reader) {
        InsightPage page = new InsightPage(
                InsightFilter.YEAR,
                Set.of(InsightFilter.Scope.ORGANISATION),
                false,
                REQUESTS,
                NONE,
                Optional.empty(),
                List.of(new InsightPage.Month(LocalDate.of(2026, 11, 1), REQUESTS, NONE)),
                List.of(new InsightPage.Template("purchase", Text.of("Purchase"), REQUESTS)),
                List.of(new InsightPage.Step(
                        "purchase", Text.of("Purchase"), "gone", Optional.empty(), false, REQUESTS)),
                List.of(new InsightPage.Group("finance", Text.of("Finance"), REQUESTS)),
                List.of(new InsightPage.Wait(
                        "=cmd()",
                        new PersonName(new PersonId(new UUID(0, 1)), "@Eve, \"née\"\nمريم 🙂", "eve@acme.test"),
                        12,
                        Duration.ofHours(2),
                        3)));
        Formats formats = new Formats(new Translations(), reader, ZoneOffset.UTC, Clock.systemUTC());
        return new InsightRows(page, new InsightWords(formats), new Spreadsheet(reader)).all();
    }
}
