package dev.countersign.approval.link;

import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Everything below the path of links that is none, such as a link to which a mail program has added a character. Without it, these addresses,
 * which need no sign-in, would lead to Vaadin, which keeps state for each of them.
 */
@Controller
class LostLinkPage {

    private final LinkCases cases;

    LostLinkPage(LinkCases cases) {
        this.cases = cases;
    }

    @RequestMapping(LinkPage.PATH + "/**")
    String gone(HttpServletResponse response, Locale language, Model model) {
        LinkPage.writeHeaders(response);
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("page", cases.gone("unknown", language));
        model.addAttribute("language", Translations.spoken(language));
        return "decide/gone";
    }
}
