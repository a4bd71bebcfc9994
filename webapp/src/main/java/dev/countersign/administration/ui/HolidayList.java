package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.ui.Question;
import dev.countersign.ui.Viewer;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.function.Consumer;

/** The holidays from this year on. */
final class HolidayList extends Div {

    HolidayList(OrganisationTime time, Viewer viewer, Consumer<Holiday> remove) {
        LocalDate first = viewer.formats().today().withDayOfYear(1);
        List<Holiday> shown = time.holidays().stream()
                .filter(holiday -> !holiday.day().isBefore(first))
                .toList();
        if (shown.isEmpty()) {
            add(new Paragraph(getTranslation("holidays.none")));
            return;
        }
        UnorderedList list = rows();
        shown.forEach(holiday -> list.add(row(holiday, viewer, button(holiday, viewer, remove))));
        add(list);
    }

    static UnorderedList rows() {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        return list;
    }

    static ListItem row(Holiday holiday, Viewer viewer, Component... acts) {
        Span day = new Span(viewer.formats().date(holiday.day()));
        day.addClassName("strong");
        Span weekday = new Span(holiday.day()
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, viewer.formats().region()));
        weekday.addClassName("small");
        Span name = new Span(holiday.name());
        name.addClassName("holiday-name");
        Div row = new Div(day, weekday, name);
        row.add(acts);
        row.addClassName("holiday");
        return new ListItem(row);
    }

    private Button button(Holiday holiday, Viewer viewer, Consumer<Holiday> remove) {
        String day = viewer.formats().date(holiday.day());
        Button button = new Button(
                getTranslation("holidays.remove"),
                clicked -> new Question(
                                getTranslation("holidays.remove.title", day, holiday.name()),
                                getTranslation("holidays.remove.text"),
                                getTranslation("holidays.remove"),
                                () -> remove.accept(holiday))
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
        button.setAriaLabel(getTranslation("holidays.remove-about", day, holiday.name()));
        return button;
    }
}
