package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.trial.TrialPane;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import java.util.List;
import java.util.Optional;

/** Tries the draft with an imagined request, which can be kept as a test case. */
final class TryPart extends Div implements DraftPart {

    private final TrialPane pane;

    TryPart(Surface surface) {
        this.pane = new TrialPane(surface.trial());
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        Optional<TemplateDefinition> sound =
                draft.definition().filter(_ -> problems.stream().noneMatch(Problem::isError));
        if (sound.isPresent()) {
            if (!pane.isAttached()) {
                removeAll();
                add(pane);
            }
            pane.show(draft.id(), sound.get());
        } else {
            removeAll();
            add(new EmptyState(getTranslation("trial.errors"), getTranslation("trial.errors.text")));
        }
    }

    @Override
    public boolean lead(Problem problem) {
        return false;
    }

    @Override
    public void changedElsewhere() {
        pane.changedElsewhere();
    }

    @Override
    public void gone() {
        setEnabled(false);
    }
}
