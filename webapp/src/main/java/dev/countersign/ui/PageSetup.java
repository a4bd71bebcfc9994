package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.countersign.people.KnownPerson;
import dev.countersign.people.SignedIn;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Sets up every page before it is rendered: language, colours, texts of widgets, and the handler of uncaught errors.
 */
@Component
class PageSetup implements VaadinServiceInitListener {

    private final transient Translations messages;
    private final transient LastResort lastResort;
    private final transient FileVersions files;

    PageSetup(Translations messages, LastResort lastResort, FileVersions files) {
        this.messages = messages;
        this.lastResort = lastResort;
        this.files = files;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::setUpHtml);
        event.addRequestHandler(new ReadableMessages());
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(lastResort));
        event.getSource().setSystemMessagesProvider(info -> WidgetTexts.system(info.getLocale(), messages));
        event.getSource().addUIInitListener(opened -> setUpLocale(opened.getUI()));
    }

    private void setUpHtml(IndexHtmlResponse response) {
        VaadinRequest request = response.getVaadinRequest();
        addScript(response.getDocument().head(), "aria.js");
        addScript(response.getDocument().head(), "times.js");
        addScript(response.getDocument().head(), "length.js");
        addScript(response.getDocument().head(), "typed.js");
        addScript(response.getDocument().head(), "toast.js");
        addScript(response.getDocument().head(), "place.js");
        addScript(response.getDocument().head(), "focus.js");
        addScript(response.getDocument().head(), "dialog.js");
        Locale language = languageOfPerson().orElseGet(request::getLocale);
        addNotice(response.getDocument().body(), language);
        var html = response.getDocument().getElementsByTag("html");
        languageOfPerson().ifPresent(known -> html.attr("lang", Translations.spoken(known)));
        // typed.js deletes what another person has left in the tab.
        person().ifPresent(known -> html.attr("data-person", known.person().toString()));
        ColorChoice colors = Preferences.colors(request.getCookies());
        if (colors != ColorChoice.SYSTEM) {
            html.attr("theme", colors.scheme().getThemeValue());
            html.attr("style", "color-scheme: " + colors.scheme().getValue());
        }
    }

    /** Seen only if the page is still empty after some seconds: the server waits for something, such as its database. */
    private void addNotice(Element body, Locale language) {
        body.appendElement("p")
                .addClass("slow-start")
                .attr("role", "status")
                .text(messages.getTranslation("page.slow-start", language));
    }

    private void addScript(Element head, String file) {
        head.appendElement("script").attr("type", "module").attr("src", files.address("countersign/" + file));
    }

    private void setUpLocale(UI ui) {
        languageOfPerson().ifPresent(ui::setLocale);
        WidgetTexts.on(ui, messages);
        ui.getPage().executeJs("document.documentElement.lang = $0", Translations.spoken(ui.getLocale()));
    }

    /** Who is not signed in is spoken to in the language of their browser. */
    private static Optional<Locale> languageOfPerson() {
        return person().map(SignedIn::locale);
    }

    private static Optional<SignedIn> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof KnownPerson known
                ? Optional.of(known.signedIn())
                : Optional.empty();
    }
}
