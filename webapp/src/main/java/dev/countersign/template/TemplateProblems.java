package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.people.People;
import dev.countersign.tenant.TenantId;
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
        return Stream.concat(ofDefinition(definition).stream(), ofOrganisation(tenant, definition))
                .toList();
    }

    /** The same for a definition that was read, and so can be read again. */
    List<Problem> ofRead(TenantId tenant, TemplateDefinition definition) {
        return Stream.concat(TemplateChecks.check(definition).stream(), ofOrganisation(tenant, definition))
                .toList();
    }

    private Stream<Problem> ofOrganisation(TenantId tenant, TemplateDefinition definition) {
        return TemplateChecks.check(definition, new TenantOrganisation(people, tenant)).stream();
    }

    /** A definition that was built in code may violate rules that the reader enforces, and could not be read again. */
    static List<Problem> ofDefinition(TemplateDefinition definition) {
        return switch (TemplateJson.read(TemplateJson.write(definition))) {
            case ReadResult.Parsed(TemplateDefinition readBack) -> TemplateChecks.check(readBack);
            case ReadResult.Problems(List<Problem> unreadable) -> unreadable;
        };
    }
}
