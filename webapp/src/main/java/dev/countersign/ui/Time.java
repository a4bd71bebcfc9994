package dev.countersign.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** A moment in words; the exact time is there for machines, on hovering, and on paper, where nobody can tell when "today" was. */
@Tag("time")
public final class Time extends HtmlContainer {

    private Time(String words, String onPaper, Instant instant, Formats formats) {
        addClassName("small");
        new Markup().span("on-screen", words).span("on-paper", onPaper).into(this);
        setTitle(formats.exact(instant));
        getElement().setAttribute("datetime", formats.machineReadable(instant));
    }

    /** "2 hours ago". */
    public static Time ago(Instant instant, Formats formats) {
        Time time = new Time(formats.ago(instant), formats.exact(instant), instant, formats);
        // times.js updates it while the page is open.
        time.getElement().setAttribute("data-ago", formats.language().getLanguage());
        return time;
    }

    /** "in 25 s", counted down by the browser. */
    public static Time left(Instant until, Formats formats) {
        Time time = new Time(formats.secondsLeft(until), formats.exact(until), until, formats);
        time.getElement()
                .setAttribute("data-left", formats.say("time.seconds-left", "#"))
                .setAttribute("data-seconds", Long.toString(formats.seconds(until)));
        return time;
    }

    /** "today 09:12". */
    public static Time at(Instant instant, Formats formats) {
        return new Time(formats.moment(instant), formats.exact(instant), instant, formats);
    }

    /** The same within a sentence. */
    public static Time inSentence(Instant instant, Formats formats) {
        return new Time(formats.inSentence(instant), formats.exactInSentence(instant), instant, formats);
    }

    /** "due Tuesday 17:00", "2 h overdue". */
    public static Time due(Instant due, Formats formats) {
        return new Time(formats.due(due), formats.say("time.due", formats.exact(due)), due, formats);
    }

    /** "by Tuesday", "by 18:00 tomorrow". */
    public static Time by(Instant until, Formats formats) {
        return new Time(formats.by(until), formats.say("time.by", formats.exact(until)), until, formats);
    }
}
