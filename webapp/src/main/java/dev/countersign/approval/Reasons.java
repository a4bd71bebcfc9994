package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Replaces the keys of fields and groups, and the ids of people, in reasons by their names. Unknown ones stay as they are. */
@Component
class Reasons {

    private final People people;

    Reasons(People people) {
        this.people = people;
    }

    /** The names of the groups in the reasons, by key, and those of the people, by id. */
    Map<String, Text> names(TenantId tenant, Collection<Reason> reasons) {
        Map<String, Text> names = new HashMap<>(groups(tenant, reasons));
        Set<PersonId> named =
                reasons.stream().flatMap(reason -> reason.person().stream()).collect(Collectors.toSet());
        people.names(tenant, named).forEach((id, name) -> names.put(id.toString(), Text.of(name.name())));
        return names;
    }

    private Map<String, Text> groups(TenantId tenant, Collection<Reason> reasons) {
        Set<String> keys = reasons.stream()
                .filter(reason -> reason.kind() == Reason.Kind.GROUP)
                .flatMap(reason -> reason.args().stream())
                .collect(Collectors.toSet());
        return people.groupNames(tenant, keys);
    }

    /**
     * The same for an assignment, with why the person whom its person stands in for may not decide.
     *
     * @param conflicts of the approval, see {@link Separation}
     */
    List<ReadableReason> readable(
            TenantId tenant,
            TemplateDefinition template,
            AssignmentRepository.Row asked,
            Map<PersonId, Separation.Conflict> conflicts) {
        Optional<ReadableReason> elsewhere = asked.inPlaceOf()
                .flatMap(barred -> Optional.ofNullable(conflicts.get(barred))
                        .flatMap(conflict -> Optional.ofNullable(
                                        people.names(tenant, List.of(barred)).get(barred))
                                .map(name -> new ReadableReason(
                                        Reason.Kind.DECIDED_ELSEWHERE,
                                        List.of(
                                                Text.of(name.name()),
                                                ApprovalSteps.name(template, conflict.step()))))));
        return Stream.concat(readable(tenant, template, asked.why()).stream(), elsewhere.stream())
                .toList();
    }

    List<ReadableReason> readable(TenantId tenant, TemplateDefinition template, List<Reason> reasons) {
        return readable(template, reasons, names(tenant, reasons));
    }

    /** Each sentence once, also if it is the reason for several panels. That it is the person's own request comes last. */
    static List<ReadableReason> readable(TemplateDefinition template, List<Reason> reasons, Map<String, Text> names) {
        return reasons.stream()
                .sorted(Comparator.comparing(reason -> reason.kind() == Reason.Kind.OWN_REQUEST))
                .map(reason -> readable(template, reason, names))
                .distinct()
                .toList();
    }

    private static ReadableReason readable(TemplateDefinition template, Reason reason, Map<String, Text> names) {
        return new ReadableReason(
                reason.kind(),
                reason.args().stream()
                        .map(arg -> words(template, reason.kind(), arg, names))
                        .toList(),
                reason.fallback() && !reason.isPassed());
    }

    private static Text words(TemplateDefinition template, Reason.Kind kind, String arg, Map<String, Text> names) {
        return switch (kind) {
            case FIELD ->
                template.form().fields().stream()
                        .filter(field -> field.key().equals(arg))
                        .findFirst()
                        .map(Field::label)
                        .orElseGet(() -> Text.of(arg));
            case GROUP, MANAGER_OF, MANAGER_ABOVE, DELEGATED, REASSIGNED -> names.getOrDefault(arg, Text.of(arg));
            case DEPARTMENT_HEAD,
                    ADMINISTRATOR,
                    TEMPLATE_EDITOR,
                    MANAGER,
                    FIXED,
                    EXPRESSION,
                    OWN_REQUEST,
                    STANDS_IN,
                    STOOD_IN,
                    DECIDED_ELSEWHERE,
                    NOBODY_LEFT,
                    TOO_FEW,
                    TOO_MANY,
                    EXPRESSION_FAILED -> Text.of(arg);
        };
    }
}
