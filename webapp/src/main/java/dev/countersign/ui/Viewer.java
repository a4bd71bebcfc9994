package dev.countersign.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import java.time.Clock;
import java.util.Locale;

/** The person who uses one browser page, with their language and formats. */
@SpringComponent
@UIScope
public class Viewer {

    private final SignedIn signedIn;
    private final Formats formats;

    public Viewer(CurrentActor current, Translations messages, Clock clock) {
        this.signedIn = current.signedIn();
        this.formats = new Formats(messages, signedIn.locale(), signedIn.zone(), clock);
    }

    public Actor actor() {
        return signedIn.actor();
    }

    public SignedIn person() {
        return signedIn;
    }

    public Locale language() {
        return signedIn.locale();
    }

    public Formats formats() {
        return formats;
    }
}
