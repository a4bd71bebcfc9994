package dev.countersign.administration.ui;

import dev.countersign.administration.states.StateChart;
import dev.countersign.administration.states.StateDrawing;
import dev.countersign.administration.states.StateLayout;
import dev.countersign.administration.states.StateMark;
import dev.countersign.ui.DrawingFrame;
import java.util.Map;
import java.util.function.Consumer;

/** The drawing of a state machine, with how far each state has come. A click on a state chooses it. */
final class StateImage extends DrawingFrame {

    /** Beside the word, since colour alone says nothing to many people. */
    private static final Map<StateMark.Kind, String> SIGNS = Map.of(
            StateMark.Kind.DONE, "✓ ",
            StateMark.Kind.CURRENT, "● ",
            StateMark.Kind.FAILED, "✕ ",
            StateMark.Kind.CANCELLED, "– ");

    /** @param chosen called with the name of a state */
    StateImage(Consumer<String> chosen) {
        addClassName("state-image");
        sheet().getElement()
                .addEventListener(
                        "click",
                        event -> chosen.accept(event.getEventData()
                                .path("event.target.closest('[data-step]').dataset.step")
                                .asString("")))
                .setFilter("!!event.target.closest('[data-step]')")
                .addEventData("event.target.closest('[data-step]').dataset.step");
    }

    /** The words that the layout needs. */
    StateLayout.Words words() {
        return new StateLayout.Words(
                getTranslation("execution.begin"),
                getTranslation("execution.end"),
                getTranslation("execution.otherwise"));
    }

    void show(StateChart chart, Map<String, StateMark> marks) {
        draw(StateDrawing.svg(getTranslation("execution.drawing"), chart, marks, this::word));
    }

    private String word(StateMark mark) {
        String word = SIGNS.get(mark.kind()) + getTranslation("execution.mark." + mark.kind());
        return mark.visits() > 1 ? word + " ×" + mark.visits() : word;
    }
}
