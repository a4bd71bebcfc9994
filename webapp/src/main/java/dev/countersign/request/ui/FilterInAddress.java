package dev.countersign.request.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestFilter.Group;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The filter of a list as query parameters, {@code ?status=open&text=desk}. Invalid parameters are ignored. */
final class FilterInAddress {

    private static final String STATUS = "status";
    private static final String TEXT = "text";
    private static final String PAGES = "pages";
    private static final String FROM = "from";

    private FilterInAddress() {}

    static RequestFilter read(QueryParameters parameters) {
        return new RequestFilter(
                parameters
                        .getSingleParameter(STATUS)
                        .map(FilterInAddress::group)
                        .orElse(Group.ALL),
                parameters.getSingleParameter(TEXT).orElse(""));
    }

    /** Which part of the list to show, so that Back returns to the same part. */
    static ListPart part(QueryParameters parameters) {
        return new ListPart(
                parameters.getSingleParameter(FROM).flatMap(Links::uuid),
                parameters
                        .getSingleParameter(PAGES)
                        .filter(digits -> digits.matches("[1-9]\\d?"))
                        .map(Integer::parseInt)
                        .orElse(1));
    }

    static String write(String path, RequestFilter filter, ListPart part) {
        Map<String, String> parameters = named(filter);
        parameters.put(PAGES, Integer.toString(part.pages()));
        part.start().ifPresent(start -> parameters.put(FROM, start.toString()));
        return path + "?" + QueryParameters.simple(parameters).getQueryString();
    }

    static QueryParameters parameters(RequestFilter filter) {
        return QueryParameters.simple(named(filter));
    }

    private static Map<String, String> named(RequestFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (filter.group() != Group.ALL) {
            parameters.put(STATUS, word(filter.group()));
        }
        if (!filter.text().isBlank()) {
            parameters.put(TEXT, filter.text());
        }
        return parameters;
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
