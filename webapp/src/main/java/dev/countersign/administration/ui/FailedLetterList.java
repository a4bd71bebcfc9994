package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.listing.ListWindow;
import dev.countersign.listing.Range;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.ResendResult;
import dev.countersign.people.Right;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** E-mails that could not be delivered, above the alarms. Nothing is shown while there are none. */
final class FailedLetterList extends Div {

    private final transient FailedLetters letters;
    private final Viewer viewer;
    private final transient ListWindow<FailedLetter, UUID> window;
    private final transient Map<FailedLetter, ListItem> lines = new HashMap<>();
    private final UnorderedList rows = new UnorderedList();
    private final Button earlier = new Button();
    private final Button more = new Button();

    FailedLetterList(FailedLetters letters, Viewer viewer) {
        this.letters = letters;
        this.viewer = viewer;
        this.window = new ListWindow<>(FailedLetter::id, range -> letters.page(viewer.actor(), range));
        addClassName("failed-letters");
        H2 title = new H2(getTranslation("letters.failed"));
        title.setId("failed-letters");
        Paragraph text = new Paragraph(getTranslation("letters.failed.text"));
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-labelledby", "failed-letters");
        setUp(earlier, "list.earlier", window::goBack);
        setUp(more, "list.more", window::goOn);
        add(title, text, earlier, rows, more);
        window.showFirst(Range.PAGE);
        draw();
    }

    void readAgain() {
        window.readAgain();
        draw();
    }

    private void setUp(Button button, String label, Runnable move) {
        button.setText(getTranslation(label));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClickListener(clicked -> {
            move.run();
            draw();
        });
    }

    /** The element of a line that did not change is kept, so that it does not lose the focus. */
    private void draw() {
        List<FailedLetter> shown = window.rows();
        lines.keySet().retainAll(Set.copyOf(shown));
        List<ListItem> wanted = shown.stream()
                .map(letter -> lines.computeIfAbsent(letter, this::line))
                .toList();
        rows.getChildren().filter(line -> !wanted.contains(line)).toList().forEach(rows::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= rows.getComponentCount() || !rows.getComponentAt(at).equals(wanted.get(at))) {
                rows.addComponentAtIndex(at, wanted.get(at));
            }
        }
        earlier.setVisible(window.hasEarlier());
        more.setVisible(window.hasLater());
        setVisible(!shown.isEmpty());
    }

    private ListItem line(FailedLetter letter) {
        Span to = new Span(letter.to().name());
        to.addClassName("strong");
        Span address = new Span(letter.to().email());
        address.addClassName("small");
        Span about = new Span(Dotted.of(letter.number(), letter.title().in(viewer.language())));
        about.addClassName("small");
        Span tried = new Span(getTranslation(
                "letters.tried", letter.attempts(), viewer.formats().moment(letter.failedAt())));
        tried.addClassName("small");
        Div words = new Div(new Div(to, new Span(" "), address), about, tried);
        words.addClassName("failed-letter-words");
        ListItem line = new ListItem(words);
        line.addClassName("failed-letter");
        if (viewer.actor().may(Right.ACKNOWLEDGE_ALARMS)) {
            Button again = new Button(getTranslation("letters.resend"), clicked -> resend(letter));
            again.setAriaLabel(
                    getTranslation("letters.resend.about", letter.to().name(), letter.number()));
            again.setDisableOnClick(true);
            line.add(again);
        }
        return line;
    }

    private void resend(FailedLetter letter) {
        Toast.say(getTranslation(
                switch (letters.resend(viewer.actor(), letter.id())) {
                    case ResendResult.Resent _ -> "letters.resent";
                    case ResendResult.NotFailed _ -> "letters.resent.before";
                    case ResendResult.NotAllowed _ -> "letters.not-allowed";
                }));
        readAgain();
        // The pressed button is gone.
        getElement()
                .executeJs("(this.querySelector('li vaadin-button') ?? document.querySelector('main h1'))?.focus()");
    }
}
