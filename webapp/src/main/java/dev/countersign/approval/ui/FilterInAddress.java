package dev.countersign.approval.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxFilter.Due;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The filter of the inbox as query parameters, {@code ?due=today&template=purchase-request}. Invalid parameters are ignored. */
final class FilterInAddress {

    private static final String DUE = "due";
    private static final String TEMPLATE = "template";

    private FilterInAddress() {}

    static InboxFilter read(QueryParameters parameters) {
        Due due = switch (parameters.getSingleParameter(DUE).orElse("")) {
            case "today" -> Due.TODAY;
            case "overdue" -> Due.OVERDUE;
            default -> Due.ANY;
        };
        return new InboxFilter(due, parameters.getSingleParameter(TEMPLATE).filter(key -> !key.isBlank()));
    }

    static QueryParameters parameters(InboxFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (filter.due() != Due.ANY) {
            parameters.put(DUE, filter.due().name().toLowerCase(Locale.ROOT));
        }
        filter.template().ifPresent(key -> parameters.put(TEMPLATE, key));
        return QueryParameters.simple(parameters);
    }

    /** A path below the root of the application, with the filter. */
    static String write(String path, InboxFilter filter) {
        String query = parameters(filter).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
