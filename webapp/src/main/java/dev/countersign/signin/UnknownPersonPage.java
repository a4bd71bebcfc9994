package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells somebody who is known to the provider and not to the tenant what to do. */
@Controller
class UnknownPersonPage {

    static final String PATH = "/sign-in/unknown";

    private static final String NAME = UnknownPersonPage.class.getName() + ".name";
    private static final String TENANT = UnknownPersonPage.class.getName() + ".tenant";

    static void remember(HttpServletRequest request, UnknownPerson person) {
        var session = request.getSession();
        session.setAttribute(NAME, person.name());
        session.setAttribute(TENANT, person.tenant());
    }

    @GetMapping(PATH)
    String page(HttpSession session, Model model) {
        if (session.getAttribute(NAME) == null) {
            return "redirect:" + SignInPage.PATH;
        }
        model.addAttribute("name", session.getAttribute(NAME));
        model.addAttribute("tenant", session.getAttribute(TENANT));
        return "signin/unknown";
    }
}
