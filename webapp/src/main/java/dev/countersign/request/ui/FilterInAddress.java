package dev.countersign.request.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestFilter.Group;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The filter of a list as query parameters, {@code ?status=open&text=desk}. What does not fit reads as no filter. */
final class FilterInAddress {

    private static final String STATUS = "status";
    private static final String TEXT = "text";
    private static final String PAGES = "pages";

    /** More are not read at once, whatever an address says. */
    private static final int MOST_PAGES = 20;

    private FilterInAddress() {}

    static RequestFilter read(QueryParameters parameters) {
        return new RequestFilter(
                parameters
                        .getSingleParameter(STATUS)
                        .map(FilterInAddress::group)
                        .orElse(Group.ALL),
                parameters.getSingleParameter(TEXT).orElse(""));
    }

    /** How many pages of the list to show: Back leads to as long a list as was left. */
    static int pages(QueryParameters parameters) {
        return parameters
                .getSingleParameter(PAGES)
                .filter(digits -> digits.matches("[1-9]\\d?"))
                .map(digits -> Math.min(Integer.parseInt(digits), MOST_PAGES))
                .orElse(1);
    }

    static String write(String path, RequestFilter filter, int pages) {
        String address = write(path, filter);
        return address + (address.equals(path) ? "?" : "&") + PAGES + "=" + Math.min(pages, MOST_PAGES);
    }

    static QueryParameters parameters(RequestFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (filter.group() != Group.ALL) {
            parameters.put(STATUS, word(filter.group()));
        }
        if (!filter.text().isBlank()) {
            parameters.put(TEXT, filter.text());
        }
        return QueryParameters.simple(parameters);
    }

    static String write(String path, RequestFilter filter) {
        String query = parameters(filter).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static Group group(String word) {
        return Arrays.stream(Group.values())
                .filter(group -> word(group).equals(word))
                .findFirst()
                .orElse(Group.ALL);
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
