package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.request.TrialResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One thing that would happen. What is chosen about it stays where it is when the rest is drawn anew. */
final class MomentItem extends ListItem {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Div words = new Div();
    private transient TrialResult.@Nullable Moment shown;

    /** @param choice what can be chosen; null if nothing can */
    MomentItem(@Nullable Component choice) {
        words.addClassName("trial-words");
        add(words);
        if (choice != null) {
            add(choice);
        }
    }

    void show(TrialResult.Moment moment, MomentWords how) {
        if (moment.equals(shown)) {
            return;
        }
        shown = moment;
        words.removeAll();
        Span title = new Span(how.title(moment.happening()));
        title.addClassName("strong");
        words.add(title);
        how.lines(moment).forEach(line -> {
            Span small = new Span(line);
            small.addClassName("small");
            words.add(small);
        });
        if (moment.happening() instanceof Happening.Called called) {
            words.add(new Details(getTranslation("trial.input"), new Pre(JSON.writeValueAsString(called.input()))));
        }
        if (moment.happening() instanceof Happening.Ended ended) {
            words.add(Outcomes.badge(ended.outcome(), how.formats()));
        }
    }
}
