package dev.countersign.moving.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.MoveFit;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a request fits, in words. */
final class FitWords {

    private FitWords() {}

    static Span of(MoveFit fit, Locale language) {
        return switch (fit) {
            case MoveFit.Fits fits -> new Badge(Tone.YES, Icon.DONE, words(fits, language));
            case MoveFit.Stays stays -> of(stays, language);
        };
    }

    static Span of(MoveFit.Stays stays, Locale language) {
        return new Badge(
                Tone.WAIT,
                Icon.WAITING,
                I18NProvider.translate(
                        "move.stays." + stays.why(), stays.subject().in(language)));
    }

    private static String words(MoveFit.Fits fits, Locale language) {
        return fits.first().isEmpty()
                ? I18NProvider.translate("move.fits", list(fits.waits(), language))
                : I18NProvider.translate("move.fits.first", list(fits.waits(), language), list(fits.first(), language));
    }

    private static String list(List<Text> names, Locale language) {
        return names.stream().map(name -> name.in(language)).collect(Collectors.joining(", "));
    }
}
