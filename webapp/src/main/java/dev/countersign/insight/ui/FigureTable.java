package dev.countersign.insight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.stream.Stream;

/** Figures as a table that scrolls sideways where it is wider than the screen. */
final class FigureTable extends Div {

    /**
     * What the table shows.
     *
     * @param names how many of the first columns name the row
     * @param rows as many cells as there are columns
     */
    record Content(List<String> columns, int names, List<List<String>> rows) {}

    FigureTable(String label, Content content) {
        addClassName("figures");
        // Whoever uses only a keyboard can scroll it.
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        NativeTableRow titles = new NativeTableRow();
        cells(content.columns(), content.names(), "col").forEach(titles::add);
        NativeTableBody body = new NativeTableBody();
        content.rows().forEach(row -> body.add(row(row, content.names())));
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(titles), body);
        add(table);
    }

    private static NativeTableRow row(List<String> cells, int names) {
        NativeTableRow row = new NativeTableRow();
        cells(cells.subList(0, names), names, "row").forEach(row::add);
        cells.subList(names, cells.size()).forEach(text -> {
            NativeTableCell cell = new NativeTableCell(text);
            cell.addClassName("numeric");
            row.add(cell);
        });
        return row;
    }

    private static Stream<NativeTableHeaderCell> cells(List<String> texts, int names, String scope) {
        return Stream.iterate(0, at -> at < texts.size(), at -> at + 1).map(at -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(texts.get(at));
            cell.getElement().setAttribute("scope", scope);
            cell.setClassName("numeric", at >= names);
            return cell;
        });
    }
}
