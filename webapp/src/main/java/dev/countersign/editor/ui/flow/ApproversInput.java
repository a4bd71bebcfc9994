package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import dev.countersign.editor.ui.input.JsonataInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is asked: a kind of people, and what is needed to find them. While that is missing, the value stays what it was. */
final class ApproversInput extends CustomField<Approvers> {

    static final Approvers STANDARD = new Approvers.ManagerOf(Approvers.REQUESTER);

    private final Div details = new Div();
    private final Choice<ApproverKind> kind;
    private final Choice<String> person;
    private final CountField levels;
    private final Choice<Among.Role> role;
    private final Choice<String> field;
    private final Choice<String> step;
    private final ComboBox<String> group;
    private final ComboBox<String> email;
    private final JsonataInput expression;
    private final Map<ApproverKind, List<Component>> needed;

    ApproversInput(String label, StepScope scope) {
        super(STANDARD);
        setLabel(label);
        kind = Choice.named(
                label, ApproverKind.offered(scope), one -> getTranslation("template.approvers." + one.name()));
        person = Choice.named(
                getTranslation("template.approvers.of"),
                Stream.concat(Stream.of(Approvers.REQUESTER), scope.personFields().stream())
                        .toList(),
                scope::field);
        levels = levels();
        role = Choice.named(
                getTranslation("template.approvers.role"),
                List.of(Among.Role.values()),
                one -> getTranslation("template.who.role." + one.name()));
        field = Choice.named(getTranslation("template.approvers.field"), scope.personFields(), scope::field);
        step = Choice.named(getTranslation("template.approvers.step"), scope.otherApprovals(), scope::step);
        group = Directory.groups(scope.surface());
        email = Directory.people(scope.surface());
        expression = new JsonataInput(getTranslation("template.approvers.jsonata"), scope.template());
        expression.setValue("$requester.email");
        needed = Map.of(
                ApproverKind.MANAGER_OF, List.of(person, levels),
                ApproverKind.DEPARTMENT_HEAD, List.of(person),
                ApproverKind.GROUP, List.of(group),
                ApproverKind.PERSON, List.of(email),
                ApproverKind.PERSON_IN, List.of(field),
                ApproverKind.MANAGER_OF_APPROVER, List.of(step),
                ApproverKind.ROLE, List.of(role),
                ApproverKind.EXPRESSION, List.of(expression));
        listen();
        setPresentationValue(STANDARD);
    }

    private void listen() {
        Div all = new Div(kind, details);
        all.addClassName("approvers-input");
        details.addClassName("approvers-input");
        add(all);
        List<HasValue<?, ?>> parts = List.of(person, levels, role, field, step, group, email, expression);
        parts.forEach(part -> part.addValueChangeListener(_ -> updateValue()));
        kind.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
    }

    private CountField levels() {
        CountField up = new CountField(getTranslation("template.approvers.levels"), 1, Approvers.MOST_LEVELS);
        up.setValue(1);
        return up;
    }

    /** The browser gets only the fields that are needed. */
    private void draw() {
        List<Component> shown = needed.getOrDefault(kind.getValue(), List.of());
        if (!details.getChildren().toList().equals(shown)) {
            details.removeAll();
            details.add(shown);
        }
    }

    @Override
    protected Approvers generateModelValue() {
        return switch (kind.getValue()) {
            case MANAGER_OF -> new Approvers.ManagerOf(person.getValue(), level());
            case DEPARTMENT_HEAD -> new Approvers.DepartmentHead(person.getValue());
            case ROLE -> new Approvers.HoldersOf(role.getValue());
            case PERSON_IN -> new Approvers.PersonInField(field.getValue());
            case MANAGER_OF_APPROVER -> new Approvers.ManagerOfApprover(step.getValue());
            case GROUP -> isBlank(group.getValue()) ? getValue() : new Approvers.Group(group.getValue());
            case PERSON ->
                isBlank(email.getValue())
                        ? getValue()
                        : new Approvers.FixedPerson(email.getValue().strip());
            case EXPRESSION ->
                isBlank(expression.getValue())
                        ? getValue()
                        : new Approvers.Expression(expression.getValue().strip());
        };
    }

    private int level() {
        Integer value = levels.getValue();
        return value != null ? value : getValue() instanceof Approvers.ManagerOf now ? now.levels() : 1;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    protected void setPresentationValue(Approvers approvers) {
        kind.setValue(ApproverKind.of(approvers));
        switch (approvers) {
            case Approvers.ManagerOf(String of, int up) -> {
                person.setValue(of);
                levels.setValue(up);
            }
            case Approvers.DepartmentHead(String of) -> person.setValue(of);
            case Approvers.HoldersOf(Among.Role of) -> role.setValue(of);
            case Approvers.Group(String key) -> group.setValue(key);
            case Approvers.PersonInField(String key) -> field.setValue(key);
            case Approvers.ManagerOfApprover(String key) -> step.setValue(key);
            case Approvers.FixedPerson(String address) -> email.setValue(address);
            case Approvers.Expression(String jsonata) -> expression.setValue(jsonata);
        }
        draw();
    }
}
