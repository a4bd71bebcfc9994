package dev.countersign.token.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.token.Lifetime;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for what a new token or program needs. What is wrong is said at its field, and the dialog stays. */
final class TokenDialog extends PageDialog {

    /** Creates the token or the program. */
    interface Create {

        /**
         * Does it.
         *
         * @param person for whom it acts, if the dialog asks that
         */
        TokenResult as(String name, Optional<PersonId> person, Set<Scope> scopes, int days);
    }

    private final TextField name = new TextField();
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>();
    private final Select<Integer> lifetime = new Select<>();
    private final @Nullable PersonPicker person;
    private final transient KeptFields kept;

    TokenDialog(
            String title,
            String help,
            List<Scope> offered,
            @Nullable PersonPicker person,
            KeptFields kept,
            Create create,
            Consumer<TokenResult.Created> created) {
        this.person = person;
        this.kept = kept;
        setHeaderTitle(title);
        setUpFields(help, offered);
        Div fields = new Div(name);
        if (person != null) {
            fields.add(person);
        }
        fields.add(scopes, lifetime);
        fields.addClassName("dialog-fields");
        add(fields);
        Button yes = new Button(getTranslation("tokens.create"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            create(create, created);
            yes.setEnabled(true);
        });
        getFooter().add(new Button(getTranslation("tokens.cancel"), clicked -> close()), yes);
    }

    /** The field for the person that a program acts for. */
    static PersonPicker person(People people, Viewer viewer) {
        PersonPicker person = new PersonPicker(I18NProvider.translate("programs.acts-for"), people, viewer, Set.of());
        person.setRequiredIndicatorVisible(true);
        person.setWidthFull();
        return person;
    }

    private void setUpFields(String help, List<Scope> offered) {
        name.setLabel(getTranslation("tokens.name"));
        name.setHelperText(help);
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.setWidthFull();
        scopes.setLabel(getTranslation("tokens.scopes"));
        scopes.setHelperText(getTranslation("tokens.scopes.help"));
        scopes.setItems(offered);
        scopes.setItemLabelGenerator(TokenWords::scope);
        scopes.setManualValidation(true);
        lifetime.setLabel(getTranslation("tokens.lifetime"));
        lifetime.setItems(Lifetime.CHOICES);
        lifetime.setItemLabelGenerator(days -> getTranslation("tokens.days", days));
        lifetime.setValue(Lifetime.USUAL);
        kept.keepText("name", name);
        kept.keep("scopes", scopes, KeptFields.several(offered));
        kept.keep("lifetime", lifetime, KeptFields.one(Lifetime.CHOICES, String::valueOf));
        if (person != null) {
            kept.keep("person", person, person.notation());
        }
    }

    private void create(Create create, Consumer<TokenResult.Created> created) {
        if (!isComplete()) {
            FirstField.focusWrong(this);
            return;
        }
        TokenResult result = create.as(
                name.getValue(),
                Optional.ofNullable(person).map(PersonPicker::getValue).map(PersonName::id),
                scopes.getValue(),
                lifetime.getValue());
        if (result instanceof TokenResult.Created done) {
            kept.forget(UI.getCurrentOrThrow());
            close();
            created.accept(done);
        } else {
            show(result);
        }
    }

    /** Says at each field that must be filled in what is missing. */
    private boolean isComplete() {
        mark(name, TypedText.line(name.getValue()).isEmpty() ? TokenWords.sentence(new TokenResult.NameWrong()) : "");
        mark(scopes, scopes.isEmpty() ? TokenWords.sentence(new TokenResult.ScopesWrong()) : "");
        if (person != null) {
            String missing = person.isEmpty() ? TokenWords.sentence(new TokenResult.Unsuitable()) : "";
            person.say(person.unreadable().orElse(missing));
        }
        return !name.isInvalid() && !scopes.isInvalid() && (person == null || !person.isInvalid());
    }

    private void show(TokenResult result) {
        String sentence = TokenWords.sentence(result);
        if (result instanceof TokenResult.ScopesWrong) {
            mark(scopes, sentence);
        } else if (result instanceof TokenResult.Unsuitable && person != null) {
            person.say(sentence);
        } else {
            mark(name, sentence);
        }
        FirstField.focusWrong(this);
    }

    private static void mark(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(!sentence.isEmpty());
    }
}
