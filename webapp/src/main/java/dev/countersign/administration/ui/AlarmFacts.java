package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.countersign.alarm.Alarm;
import dev.countersign.ui.Formats;
import java.util.Map;

/** The facts of an alarm, collapsed: those of the first occurrence, and those of the last one if they differ. */
final class AlarmFacts extends NativeDetails {

    /** The fact that decides the first sentence of an alarm, and is not listed for that reason. */
    static final String BROKEN_BY = "broken-by";

    /** @param changed is told when a person opens or closes them */
    record Unfolding(boolean open, SerializableConsumer<Boolean> changed) {}

    AlarmFacts(Alarm alarm, Formats formats, Unfolding unfolding) {
        setSummaryText(getTranslation("alarms.facts"));
        Div known = new Div();
        known.addClassName("alarm-facts");
        alarm.latest().ifPresent(_ -> known.add(when("alarms.facts.first", formats.inSentence(alarm.firstAt()))));
        known.add(list(alarm.facts(), formats));
        alarm.latest()
                .ifPresent(latest -> known.add(
                        when("alarms.facts.latest", formats.inSentence(alarm.lastAt())), list(latest, formats)));
        setContent(known);
        setOpen(unfolding.open());
        addToggleListener(toggled -> unfolding.changed().accept(toggled.isOpened()));
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

    private static DescriptionList list(Map<String, String> facts, Formats formats) {
        DescriptionList list = new DescriptionList();
        facts.forEach((name, value) -> {
            if (!name.equals(BROKEN_BY)) {
                list.add(row(formats.find("alarm.fact." + name).orElse(name), told(name, value, formats)));
            }
        });
        return list;
    }

    /** Keys of steps and names of states are shown as in templates and logs, so that administrators can search for them. */
    private static Component told(String fact, String value, Formats formats) {
        return switch (fact) {
            case "fault" -> named("alarm.fault.", value, formats);
            case "step", "missing", "execution", "unreadable", "machine", "run" -> new Code(value);
            case "refused" -> named("alarm.refused.", value, formats);
            case "queue" -> named("queue.", value, formats);
            case "status" -> named("status.", value, formats);
            case "outcome" -> named("alarms.check.outcome.", value, formats);
            default -> new Span(value);
        };
    }

    /** The value itself, if the bundle has no words for it: an alarm may be older than this release. */
    private static Component named(String prefix, String value, Formats formats) {
        return formats.find(prefix + value).<Component>map(Span::new).orElseGet(() -> new Code(value));
    }
}
