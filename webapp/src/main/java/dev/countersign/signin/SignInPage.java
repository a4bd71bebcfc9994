package dev.countersign.signin;

import dev.countersign.people.KnownPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks for an email address and redirects to the identity provider of the tenant. Needs no script. */
@Controller
class SignInPage {

    static final String PATH = "/sign-in";
    static final String SIGNED_OUT = PATH + "?signed-out";

    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);

    private static final Set<String> ENDS =
            Arrays.stream(EndedSession.values()).map(EndedSession::code).collect(Collectors.toUnmodifiableSet());

    /** The problem if the provider does not answer. */
    static final String SILENT = "silent";

    private static final Set<String> PROBLEMS = Set.of("denied", "expired", "provider", SILENT, "suspended");

    private final HomeTenant homeTenant;
    private final ObjectProvider<AccountHints> hints;
    private final SignInRecords records;
    private final Registrations registrations;

    SignInPage(
            HomeTenant homeTenant,
            ObjectProvider<AccountHints> hints,
            SignInRecords records,
            Registrations registrations) {
        this.homeTenant = homeTenant;
        this.hints = hints;
        this.records = records;
        this.registrations = registrations;
    }

    static String problem(String problem) {
        return PATH + "?problem=" + problem;
    }

    static String ended(EndedSession why) {
        return PATH + "?why=" + why.code();
    }

    @GetMapping(PATH)
    String page(
            @RequestParam(name = "why", required = false) @Nullable String why,
            @RequestParam(name = "problem", required = false) @Nullable String problem,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String wanted,
            Model model) {
        if (problem != null && PROBLEMS.contains(problem)) {
            model.addAttribute("problem", problem);
        }
        if (why != null && ENDS.contains(why)) {
            model.addAttribute("ended", why);
        }
        return page(model.addAttribute("signedOut", signedOut != null), "", wanted);
    }

    /** If another person is signed in in this browser, they are signed out first. The same person, in another tab, is redirected to the wanted page. */
    @PostMapping(PATH)
    String leave(
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication present,
            Model model) {
        var typed = email.strip();
        var registration = homeTenant.of(typed);
        if (registration.isEmpty()) {
            model.addAttribute("fieldProblem", typed.isEmpty() ? "empty" : "unknown");
            return page(model, typed, wanted);
        }
        if (isSignedIn(present, typed)) {
            return "redirect:" + WantedPage.checked(wanted).orElse("/");
        }
        if (!answers(registration.get())) {
            return page(model.addAttribute("problem", SILENT), typed, wanted);
        }
        Locale language = RequestContextUtils.getLocale(request);
        records.logout(request, response, present);
        new SecurityContextLogoutHandler().logout(request, response, present);
        PageLanguage.stay(request, language);
        var address = UriComponentsBuilder.fromPath("/oauth2/authorization/{registration}")
                .queryParam(LoginHint.PARAMETER, "{hint}")
                .encode()
                .buildAndExpand(registration.get(), typed)
                .toUriString();
        return "redirect:" + WantedPage.behind(address, WantedPage.checked(wanted));
    }

    /** Whether the provider has said how to sign in with it; it is asked once. */
    private boolean answers(String registration) {
        try {
            return registrations.findByRegistrationId(registration) != null;
        } catch (Registrations.ProviderSilent silent) {
            LOG.debug("Nobody can sign in now", silent);
            return false;
        }
    }

    private static boolean isSignedIn(@Nullable Authentication present, String email) {
        return present != null
                && present.getPrincipal() instanceof KnownPerson known
                && known.signedIn().email().equalsIgnoreCase(email);
    }

    private String page(Model model, String email, @Nullable String wanted) {
        model.addAttribute("to", WantedPage.checked(wanted).orElse(null));
        model.addAttribute("email", email);
        model.addAttribute(
                "tenants", hints.stream().flatMap(some -> some.hints().stream()).toList());
        return "signin/sign-in";
    }
}
