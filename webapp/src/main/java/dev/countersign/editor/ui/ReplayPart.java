package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.trial.ReplayPane;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the draft would do with requests that were made before. */
final class ReplayPart extends Div implements DraftPart {

    private final transient Surface surface;
    private @Nullable ReplayPane pane;
    private int edition;

    ReplayPart(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        if (draft.definition().isEmpty() || problems.stream().anyMatch(Problem::isError)) {
            removeAll();
            pane = null;
            add(new EmptyState(getTranslation("trial.errors"), getTranslation("replay.errors.text")));
        } else if (draft.template().isEmpty()) {
            removeAll();
            add(new EmptyState(getTranslation("replay.new"), getTranslation("replay.new.text")));
        } else if (pane == null) {
            removeAll();
            pane = new ReplayPane(surface.trial(), draft.id(), DraftView.address(draft.id()) + ReplayCsv.FILE);
            add(pane);
        } else if (edition != draft.edition()) {
            pane.outdated();
        }
        edition = draft.edition();
    }

    @Override
    public boolean lead(Problem problem) {
        return false;
    }

    @Override
    public void gone() {
        setEnabled(false);
    }
}
