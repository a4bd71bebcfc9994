package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.Fields;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a template has beside its form and its steps: its name, how requests are called, and how they are changed after they were submitted. */
final class TemplateProperties implements Properties {

    private static final int LONGEST_PREFIX = 8;
    private static final int PAUSE = 500;

    private final StepScope scope;
    private final Fields<TemplateDefinition> fields;
    private final Div form = new Div();

    TemplateProperties(StepScope scope) {
        this.scope = scope;
        this.fields =
                new Fields<>(change -> scope.surface().edits().change(template -> Optional.of(change.apply(template))));
        form.addClassName("step-form");
        names();
        revisions();
        form.add(
                new H3(scope.say("template.settings.email")),
                fields.bind(
                        "/email-link",
                        new EmailLinkInput(scope),
                        TemplateDefinition::emailLink,
                        TemplateDefinition::with));
    }

    private void names() {
        TextField prefix = new TextField(scope.say("template.settings.prefix"));
        prefix.setHelperText(scope.say("template.settings.prefix.help"));
        prefix.setMaxLength(LONGEST_PREFIX);
        prefix.setManualValidation(true);
        prefix.setValueChangeMode(ValueChangeMode.LAZY);
        prefix.setValueChangeTimeout(PAUSE);
        form.add(
                fields.bind(
                        "/name",
                        LanguagesInput.line(scope.say("template.step.name")),
                        TemplateDefinition::name,
                        TemplateDefinition::named,
                        name -> name.isEmpty()
                                ? Optional.of(scope.say("template.step.name.missing"))
                                : Optional.empty()),
                fields.bind(
                        "/description",
                        LanguagesInput.lines(scope.say("template.settings.description")),
                        TemplateDefinition::description,
                        TemplateDefinition::described),
                fields.bind(
                        "/prefix",
                        prefix,
                        TemplateDefinition::prefix,
                        (template, text) -> template.withPrefix(text.toUpperCase(Locale.ROOT)),
                        text -> text.matches("[A-Za-z]{1,8}")
                                ? Optional.empty()
                                : Optional.of(scope.say("template.settings.prefix.wrong"))),
                fields.bind("/title", new TitleInput(scope), TemplateDefinition::title, TemplateDefinition::titled));
    }

    private void revisions() {
        form.add(
                new H3(scope.say("template.settings.revisions")),
                fields.bind(
                        "/revisions/due",
                        new TimeInput(scope.say("template.settings.revisions.due")),
                        template -> template.revisions().due(),
                        (template, due) -> template.with(new Revisions(
                                due,
                                template.revisions().goesOn(),
                                template.revisions().byRequester()))),
                fields.bind(
                        "/revisions/goes-on",
                        new Choice<>(
                                scope.say("template.settings.revisions.goes-on"),
                                List.of(GoesOn.values()),
                                one -> scope.say("template.settings.revisions.goes-on." + one.name())),
                        template -> template.revisions().goesOn(),
                        (template, goesOn) -> template.with(new Revisions(
                                template.revisions().due(),
                                goesOn,
                                template.revisions().byRequester()))),
                fields.bind(
                        "/revisions/by-requester",
                        new Checkbox(scope.say("template.settings.revisions.by-requester")),
                        template -> template.revisions().byRequester(),
                        (template, allowed) -> template.with(new Revisions(
                                template.revisions().due(), template.revisions().goesOn(), allowed))));
    }

    @Override
    public Component fields() {
        return form;
    }

    @Override
    public List<Problem> show(TemplateDefinition template, List<Problem> problems) {
        fields.show(template);
        return fields.mark(problems, scope.language());
    }

    @Override
    public boolean focus(String member) {
        return fields.focus(member);
    }
}
