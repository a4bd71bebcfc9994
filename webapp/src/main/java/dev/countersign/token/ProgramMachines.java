package dev.countersign.token;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.token.ProgramSignatures.SignedBy;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The state machines that ask people in the name of a program. It is what authenticates, so it has no actor. */
@Service
public class ProgramMachines {

    private final ProgramRepository programs;
    private final TenantTransaction transaction;

    ProgramMachines(ProgramRepository programs, TenantTransaction transaction) {
        this.programs = programs;
        this.transaction = transaction;
    }

    /** In whose name a state machine asks. */
    public sealed interface Asking {

        /** For this program. */
        record For(SignedBy program) implements Asking {}

        /** Its program may not submit requests, or acts for somebody who is not active. */
        record NotAllowed() implements Asking {}
    }

    /**
     * For which program of the organisation this state machine asks; empty if an administrator has named it at none. The expiry of the program is that
     * of its secret, which a state machine does not use.
     */
    public Optional<Asking> asking(TenantId tenant, String stateMachine) {
        return transaction
                .call(tenant, () -> programs.ofStateMachine(stateMachine))
                .map(program -> allowed(tenant, program));
    }

    private static Asking allowed(TenantId tenant, Program program) {
        return program.active() && program.scopes().contains(Scope.REQUESTS_WRITE)
                ? new Asking.For(new SignedBy(tenant, program.actsFor().id(), program.id(), program.name()))
                : new Asking.NotAllowed();
    }
}
