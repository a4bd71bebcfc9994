package dev.countersign.moving.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MovePlan;
import dev.countersign.moving.MoveReport;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.Links;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the page shows is in its URL: between which versions, which steps become which, and from which request on. Or a batch. */
record MoveAddress(String template) {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String STEP = "step.";
    private static final String AFTER = "after";
    private static final String BATCH = "batch";
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");

    /** Goes to one of these addresses. */
    static void go(UI ui, String address) {
        Location location = new Location(address);
        ui.navigate(location.getPath(), location.getQueryParameters());
    }

    String page() {
        return "organisation/templates/" + template + "/move";
    }

    String versions() {
        return "organisation/templates/" + template + "?tab=versions";
    }

    String of(MoveChoice choice) {
        return page() + "?" + query(choice, Map.of());
    }

    String of(MoveChoice choice, RequestId after) {
        return page() + "?" + query(choice, Map.of(AFTER, after.toString()));
    }

    String of(UUID batch) {
        return page() + "?" + QueryParameters.of(BATCH, batch.toString()).getQueryString();
    }

    String of(UUID batch, MoveReport.Position after) {
        return page() + "?"
                + QueryParameters.simple(Map.of(BATCH, batch.toString(), AFTER, after.status() + ":" + after.request()))
                        .getQueryString();
    }

    /** Without versions in the URL: from the one before the newest, to the newest. */
    MoveChoice choice(QueryParameters given, int newest) {
        int to = number(given, TO).orElse(newest);
        int from = number(given, FROM).orElse(Math.max(1, to - 1));
        Map<String, String> steps = new HashMap<>();
        given.getParameters().forEach((name, values) -> {
            if (name.startsWith(STEP)
                    && KEY.matcher(name.substring(STEP.length())).matches()
                    && KEY.matcher(values.getFirst()).matches()) {
                steps.put(name.substring(STEP.length()), values.getFirst());
            }
        });
        return new MoveChoice(template, from, to, steps);
    }

    /** The same from the newest older version that requests run, unless the URL names one. */
    MoveChoice choice(QueryParameters given, MoveChoice choice, MovePlan plan) {
        return plan.running().keySet().stream()
                .filter(version -> version < choice.to() && number(given, FROM).isEmpty())
                .max(Integer::compare)
                .map(version -> new MoveChoice(template, version, choice.to(), choice.steps()))
                .orElse(choice);
    }

    static Optional<UUID> batch(QueryParameters given) {
        return given.getSingleParameter(BATCH).flatMap(Links::uuid);
    }

    static Optional<RequestId> after(QueryParameters given) {
        return given.getSingleParameter(AFTER).flatMap(Links::uuid).map(RequestId::new);
    }

    static Optional<MoveReport.Position> position(QueryParameters given) {
        return given.getSingleParameter(AFTER)
                .map(text -> text.split(":", 2))
                .filter(parts -> parts.length == 2 && parts[0].matches("WAITING|MOVED|REFUSED"))
                .flatMap(parts ->
                        Links.uuid(parts[1]).map(request -> new MoveReport.Position(parts[0], new RequestId(request))));
    }

    private static Optional<Integer> number(QueryParameters given, String name) {
        return given.getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf);
    }

    private static String query(MoveChoice choice, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(FROM, Integer.toString(choice.from()));
        parameters.put(TO, Integer.toString(choice.to()));
        choice.steps().forEach((before, then) -> parameters.put(STEP + before, then));
        parameters.putAll(more);
        return QueryParameters.simple(parameters).getQueryString();
    }
}
