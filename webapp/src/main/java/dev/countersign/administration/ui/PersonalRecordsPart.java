package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.people.PersonName;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;

/** What an administrator does if a person asks for their data, or to be forgotten. */
final class PersonalRecordsPart extends Div {

    private final transient PersonalRecords data;
    private final Viewer viewer;
    private final transient PersonName person;
    private final transient Runnable erased;

    /** @param erased shows the person again */
    PersonalRecordsPart(PersonalRecords data, Viewer viewer, PersonName person, boolean active, Runnable erased) {
        this.data = data;
        this.viewer = viewer;
        this.person = person;
        this.erased = erased;
        addClassName("personal-data");
        if (person.isErased()) {
            add(new Paragraph(getTranslation("personal-data.erased")));
            return;
        }
        Anchor export =
                new Anchor(StaffView.PATH + "/" + person.id() + "/data.json", getTranslation("personal-data.export"));
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        add(export);
        if (active) {
            add(new Paragraph(getTranslation("personal-data.active")));
        } else {
            KeptDialog kept = new KeptDialog(viewer.actor(), "erase." + person.id());
            Button erase = kept.button(getTranslation("personal-data.erase"), () -> kept.open(dialog(kept)));
            erase.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            add(erase);
        }
    }

    private ReasonDialog dialog(KeptDialog kept) {
        ReasonDialog dialog = new ReasonDialog("personal-data.erase", kept.fields(), this::erase).irreversible();
        dialog.setHeaderTitle(getTranslation("personal-data.erase.title", person.name()));
        return dialog;
    }

    private Acted erase(String reason) {
        EraseResult result = data.erase(viewer.actor(), person.id(), reason);
        return switch (result) {
            case EraseResult.Erased _ -> ended(new Acted.Done(getTranslation("personal-data.erase.done")));
            case EraseResult.NotFound _ -> ended(new Acted.Refused(getTranslation("personal-data.erase.not-found")));
            case EraseResult.StillActive _ -> ended(new Acted.Refused(getTranslation("personal-data.active")));
            case EraseResult.StillAsked(var approvals) ->
                new Acted.Refused(viewer.formats().say("personal-data.erase.still-asked", approvals));
            case EraseResult.StillNamed(var templates) ->
                new Acted.Refused(getTranslation("personal-data.erase.still-named", String.join(", ", templates)));
            case EraseResult.NotAllowed _ ->
                ended(new Acted.Refused(getTranslation("personal-data.erase.not-allowed")));
            case EraseResult.ReasonMissing _ ->
                new Acted.WrongReason(
                        getTranslation("personal-data.erase.reason-length", PersonalRecords.LONGEST_REASON));
        };
    }

    private Acted ended(Acted how) {
        erased.run();
        return how;
    }
}
