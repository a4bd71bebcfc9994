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
 * The page somebody wanted before signing in. It goes along with the sign-in, from the address of the sign-in page through its form and
 * the pending sign-in to the answer of the provider. So each tab comes out where it wanted to go, and a restart loses nothing.
 */
final class WantedPage implements RequestCache {

    static final String PARAMETER = "to";

    private static final String TAKEN = WantedPage.class.getName();
    private static final int LONGEST = 600;

    /** A path of this server: one slash, never two, nothing a browser would read as another host, nothing that cannot be seen. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>`{}|^#]]*");

    /** What a browser that loads a page wants; scripts and files want no page. */
    static Optional<String> of(HttpServletRequest request) {
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean isPage =
                request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.of(path + query).filter(page -> isPage).flatMap(WantedPage::checked);
    }

    /** Empty unless it is a page of this server. The start needs no mention. */
    static Optional<String> checked(@Nullable String page) {
        return Optional.ofNullable(page)
                .filter(wanted -> wanted.length() <= LONGEST && !wanted.equals("/"))
                .filter(wanted -> HERE.matcher(wanted).matches());
    }

    /** As a parameter of an address, after what stands there already. */
    static String behind(String address, Optional<String> wanted) {
        String sign = address.indexOf('?') < 0 ? "?" : "&";
        return wanted.map(page -> address + sign + PARAMETER + "=" + UriUtils.encode(page, StandardCharsets.UTF_8))
                .orElse(address);
    }

    /** The pending sign-in that this request answers has brought it along. */
    static void isWanted(HttpServletRequest answer, String page) {
        checked(page).ifPresent(wanted -> answer.setAttribute(TAKEN, wanted));
    }

    static Optional<String> broughtBy(HttpServletRequest answer) {
        return answer.getAttribute(TAKEN) instanceof String page ? Optional.of(page) : Optional.empty();
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        // It goes along in the address that the entry point leads to.
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
