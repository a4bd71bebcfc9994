package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Replaces the keys of fields and groups in reasons by their names. Unknown keys stay as they are. */
@Component
class Reasons {

    private final People people;

    Reasons(People people) {
        this.people = people;
    }

    /** The names of the groups in the reasons, by key. */
    Map<String, Text> groups(TenantId tenant, Collection<Reason> reasons) {
        Set<String> keys = reasons.stream()
                .filter(reason -> reason.kind() == Reason.Kind.GROUP)
                .flatMap(reason -> reason.args().stream())
                .collect(Collectors.toSet());
        return people.groupNames(tenant, keys);
    }

    static ReadableReason readable(TemplateDefinition template, Reason reason, Map<String, Text> groups) {
        return new ReadableReason(
                reason.kind(),
                reason.args().stream()
                        .map(arg -> words(template, reason.kind(), arg, groups))
                        .toList());
    }

    private static Text words(TemplateDefinition template, Reason.Kind kind, String arg, Map<String, Text> groups) {
        return switch (kind) {
            case FIELD ->
                template.form().fields().stream()
                        .filter(field -> field.key().equals(arg))
                        .findFirst()
                        .map(Field::label)
                        .orElseGet(() -> Text.of(arg));
            case GROUP -> groups.getOrDefault(arg, Text.of(arg));
            case MANAGER_OF, MANAGER_ABOVE, FIXED, EXPRESSION, NOBODY_LEFT, EXPRESSION_FAILED -> Text.of(arg);
        };
    }
}
