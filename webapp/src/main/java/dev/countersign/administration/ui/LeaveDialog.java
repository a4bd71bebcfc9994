package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.away.ui.AwayRemarks;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Shows what a person holds, and asks who takes it over. */
final class LeaveDialog extends PageDialog {

    /** What is done. Each has texts of its own. */
    enum Act {
        LEAVE("people.leave", "leave"),
        /** They have left before. */
        REPLACE("people.replace", "replace");

        private final String key;
        private final String kept;

        Act(String key, String kept) {
            this.key = key;
            this.kept = kept;
        }

        /** What its button says, and how its other texts begin. */
        String key() {
            return key;
        }

        /** Under which name what is typed is kept. */
        String kept() {
            return kept;
        }
    }

    /** The position after what the person holds. */
    private static final int AFTER_HELD = 2;

    private final Act act;
    private final transient KeptFields kept;
    private final PersonPicker successor;
    /** What the choice means: which approvals the successor does not get, and whom they report to. */
    private final Div foreseen = new Div();

    private final TextField note = new TextField();
    private final Button yes = new Button();
    private final String name;

    LeaveDialog(
            Act act,
            StaffMember member,
            People people,
            AwayRemarks remarks,
            Viewer viewer,
            KeptFields kept,
            Function<PersonName, List<Notice>> foresee,
            BiFunction<Optional<PersonId>, String, StaffResult> leave) {
        this.act = act;
        this.kept = kept;
        name = member.row().person().name();
        setHeaderTitle(getTranslation(act.key() + ".title", name));
        successor = new PersonPicker(
                getTranslation(act == Act.LEAVE ? "people.successor.optional" : "people.successor"),
                people,
                viewer,
                Set.of(member.row().person().id()));
        boolean replacesInTemplates = viewer.actor().may(Right.EDIT_TEMPLATES);
        successor.setRequiredIndicatorVisible(act == Act.REPLACE);
        successor.setHelperText(
                getTranslation(replacesInTemplates ? "people.successor.help-all" : "people.successor.help"));
        successor.remarks(remarks).setWidthFull();
        successor.setClearButtonVisible(true);
        successor.addValueChangeListener(chosen -> {
            foreseen.removeAll();
            Optional.ofNullable(chosen.getValue())
                    .ifPresent(person -> foresee.apply(person).forEach(foreseen::add));
        });
        // Screen readers are told when it changes.
        foreseen.getElement().setAttribute("role", "status");
        setUpNote(member.holdings().approvals());
        kept.keep("successor", successor, successor.notation());
        kept.keepText("reason", note);
        setUpButton(leave);
        Div fields = new Div(
                new Paragraph(getTranslation(act.key() + ".text")),
                StaffHoldings.list(member.holdings(), viewer),
                successor,
                foreseen);
        if (act == Act.LEAVE && member.holdings().requests() > 0) {
            fields.addComponentAtIndex(AFTER_HELD, new Paragraph(getTranslation("people.leave.requests")));
        }
        if (!member.holdings().templates().isEmpty()) {
            fields.add(aboutTemplates(replacesInTemplates));
        }
        StaffHoldings.withoutSuccessor(member.holdings(), viewer.formats())
                .filter(_ -> act == Act.LEAVE)
                .ifPresent(notice -> fields.add(whileNobody(notice)));
        fields.add(note);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
    }

    /** Shown while nobody replaces them there, if whoever makes them leave can replace them. */
    private Notice aboutTemplates(boolean replacesInTemplates) {
        Notice notice = new Notice(
                Tone.WAIT,
                Icon.TEMPLATES,
                getTranslation(replacesInTemplates ? "people.leave.templates.nobody" : "people.leave.templates"));
        return replacesInTemplates ? whileNobody(notice) : notice;
    }

    /** Shown until somebody is chosen. */
    private Notice whileNobody(Notice notice) {
        notice.setVisible(successor.getValue() == null);
        successor.addValueChangeListener(changed -> notice.setVisible(changed.getValue() == null));
        return notice;
    }

    private void setUpButton(BiFunction<Optional<PersonId>, String, StaffResult> leave) {
        yes.setText(getTranslation(act.key() + ".yes"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        if (act == Act.LEAVE) {
            yes.addThemeVariants(ButtonVariant.ERROR);
        }
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            if (isOpened() && isComplete()) {
                answer(leave.apply(Optional.ofNullable(successor.getValue()).map(PersonName::id), note.getValue()));
            }
            yes.setEnabled(true);
        });
    }

    /** @param approvals that wait for the person: without any, nobody would read the note */
    private void setUpNote(int approvals) {
        note.setVisible(approvals > 0);
        note.setLabel(getTranslation("decide.reason"));
        note.setHelperText(getTranslation("people.leave.reason-help"));
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        note.setWidthFull();
    }

    private boolean isComplete() {
        String missing = act == Act.REPLACE && successor.isEmpty() ? getTranslation("form.person.choose") : "";
        successor.say(successor.unreadable().orElse(missing));
        note.setErrorMessage(noteProblem());
        note.setInvalid(note.isVisible() && note.getValue().isBlank());
        FirstField.focusWrong(this);
        return !successor.isInvalid() && !note.isInvalid();
    }

    private String noteProblem() {
        return note.getValue().isBlank()
                ? getTranslation("decide.reason.missing")
                : getTranslation("people.note-missing", Staff.LONGEST_NOTE);
    }

    /** What can be corrected is shown at its field, and the dialog stays. */
    private void answer(StaffResult result) {
        note.setInvalid(false);
        successor.say("");
        switch (result) {
            case StaffResult.Left _ -> {
                kept.forget(UI.getCurrentOrThrow());
                close();
            }
            case StaffResult.NoteMissing _ -> {
                note.setErrorMessage(noteProblem());
                note.setInvalid(true);
            }
            case StaffResult.Saved _,
                    StaffResult.Added _,
                    StaffResult.Returned _,
                    StaffResult.AlreadyReplaced _,
                    StaffResult.Several _,
                    StaffResult.NameMissing _,
                    StaffResult.NameTooLong _,
                    StaffResult.DepartmentTooLong _,
                    StaffResult.EmailWrong _,
                    StaffResult.EmailTaken _,
                    StaffResult.EmailReserved _,
                    StaffResult.ZoneUnknown _,
                    StaffResult.Circle _,
                    StaffResult.LastAdministrator _,
                    StaffResult.Unsuitable _,
                    StaffResult.OwnSuccessor _,
                    StaffResult.ChangedByOthers _,
                    StaffResult.Erased _,
                    StaffResult.NotAllowed _,
                    StaffResult.NotFound _ -> successor.say(StaffWords.sentence(result, name));
        }
        FirstField.focusWrong(this);
    }
}
