package dev.countersign.notification.ui;

import dev.countersign.notification.Unsubscribing;
import dev.countersign.notification.Unsubscribing.Stop;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page that stops emails of one kind. Only POST changes something: mail scanners open links. Mail programs send the POST themselves (RFC 8058),
 * without a page before it.
 */
@Controller
@RequestMapping("/unsubscribe")
class UnsubscribePage {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Unsubscribing unsubscribing;
    private final Translations messages;

    UnsubscribePage(Unsubscribing unsubscribing, Translations messages) {
        this.unsubscribing = unsubscribing;
        this.messages = messages;
    }

    /** What the page shows. */
    record Page(String title, String text, Optional<String> stop, String settings) {}

    @ModelAttribute
    void headers(HttpServletResponse response) {
        // With "no-referrer" browsers would send the form from the origin "null", which is refused as another site.
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping("/{token}")
    String ask(@PathVariable String token, HttpServletResponse response, Locale browser, Model model) {
        return unsubscribing
                .open(token)
                .map(stop -> show(model, stop.language(), "ask", stop, true))
                .orElseGet(() -> unknown(response, browser, model));
    }

    @PostMapping("/{token}")
    String stop(@PathVariable String token, HttpServletResponse response, Locale browser, Model model) {
        Optional<Stop> known = unsubscribing.open(token);
        known.ifPresent(stop -> unsubscribing.stop(stop));
        return known.map(stop -> show(model, stop.language(), "done", stop, false))
                .orElseGet(() -> unknown(response, browser, model));
    }

    /** Everything below that is no token, such as one to which a mail program has added a character. */
    @RequestMapping("/**")
    String unknown(HttpServletResponse response, Locale browser, Model model) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("language", browser.getLanguage());
        model.addAttribute(
                "page",
                new Page(
                        say("unsubscribe.unknown.title", browser),
                        say("unsubscribe.unknown.text", browser),
                        Optional.empty(),
                        say("notification.settings", browser)));
        return "notification/unsubscribe";
    }

    private String show(Model model, Locale language, String state, Stop stop, boolean asks) {
        String what = stop.topic()
                .map(topic -> say("notification.topic." + topic, language))
                .orElseGet(() -> say("unsubscribe.digest", language));
        model.addAttribute("language", language.getLanguage());
        model.addAttribute(
                "page",
                new Page(
                        say("unsubscribe." + state + ".title", language, what),
                        say("unsubscribe." + state + ".text", language, what),
                        asks ? Optional.of(say("unsubscribe.stop", language)) : Optional.empty(),
                        say("notification.settings", language)));
        return "notification/unsubscribe";
    }

    private String say(String key, Locale language, Object... arguments) {
        return messages.getTranslation(key, language, arguments);
    }
}
