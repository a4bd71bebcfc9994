package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.people.People;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that is wrong with a template: what the definition itself shows, and what only its organisation knows. */
@Component
class TemplateProblems {

    private final People people;

    TemplateProblems(People people) {
        this.people = people;
    }

    /** It may be published if none of them is an error. */
    List<Problem> of(TenantId tenant, TemplateDefinition definition) {
        return Stream.of(ofDefinition(definition), groups(tenant, definition))
                .flatMap(List::stream)
                .toList();
    }

    /** A definition that was built in code may violate rules that the reader enforces, and could not be read again. */
    static List<Problem> ofDefinition(TemplateDefinition definition) {
        return switch (TemplateJson.read(TemplateJson.write(definition))) {
            case ReadResult.Parsed(TemplateDefinition readBack) -> TemplateChecks.check(readBack);
            case ReadResult.Problems(List<Problem> unreadable) -> unreadable;
        };
    }

    /** A field limited to a group that does not exist could never be filled in. */
    private List<Problem> groups(TenantId tenant, TemplateDefinition definition) {
        List<Problem> problems = new ArrayList<>();
        List<Field> fields = definition.form().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof PersonField person
                    && person.among() instanceof Among.Group(String key)
                    && !people.hasGroup(tenant, key)) {
                problems.add(Problem.error("/form/" + i + "/from", "template.no-such-group", key));
            }
        }
        return problems;
    }
}
