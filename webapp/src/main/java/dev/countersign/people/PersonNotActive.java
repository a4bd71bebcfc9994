package dev.countersign.people;

import org.springframework.security.access.AccessDeniedException;

/** The person who acts is inactive or does not exist. Nothing was done; their sessions must end. */
public final class PersonNotActive extends AccessDeniedException {

    private final transient Actor actor;

    PersonNotActive(Actor actor) {
        super("person %s of tenant %s is not active".formatted(actor.person(), actor.tenant()));
        this.actor = actor;
    }

    public Actor actor() {
        return actor;
    }
}
