package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.notification.SampleLetter;
import dev.countersign.people.PersonId;
import dev.countersign.request.TrialResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The letters that would be sent. Each is written when somebody opens it. */
final class LetterList extends Div {

    private static final int MOST = 60;

    private final transient TrialSurface surface;
    private final UnorderedList list = new UnorderedList();
    private final Details details = new Details();
    private transient List<ExpectedLetter> shown = List.of();

    /** Of the answers that are on the screen now, also for a letter whose line did not change. */
    private transient Function<ExpectedLetter, Optional<SampleLetter>> write = _ -> Optional.empty();

    LetterList(TrialSurface surface) {
        this.surface = surface;
        addClassName("trial-letters");
        details.add(list);
        add(details);
    }

    void show(TemplateDefinition definition, PersonId requester, Instant submittedAt, TrialResult.Imagined imagined) {
        write = letter -> letter.written()
                .or(() -> surface.letters()
                        .write(surface.viewer().actor(), letter.about(definition, imagined, requester, submittedAt)));
        List<ExpectedLetter> letters = ExpectedLetter.of(imagined, requester);
        details.setSummaryText(getTranslation("trial.letters", letters.size()));
        if (!letters.equals(shown)) {
            shown = letters;
            draw(letters);
        }
    }

    private void draw(List<ExpectedLetter> letters) {
        Map<PersonId, String> names = new HashMap<>();
        list.removeAll();
        letters.stream().limit(MOST).forEach(letter -> list.add(new ListItem(open(letter, names))));
        if (letters.size() > MOST) {
            list.add(new ListItem(new Paragraph(getTranslation("trial.more-letters", letters.size() - MOST))));
        }
    }

    private Button open(ExpectedLetter letter, Map<PersonId, String> names) {
        String words = letter.words(surface.viewer().formats(), person -> names.computeIfAbsent(person, this::name));
        Button button =
                new Button(words, _ -> write.apply(letter).ifPresent(sample -> new LetterDialog(sample).open()));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private String name(PersonId person) {
        return surface.people()
                .find(surface.viewer().actor().tenant(), person)
                .map(found -> found.name())
                .orElse("");
    }
}
