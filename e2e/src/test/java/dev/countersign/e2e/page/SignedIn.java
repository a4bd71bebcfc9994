package dev.countersign.e2e.page;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs a person in with the requests of a browser, without rendering the pages. */
public final class SignedIn {

    /** The authorization request in the form of the provider. */
    private static final Pattern PENDING = Pattern.compile("name=\"pending\" value=\"([^\"]+)\"");

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** Requests that do not accept a page are refused instead of redirected. */
    private static final String PAGES = "text/html";

    private final APIRequestContext http;
    private final URI address;

    private SignedIn(APIRequestContext http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** From now on everything in the browser context is done by this demo account. */
    public static void as(String email, BrowserContext context, URI address) {
        new SignedIn(context.request(), address).signIn(email);
    }

    private void signIn(String email) {
        String signIn = http.get(at("/sign-in")).text();
        String provider = send("/sign-in", form(signIn).set("email", email));
        send("/provider/sign-in", form(provider).set("email", email).set("password", SignInPage.PASSWORD));
    }

    private String send(String path, FormData form) {
        APIResponse answer = http.post(
                at(path), RequestOptions.create().setHeader("Accept", PAGES).setForm(form));
        if (!answer.ok()) {
            throw new IllegalStateException(path + " was answered with " + answer.status());
        }
        return answer.text();
    }

    private static FormData form(String page) {
        Matcher csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("a page without a form: " + page);
        }
        FormData form = FormData.create().set("_csrf", csrf.group(1));
        Matcher pending = PENDING.matcher(page);
        return pending.find() ? form.set("pending", pending.group(1)) : form;
    }

    private String at(String path) {
        return address.resolve(path).toString();
    }
}
