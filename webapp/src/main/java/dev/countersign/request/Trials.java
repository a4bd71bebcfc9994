package dev.countersign.request;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Form;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Right;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tries templates with imagined requests, before they are published. Nothing is stored and nobody is told. */
@Service
public class Trials {

    private final ActorTransaction transaction;
    private final People people;
    private final Imagination imagination;
    private final SecurityRecords refusals;

    Trials(ActorTransaction transaction, People people, Imagination imagination, SecurityRecords refusals) {
        this.transaction = transaction;
        this.people = people;
        this.imagination = imagination;
        this.refusals = refusals;
    }

    /** What would happen to a request that is submitted now. */
    public TrialResult imagine(Actor actor, TemplateDefinition definition, Trial trial) {
        return transaction.call(actor, present -> {
            if (!present.may(Right.EDIT_TEMPLATES)) {
                refusals.refused(present.tenant(), present.person(), "template-trial", definition.key());
                return new TrialResult.NotAllowed();
            }
            if (TemplateChecks.check(definition).stream().anyMatch(Problem::isError) || isTooLarge(trial)) {
                return new TrialResult.Broken();
            }
            Optional<Person> requester =
                    people.find(present.tenant(), trial.requester()).filter(Person::active);
            return requester
                    .<TrialResult>map(person -> imagination.of(present.tenant(), definition, person, trial))
                    .orElseGet(TrialResult.NoSuchPerson::new);
        });
    }

    private static boolean isTooLarge(Trial trial) {
        return trial.answers().toString().getBytes(StandardCharsets.UTF_8).length > Form.MAX_BYTES;
    }
}
