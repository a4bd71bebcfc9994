package dev.countersign.approval.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxFilter.Due;
import dev.countersign.approval.InboxFilter.Sort;
import dev.countersign.people.PersonId;
import dev.countersign.request.ui.Links;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The filter of the inbox as query parameters, {@code ?due=today&template=purchase-request}. Invalid parameters are ignored. */
final class FilterInAddress {

    private static final String DUE = "due";
    private static final String TEMPLATE = "template";
    private static final String REQUESTER = "requester";
    private static final String TEXT = "text";
    private static final String SORT = "sort";

    private FilterInAddress() {}

    static InboxFilter read(QueryParameters parameters) {
        Due due = switch (parameters.getSingleParameter(DUE).orElse("")) {
            case "today" -> Due.TODAY;
            case "overdue" -> Due.OVERDUE;
            default -> Due.ANY;
        };
        Sort sort = parameters.getSingleParameter(SORT).filter("newest"::equals).isPresent() ? Sort.NEWEST : Sort.DUE;
        return new InboxFilter(
                due,
                parameters.getSingleParameter(TEMPLATE).filter(key -> !key.isBlank()),
                parameters.getSingleParameter(REQUESTER).flatMap(Links::uuid).map(PersonId::new),
                parameters.getSingleParameter(TEXT).orElse(""),
                sort);
    }

    static QueryParameters parameters(InboxFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (filter.due() != Due.ANY) {
            parameters.put(DUE, filter.due().name().toLowerCase(Locale.ROOT));
        }
        filter.template().ifPresent(key -> parameters.put(TEMPLATE, key));
        filter.requester().ifPresent(person -> parameters.put(REQUESTER, person.toString()));
        if (!filter.text().isBlank()) {
            parameters.put(TEXT, filter.text());
        }
        if (filter.sort() != Sort.DUE) {
            parameters.put(SORT, filter.sort().name().toLowerCase(Locale.ROOT));
        }
        return QueryParameters.simple(parameters);
    }

    /** A path below the root of the application, with the filter. */
    static String write(String path, InboxFilter filter) {
        String query = parameters(filter).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
