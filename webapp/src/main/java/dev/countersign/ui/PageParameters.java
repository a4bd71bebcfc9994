package dev.countersign.ui;

import com.vaadin.flow.server.communication.StreamRequestHandler;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters and headers of Vaadin's own requests. Vaadin parses them without a check, and treats those that no page sends as a failure of the server. */
public final class PageParameters {

    private static final Pattern PAGE_ID = Pattern.compile("[0-9]{1,9}");

    private static final String UPLOADS = "/" + StreamRequestHandler.DYN_RES_PREFIX;

    private PageParameters() {}

    /** Whether Vaadin can parse them. */
    public static boolean areReadable(HttpServletRequest request) {
        return isIdOrNone(request) && (!begins(request) || isLocation(request)) && isFileOrNone(request);
    }

    /** Pages send each file as a body of its own. */
    private static boolean isFileOrNone(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                || !request.getRequestURI().startsWith(request.getContextPath() + UPLOADS);
    }

    private static boolean begins(HttpServletRequest request) {
        return ApplicationConstants.REQUEST_TYPE_INIT.equals(
                request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }

    private static boolean isIdOrNone(HttpServletRequest request) {
        @Nullable String id = request.getParameter(ApplicationConstants.UI_ID_PARAMETER);
        return id == null || PAGE_ID.matcher(id).matches();
    }

    private static boolean isLocation(HttpServletRequest request) {
        return PageMessage.isLocation(
                given(request, ApplicationConstants.REQUEST_LOCATION_PARAMETER),
                given(request, ApplicationConstants.REQUEST_QUERY_PARAMETER));
    }

    private static String given(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
