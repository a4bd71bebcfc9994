package dev.countersign.local.provider;

import dev.countersign.local.DemoAccounts;
import dev.countersign.local.DemoAccounts.DemoTenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The provider's own page: email address and password. */
@Controller
@Profile("local")
class ProviderSignInPage {

    static final String PATH = "/provider/sign-in";
    static final String WRONG = PATH + "?wrong";
    static final String EMAIL = "email";

    private final ProviderSession session;

    ProviderSignInPage(ProviderSession session) {
        this.session = session;
    }

    @GetMapping(PATH)
    String page(
            @RequestParam(name = "wrong", required = false) @Nullable String wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var email = session.takeTyped(request)
                .or(() -> session.pendingParameter(request, response, "login_hint"))
                .orElse("");
        var tenant = session.pendingParameter(request, response, "client_id").flatMap(ProviderSignInPage::tenantName);
        model.addAttribute("email", email)
                .addAttribute("pending", request.getParameter(PendingAuthorization.PARAMETER))
                .addAttribute("wrong", wrong != null)
                .addAttribute("password", DemoAccounts.PASSWORD);
        tenant.ifPresent(name -> model.addAttribute("tenant", name));
        return "local/provider";
    }

    private static Optional<String> tenantName(String client) {
        return DemoAccounts.TENANTS.stream()
                .filter(tenant -> tenant.slug().equals(client))
                .map(DemoTenant::name)
                .findAny();
    }
}
