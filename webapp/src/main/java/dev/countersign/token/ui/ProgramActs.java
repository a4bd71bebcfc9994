package dev.countersign.token.ui;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.Edit;
import dev.countersign.token.Program;
import dev.countersign.token.TokenResult;

/** What can be done with a program in the list. */
interface ProgramActs {

    /** Lets it act for somebody else. */
    TokenResult actFor(Program program, Edit<PersonId> edit);

    /** Lets a state machine ask in its name. */
    TokenResult stateMachine(Program program, Edit<String> arn);

    void renew(Program program, int days);

    void delete(Program program);
}
