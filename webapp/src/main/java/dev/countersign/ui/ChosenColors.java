package dev.countersign.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** The colours that were chosen on this device, for pages in plain HTML. */
@Component
public class ChosenColors {

    private final HttpServletRequest request;

    ChosenColors(HttpServletRequest request) {
        this.request = request;
    }

    /** A value of the CSS property {@code color-scheme}. */
    public String scheme() {
        return Preferences.colors(request.getCookies()).scheme().getValue();
    }
}
