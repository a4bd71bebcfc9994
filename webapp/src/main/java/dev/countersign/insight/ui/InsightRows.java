package dev.countersign.insight.ui;

import dev.countersign.insight.InsightPage;
import dev.countersign.insight.Summary;
import dev.countersign.text.Spreadsheet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All figures of a page as rows of one table: what a row is about stands in its first column. Counts and hours, so that they can be calculated with. */
record InsightRows(InsightPage page, InsightWords words, Spreadsheet spreadsheet) {

    private static final List<String> COLUMNS = List.of(
            "insight.table",
            "insight.month",
            "insight.template",
            "insight.step",
            "insight.group",
            "insight.department",
            "insight.person",
            "insight.submitted",
            "insight.csv.ended",
            "insight.csv.approved",
            "insight.csv.denied",
            "insight.csv.sent-back",
            "insight.csv.automated",
            "insight.csv.overdue",
            "insight.csv.median",
            "insight.csv.p90",
            "insight.csv.waited",
            "insight.waiting-now");

    private static final int NUMBERS = 11;

    List<List<String>> all() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(words::say).toList());
        page.months().forEach(one -> {
            String month = one.first().toString().substring(0, "2026-11".length());
            rows.add(row("insight.table.requests", List.of(month, "", "", "", "", ""), requests(one.requests())));
            rows.add(row("insight.table.steps", List.of(month, "", "", "", "", ""), steps(one.steps())));
        });
        page.byTemplate()
                .forEach(one -> rows.add(row(
                        "insight.table.requests",
                        List.of("", words.template(one), "", "", "", ""),
                        requests(one.requests()))));
        page.byStep()
                .forEach(one -> rows.add(row(
                        "insight.table.steps",
                        List.of("", one.template().in(words.formats().language()), words.stepName(one), "", "", ""),
                        steps(one.times()))));
        page.byGroup()
                .forEach(one -> rows.add(
                        row("insight.table.steps", List.of("", "", "", words.group(one), "", ""), steps(one.steps()))));
        page.waits().forEach(one -> rows.add(wait(one)));
        return rows;
    }

    private List<String> row(String table, List<String> names, List<String> numbers) {
        return Stream.of(List.of(words.say(table)), names, numbers)
                .flatMap(List::stream)
                .map(Spreadsheet::text)
                .toList();
    }

    private List<String> wait(InsightPage.Wait line) {
        List<String> numbers = new ArrayList<>(java.util.Collections.nCopies(NUMBERS, ""));
        numbers.set(1, number(line.times()));
        numbers.set(NUMBERS - 2, hours(Optional.of(line.total())));
        numbers.set(NUMBERS - 1, number(line.now()));
        return row(
                "insight.table.waits",
                List.of("", "", "", "", line.department(), line.person().name()),
                numbers);
    }

    private List<String> requests(Summary line) {
        return numbers(number(line.submitted()), line, number(line.automated()));
    }

    private List<String> steps(Summary line) {
        return numbers("", line, "");
    }

    private List<String> numbers(String submitted, Summary line, String automated) {
        return List.of(
                submitted,
                number(line.closed()),
                number(line.approved()),
                number(line.denied()),
                number(line.sentBack()),
                automated,
                number(line.late()),
                hours(line.median()),
                hours(line.p90()),
                "",
                "");
    }

    private String number(long count) {
        return spreadsheet.number(BigDecimal.valueOf(count));
    }

    private String hours(Optional<Duration> length) {
        return length.map(time -> spreadsheet.number(Measures.hours(time))).orElse("");
    }
}
