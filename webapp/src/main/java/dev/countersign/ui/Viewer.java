package dev.countersign.ui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import java.time.Clock;
import java.util.Locale;

/** The person in front of one browser page, and how they read words, dates and money. */
@SpringComponent
@UIScope
public class Viewer {

    private final SignedIn signedIn;
    private final Locale language;
    private final Formats formats;

    public Viewer(CurrentActor current, Messages messages, Clock clock) {
        this.signedIn = current.signedIn();
        this.language =
                Preferences.language(VaadinRequest.getCurrent(), messages).orElseGet(signedIn::locale);
        this.formats = new Formats(messages, regionOf(signedIn, language), signedIn.zone(), clock);
    }

    public Actor actor() {
        return signedIn.actor();
    }

    public SignedIn person() {
        return signedIn;
    }

    public Locale language() {
        return language;
    }

    public Formats formats() {
        return formats;
    }

    /** The person's own region where it speaks the chosen language: es-MX stays es-MX, but not for English words. */
    private static Locale regionOf(SignedIn signedIn, Locale language) {
        return signedIn.locale().getLanguage().equals(language.getLanguage()) ? signedIn.locale() : language;
    }
}
