package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.FirstStep;
import dev.countersign.administration.FirstSteps;
import dev.countersign.administration.FirstStepsList;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.StartNote;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** Says above the inbox of an administrator how far a new organisation is, and what comes next. */
@org.springframework.stereotype.Component
record FirstStepsNote(FirstSteps steps) implements StartNote {

    @Override
    public Optional<Component> of(Viewer viewer) {
        return viewer.actor().may(Right.SET_ORGANISATION)
                ? steps.left(viewer.actor()).map(list -> draw(list, viewer))
                : Optional.empty();
    }

    private Component draw(FirstStepsList list, Viewer viewer) {
        String next = list.steps().stream()
                .filter(step -> !step.done())
                .map(FirstStep::kind)
                .findFirst()
                .map(kind -> I18NProvider.translate("first-steps." + kind))
                .orElse("");
        Div place = new Div();
        place.addClassName("start-note");
        Button hide = new Button(I18NProvider.translate("first-steps.hide"), clicked -> hide(place, viewer));
        Div acts = new Div(Links.secondary(FirstStepsView.PATH, I18NProvider.translate("first-steps.all")), hide);
        acts.addClassName("notice-links");
        place.add(new Notice(
                Tone.CALM,
                Icon.AHEAD,
                viewer.formats()
                        .say("first-steps.note", list.done(), list.steps().size(), next),
                acts));
        return place;
    }

    private void hide(Div place, Viewer viewer) {
        if (steps.show(viewer.actor(), false)) {
            place.removeFromParent();
            Toast.say(I18NProvider.translate("first-steps.hidden"));
        }
    }
}
