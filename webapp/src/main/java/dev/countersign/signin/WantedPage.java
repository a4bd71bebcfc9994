package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.UriUtils;

/**
 * The page that a person wanted before signing in. It is passed through the sign-in: in the URL of the sign-in page, its form, the pending sign-in,
 * and the answer of the provider. So each tab reaches its own page, and a restart loses nothing.
 */
final class WantedPage implements RequestCache {

    static final String PARAMETER = "to";

    private static final String TAKEN = WantedPage.class.getName();
    private static final int LONGEST = 600;

    /** A path on this server: it begins with one slash, not two, and holds nothing that a browser reads as a host, and no invisible characters. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>`{}|^#]]*");

    /** A path with a segment that leads up, or with none between two slashes, means something else to each browser and server. */
    private static final Pattern CLIMBS =
            Pattern.compile("[^?]*/((\\.|%2e){1,2}([/?].*)?|(/|%2f).*)", Pattern.CASE_INSENSITIVE);

    /** The path of a request that loads a page; empty for scripts and files. */
    static Optional<String> of(HttpServletRequest request) {
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean isPage =
                request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.of(path + query).filter(page -> isPage).flatMap(WantedPage::checked);
    }

    /** Empty unless it is a page of this server; also empty for the start page. */
    static Optional<String> checked(@Nullable String page) {
        return Optional.ofNullable(page)
                .filter(wanted -> wanted.length() <= LONGEST && !wanted.equals("/"))
                .filter(wanted -> HERE.matcher(wanted).matches()
                        && !CLIMBS.matcher(wanted).matches());
    }

    /** Appends it to a URL as a parameter. */
    static String behind(String address, Optional<String> wanted) {
        String sign = address.indexOf('?') < 0 ? "?" : "&";
        return wanted.map(page -> address + sign + PARAMETER + "=" + UriUtils.encode(page, StandardCharsets.UTF_8))
                .orElse(address);
    }

    /** Sets the page from the pending sign-in that this request answers. */
    static void isWanted(HttpServletRequest answer, String page) {
        checked(page).ifPresent(wanted -> answer.setAttribute(TAKEN, wanted));
    }

    static Optional<String> broughtBy(HttpServletRequest answer) {
        return answer.getAttribute(TAKEN) instanceof String page ? Optional.of(page) : Optional.empty();
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        // The entry point puts it into the URL instead.
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return broughtBy(request).map(SimpleSavedRequest::new).orElse(null);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(TAKEN);
    }
}
