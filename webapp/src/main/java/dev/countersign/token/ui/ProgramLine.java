package dev.countersign.token.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.Edit;
import dev.countersign.token.Lifetime;
import dev.countersign.token.Program;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Question;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** One program in the list, with what can be done with it. */
final class ProgramLine extends Div {

    private final transient Program program;
    private final transient People people;
    private final Viewer viewer;
    private final transient ProgramActs acts;

    ProgramLine(Program program, People people, Viewer viewer, Instant now, boolean mayChange, ProgramActs acts) {
        this.program = program;
        this.people = people;
        this.viewer = viewer;
        this.acts = acts;
        addClassName("token-line");
        add(words(now));
        if (mayChange) {
            add(buttons());
        }
    }

    private Div words(Instant now) {
        Span name = new Span(program.name());
        name.addClassName("strong");
        Span person = new Span(
                getTranslation("programs.acts-for.text", program.actsFor().name()));
        person.addClassName("small");
        Span scopes = new Span(TokenWords.scopes(program.scopes()));
        scopes.addClassName("small");
        Code client = new Code();
        client.setText(program.clientId());
        Div words = new Div(
                name,
                person,
                scopes,
                client,
                TokenWords.times(program.expiresAt(), program.isExpired(now), program.lastUsed(), viewer.formats()));
        program.stateMachine().ifPresent(arn -> words.add(machine(arn)));
        if (!program.active()) {
            words.add(new Notice(
                    Tone.NO,
                    Icon.DENIED,
                    getTranslation("programs.left", program.actsFor().name())));
        }
        words.addClassName("token-words");
        return words;
    }

    private Div machine(String arn) {
        Div line = new Div(new Span(getTranslation("programs.machine.asks")), new Code(arn));
        line.addClassNames("small", "program-machine");
        return line;
    }

    private Div buttons() {
        KeptDialog changing = new KeptDialog(viewer.actor(), "program-person." + program.id());
        Button person = changing.button(getTranslation("programs.person"), () -> changing.open(personDialog(changing)));
        person.setAriaLabel(getTranslation("programs.person.label", program.name()));
        Button secret = new Button(
                getTranslation("programs.renew"),
                clicked -> ask("programs.renew", () -> acts.renew(program, Lifetime.USUAL)));
        secret.setAriaLabel(getTranslation("programs.renew.label", program.name()));
        Button gone = new Button(
                getTranslation("programs.delete"), clicked -> ask("programs.delete", () -> acts.delete(program)));
        gone.setAriaLabel(getTranslation("programs.delete.label", program.name()));
        Div buttons = new Div(person, machine(), secret, gone);
        buttons.getChildren().map(Button.class::cast).forEach(one -> one.addThemeVariants(ButtonVariant.TERTIARY));
        buttons.addClassName("token-acts");
        return buttons;
    }

    private Button machine() {
        KeptDialog naming = new KeptDialog(viewer.actor(), "program-machine." + program.id());
        Button machine = naming.button(
                getTranslation("programs.machine"),
                () -> naming.open(new StateMachineDialog(program, viewer, naming, acts)));
        machine.setAriaLabel(getTranslation("programs.machine.label", program.name()));
        return machine;
    }

    private void ask(String key, Runnable act) {
        new Question(
                        getTranslation(key + ".title", program.name()),
                        getTranslation(key + ".text"),
                        getTranslation(key),
                        act)
                .open();
    }

    private PageDialog personDialog(KeptDialog changing) {
        PersonPicker picker = new PersonPicker(
                getTranslation("programs.acts-for"),
                people,
                viewer,
                Set.of(program.actsFor().id()));
        picker.setWidthFull();
        changing.fields().keep("person", picker, picker.notation());
        PageDialog dialog = new PageDialog();
        dialog.setHeaderTitle(getTranslation("programs.person.title", program.name()));
        Div fields = new Div(picker);
        fields.addClassName("dialog-fields");
        dialog.add(fields);
        // What the person at the page knows.
        AtomicReference<PersonId> opened =
                new AtomicReference<>(program.actsFor().id());
        Button save = new Button(getTranslation("programs.person.save"), clicked -> {
            if (picker.refusesText()) {
                return;
            }
            TokenResult result = Optional.ofNullable(picker.getValue())
                    .map(PersonName::id)
                    .map(chosen -> acts.actFor(program, new Edit<>(opened.get(), chosen)))
                    .orElseGet(TokenResult.Unsuitable::new);
            if (result instanceof TokenResult.Saved) {
                changing.fields().forget(UI.getCurrentOrThrow());
                dialog.close();
            } else {
                picker.refuse(TokenWords.sentence(result, viewer));
            }
            if (result instanceof TokenResult.ChangedByOthers(var now, var _)) {
                opened.set(now.id());
                OthersChange.say();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("tokens.cancel"), clicked -> dialog.close()), save);
        return dialog;
    }
}
