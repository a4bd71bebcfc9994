package dev.countersign.api;

import dev.countersign.definitions.form.Among;
import dev.countersign.people.People;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people that a form can name. */
@RestController
class ApiPeople {

    private final People people;
    private final Tag tags;

    ApiPeople(People people, Tag tags) {
        this.people = people;
        this.tags = tags;
    }

    /** People, at most 20. */
    record PersonList(List<PersonDocument> items) {}

    @GetMapping(path = Api.ROOT + "/people", produces = "application/json")
    @Needs(Scope.PEOPLE_READ)
    @Operation(operationId = "findPeople", summary = "Find people by name or email address")
    ResponseEntity<PersonList> find(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "q", defaultValue = "")
                    @Parameter(description = "Beginnings of words of the name, or of the email address")
                    String text) {
        return tags.answer(new PersonList(people.search(caller.actor(), new Among.Everybody(), text).stream()
                .map(PersonDocument::of)
                .toList()));
    }
}
