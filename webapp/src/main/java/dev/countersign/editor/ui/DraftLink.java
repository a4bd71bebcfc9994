package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.ui.Viewer;

/** The way to a draft: its page for whoever edits templates, its text as a file for whoever only reads them. */
final class DraftLink extends Anchor {

    DraftLink(TemplateDraftId draft, String words, Viewer viewer) {
        super(DraftView.address(draft), words);
        if (!viewer.actor().may(Right.EDIT_TEMPLATES)) {
            setHref(DraftView.address(draft) + ".yaml");
            setRouterIgnore(true);
            getElement().setAttribute("download", true);
        }
    }
}
