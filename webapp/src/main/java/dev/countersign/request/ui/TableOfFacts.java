package dev.countersign.request.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableFooter;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.Fact;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The rows of a table field. On a narrow screen each row is a card, and its cells say their column. */
final class TableOfFacts extends NativeTable {

    private final transient Formats formats;
    private final Locale language;

    TableOfFacts(Fact.Value.Table table, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("facts-table");
        List<String> columns =
                table.columns().stream().map(column -> column.in(language)).toList();
        NativeTableHeader head = new NativeTableHeader();
        NativeTableRow titles = new NativeTableRow();
        for (int at = 0; at < columns.size(); at++) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(columns.get(at));
            cell.getElement().setAttribute("scope", "col");
            int column = at;
            cell.setClassName(
                    "numeric",
                    table.rows().stream().anyMatch(row -> column < row.size() && isNumeric(row.get(column))));
            titles.add(cell);
        }
        head.add(titles);
        NativeTableBody body = new NativeTableBody();
        table.rows().forEach(row -> body.add(row(columns, row)));
        add(head, body);
        table.total().ifPresent(total -> add(foot(columns.size(), amounts(table), total)));
    }

    /** The last column with amounts. */
    private static int amounts(Fact.Value.Table table) {
        return IntStream.range(0, table.columns().size())
                .filter(column -> table.rows().stream()
                        .anyMatch(row -> column < row.size() && row.get(column) instanceof Fact.Value.Money))
                .max()
                .orElse(0);
    }

    private NativeTableRow row(List<String> columns, List<Fact.Value> values) {
        NativeTableRow row = new NativeTableRow();
        for (int at = 0; at < values.size(); at++) {
            NativeTableCell cell = new NativeTableCell();
            cell.add(
                    values.get(at) instanceof Fact.Value.Money(var amount, var currency)
                            ? new Span(formats.money(amount, currency))
                            : FactList.words(values.get(at), formats, language));
            cell.getElement().setAttribute("data-column", columns.get(at));
            cell.setClassName("numeric", isNumeric(values.get(at)));
            row.add(cell);
        }
        return row;
    }

    private static boolean isNumeric(Fact.Value value) {
        return value instanceof Fact.Value.Money || value instanceof Fact.Value.Quantity;
    }

    private NativeTableFooter foot(int columns, int amounts, Fact.Value.Money total) {
        NativeTableCell sum = new NativeTableCell();
        sum.add(new Span(formats.money(total.amount(), total.currency())));
        sum.addClassNames("numeric", "strong");
        NativeTableRow row = new NativeTableRow();
        if (amounts == 0) {
            sum.addComponentAsFirst(new Span(formats.say("table.total") + " "));
        } else {
            row.add(wide(new NativeTableCell(formats.say("table.total")), amounts));
        }
        row.add(sum);
        if (amounts + 1 < columns) {
            row.add(wide(new NativeTableCell(), columns - amounts - 1));
        }
        NativeTableFooter foot = new NativeTableFooter();
        foot.add(row);
        return foot;
    }

    private static NativeTableCell wide(NativeTableCell cell, int columns) {
        cell.getElement().setAttribute("colspan", String.valueOf(columns));
        return cell;
    }
}
