package dev.countersign.approval;

import dev.countersign.live.Changes;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.tenant.TenantId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the open pages of everybody who has to do with a request that it changed. */
@Component
class Announcement {

    private final AssignmentRepository assignments;
    private final Changes changes;

    Announcement(AssignmentRepository assignments, Changes changes) {
        this.assignments = assignments;
        this.changes = changes;
    }

    void changed(TenantId tenant, FiledRequest request) {
        Set<PersonId> people = new HashSet<>();
        people.add(request.requester());
        people.addAll(assignments.everybody(request.id()));
        changes.announce(tenant, request.id().value(), people);
    }
}
