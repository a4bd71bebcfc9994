package dev.countersign.people;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class CurrentActorFromSecurityContext implements CurrentActor {

    @Override
    public SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof KnownPerson known) {
            return known.signedIn();
        }
        throw new IllegalStateException("nobody is signed in");
    }
}
