package dev.countersign.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** A moment in words, with the exact time for machines and on hovering. */
@Tag("time")
public final class Time extends HtmlContainer {

    private Time(String words, Instant instant, Formats formats) {
        addClassName("small");
        setText(words);
        setTitle(formats.exact(instant));
        getElement().setAttribute("datetime", formats.machineReadable(instant));
    }

    /** "2 hours ago". */
    public static Time ago(Instant instant, Formats formats) {
        Time time = new Time(formats.ago(instant), instant, formats);
        // times.js counts on while the page stays open.
        time.getElement().setAttribute("data-ago", formats.language().getLanguage());
        return time;
    }

    /** "today 09:12". */
    public static Time at(Instant instant, Formats formats) {
        return new Time(formats.moment(instant), instant, formats);
    }
}
