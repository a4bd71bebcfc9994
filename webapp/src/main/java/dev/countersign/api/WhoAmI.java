package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.token.Caller;
import dev.countersign.token.ProgramId;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whom a token acts. */
@RestController
class WhoAmI {

    private final People people;

    WhoAmI(People people) {
        this.people = people;
    }

    /**
     * For whom a token acts.
     *
     * @param program the id of the program, unless the token is the person's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            UUID organisation,
            UUID person,
            String name,
            String email,
            @Nullable UUID program,
            List<String> scopes) {}

    @GetMapping(path = Api.ROOT + "/me", produces = "application/json")
    @Needs({})
    @Operation(operationId = "whoAmI", summary = "For whom the token acts")
    Me me(@AuthenticationPrincipal Caller caller) {
        Person person = people.find(caller.tenant(), caller.person()).orElseThrow();
        return new Me(
                caller.tenant().value(),
                person.id().value(),
                person.name(),
                person.email(),
                caller.program().map(ProgramId::value).orElse(null),
                caller.scopes().stream().sorted().map(Scope::code).toList());
    }
}
