package dev.countersign.token.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.administration.ui.StaffPart;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.token.AccessToken;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The access tokens of a person, on their page: auditors see them, administrators revoke them. */
@org.springframework.stereotype.Component
class TokensOfPerson implements StaffPart {

    private final AccessTokens tokens;
    private final Clock clock;

    TokensOfPerson(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<Component> of(PersonId person, Viewer viewer) {
        if (!viewer.actor().may(Right.SEE_ORGANISATION)) {
            return Optional.empty();
        }
        Div list = new Div();
        show(list, person, viewer);
        return Optional.of(new Section(viewer.formats().say("tokens.title"), list));
    }

    private void show(Div list, PersonId person, Viewer viewer) {
        list.removeAll();
        List<AccessToken> found = tokens.listOf(viewer.actor(), person).orElseGet(List::of);
        list.add(
                found.isEmpty()
                        ? new Paragraph(viewer.formats().say("tokens.none"))
                        : new Rows(found.stream()
                                .map(token -> line(list, token, person, viewer))
                                .toList()));
    }

    private TokenLine line(Div list, AccessToken token, PersonId person, Viewer viewer) {
        TokenLine line = new TokenLine(token, clock.instant(), viewer.formats());
        return viewer.actor().may(Right.SET_ORGANISATION)
                ? line.revocable(token.name(), () -> {
                    TokenResult result = tokens.revokeOf(viewer.actor(), person, token.id());
                    Toast.say(
                            result instanceof TokenResult.Saved
                                    ? viewer.formats().say("tokens.revoked")
                                    : TokenWords.sentence(result));
                    show(list, person, viewer);
                })
                : line;
    }
}
