package dev.countersign.token.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.token.AccessToken;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.SecretDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** The person's own access tokens. */
@Route(AccessTokensView.PATH)
@PermitAll
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class AccessTokensView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "settings/tokens";

    private final transient AccessTokens tokens;
    private final transient Clock clock;
    private final Viewer viewer;
    private final Div list = new Div();

    public AccessTokensView(AccessTokens tokens, Viewer viewer, Clock clock) {
        this.tokens = tokens;
        this.viewer = viewer;
        this.clock = clock;
        addClassName("page");
        KeptDialog creating = new KeptDialog(viewer.actor(), "token");
        add(
                new Heading(
                        getTranslation("tokens.title"),
                        creating.button(getTranslation("tokens.new"), () -> creating.open(dialog(creating)))),
                new Paragraph(getTranslation("tokens.about")),
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("tokens.title"));
    }

    private TokenDialog dialog(KeptDialog creating) {
        return new TokenDialog(
                getTranslation("tokens.new"),
                getTranslation("tokens.name.help"),
                List.of(Scope.values()),
                null,
                creating.fields(),
                (name, _, scopes, days) -> tokens.create(viewer.actor(), name, scopes, days),
                created -> {
                    show();
                    new SecretDialog(getTranslation("tokens.created"), getTranslation("tokens.created.text"))
                            .with(getTranslation("tokens.secret"), created.secret())
                            .open();
                });
    }

    private void show() {
        List<AccessToken> found = tokens.list(viewer.actor());
        list.removeAll();
        if (found.isEmpty()) {
            list.add(new EmptyState(getTranslation("tokens.none"), getTranslation("tokens.none.text")));
            return;
        }
        list.add(new Rows(found.stream().map(this::line).toList()));
    }

    private TokenLine line(AccessToken token) {
        return new TokenLine(token, clock.instant(), viewer.formats()).revocable(token.name(), () -> revoke(token));
    }

    private void revoke(AccessToken token) {
        boolean done = tokens.revoke(viewer.actor(), token.id()) instanceof TokenResult.Saved;
        Toast.say(getTranslation(done ? "tokens.revoked" : "tokens.gone"));
        show();
    }
}
