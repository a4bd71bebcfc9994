package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;

/** Says that somebody else has deleted what the viewer had open. */
final class DeletedNotice extends Div {

    /** @param name of what is not there any more */
    void show(String name, TemplateDraft draft, Viewer viewer) {
        removeAll();
        draft.changedBy()
                .filter(by -> !by.id().equals(viewer.actor().person()))
                .ifPresent(by ->
                        add(new Notice(Tone.WAIT, Icon.CHANGES, getTranslation("template.deleted-by", by.name(), name))
                                .urgent()));
    }
}
