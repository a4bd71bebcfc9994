package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.alarm.Alarm;
import dev.countersign.ui.Formats;
import java.util.Map;

/** The facts of an alarm, collapsed: those of the first occurrence, and those of the last one if they differ. */
final class AlarmFacts extends NativeDetails {

    AlarmFacts(Alarm alarm, Formats formats) {
        setSummaryText(getTranslation("alarms.facts"));
        Div known = new Div();
        known.addClassName("alarm-facts");
        alarm.latest().ifPresent(_ -> known.add(when("alarms.facts.first", formats.moment(alarm.firstAt()))));
        known.add(list(alarm.facts()));
        alarm.latest()
                .ifPresent(
                        latest -> known.add(when("alarms.facts.latest", formats.moment(alarm.lastAt())), list(latest)));
        setContent(known);
    }

    static Div row(String term, String description) {
        return row(term, new Span(description));
    }

    private static Div row(String term, Component description) {
        return new Div(new DescriptionList.Term(term), new DescriptionList.Description(description));
    }

    private Paragraph when(String key, String moment) {
        Paragraph when = new Paragraph(getTranslation(key, moment));
        when.addClassName("strong");
        return when;
    }

    private DescriptionList list(Map<String, String> facts) {
        DescriptionList list = new DescriptionList();
        facts.forEach((name, value) -> list.add(row(label(name), told(name, value))));
        return list;
    }

    /** The name itself, if the bundle has no text for it. */
    private String label(String fact) {
        String key = "alarm.fact." + fact;
        String label = getTranslation(key);
        return label.contains(key) ? fact : label;
    }

    /** Keys of steps and names of states are shown as in templates and logs, so that administrators can search for them. */
    private Component told(String fact, String value) {
        return switch (fact) {
            case "fault" -> new Span(getTranslation("alarm.fault." + value));
            case "step", "missing", "execution" -> new Code(value);
            case "status", "outcome" -> {
                String words = getTranslation("status." + value);
                yield words.contains(value) ? new Code(value) : new Span(words);
            }
            default -> new Span(value);
        };
    }
}
