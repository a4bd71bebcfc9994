package dev.countersign.request;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.FormContext;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The context of a form: today in the zone of the requester, the people of the tenant, and the files that the requester can use. */
record RequestFormContext(TenantId tenant, People people, LocalDate today, Function<String, Optional<FileKind>> files)
        implements FormContext {

    @Override
    public Optional<FileKind> file(String id) {
        return files.apply(id);
    }

    @Override
    public boolean isPerson(String id) {
        return isAmong(id, new Among.Everybody());
    }

    @Override
    public boolean isAmong(String id, Among among) {
        try {
            return people.isAmong(tenant, new PersonId(UUID.fromString(id)), among);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
