package dev.countersign.token.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.Formats;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens and programs in words. */
final class TokenWords {

    private TokenWords() {}

    static String scope(Scope scope) {
        return I18NProvider.translate("tokens.scope." + scope.key());
    }

    static String scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(TokenWords::scope).collect(Collectors.joining(" · "));
    }

    /** Until when it is valid, and when it was used. */
    static Div times(Instant expires, boolean expired, Optional<Instant> used, Formats formats) {
        Span until = new Span(formats.say(expired ? "tokens.expired" : "tokens.expires", formats.exact(expires)));
        until.addClassNames("small", expired ? "token-expired" : "token-valid");
        Span last = new Span(used.map(at -> formats.say("tokens.used", formats.inSentence(at)))
                .orElseGet(() -> formats.say("tokens.unused")));
        last.addClassName("small");
        Div times = new Div(until, last);
        times.addClassName("token-times");
        return times;
    }

    /** The same, with who has changed what is in the way. */
    static String sentence(TokenResult result, Viewer viewer) {
        if (result instanceof TokenResult.ChangedByOthers(var now, var last)) {
            return OthersChange.isNow(now.name(), last, viewer);
        }
        return result instanceof TokenResult.StateMachineChanged(var now, var last)
                ? OthersChange.isNow(now, last, viewer)
                : sentence(result);
    }

    /** Why nothing was done. */
    static String sentence(TokenResult result) {
        return switch (result) {
            case TokenResult.Created _, TokenResult.Saved _ -> "";
            case TokenResult.NameWrong _ -> I18NProvider.translate("tokens.wrong.name");
            case TokenResult.ScopesWrong _ -> I18NProvider.translate("tokens.wrong.scopes");
            case TokenResult.LifetimeWrong _ -> I18NProvider.translate("tokens.wrong.lifetime");
            case TokenResult.TooMany(int most) -> I18NProvider.translate("tokens.wrong.too-many", most);
            case TokenResult.Unsuitable _ -> I18NProvider.translate("tokens.wrong.person");
            case TokenResult.ChangedByOthers(var now, var _) -> OthersChange.isNow(now.name());
            case TokenResult.NoStateMachine _ -> I18NProvider.translate("programs.machine.wrong");
            case TokenResult.StateMachineTaken _ -> I18NProvider.translate("programs.machine.taken");
            case TokenResult.StateMachineChanged(var now, var _) -> OthersChange.isNow(now);
            case TokenResult.NotAllowed _ -> I18NProvider.translate("tokens.wrong.not-allowed");
            case TokenResult.NotFound _ -> I18NProvider.translate("tokens.gone");
        };
    }
}
