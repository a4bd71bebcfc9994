package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A replay that goes on page by page, and remembers what its pages have in common: compiled templates, whom steps ask, and the sums. Of one thread at a time.
 */
public final class ReplayRun {

    private final TenantId tenant;
    private final String template;
    private final Prepared draft;
    private final int total;
    private final Walker walker;
    private final Map<TemplateVersionId, Prepared> versions = new HashMap<>();
    private final FieldGaps.Count gaps = new FieldGaps.Count();
    private final Map<Difference.Kind, Integer> kinds = new EnumMap<>(Difference.Kind.class);
    private final Map<Text, Integer> added = new HashMap<>();
    private final Map<Text, Integer> gone = new HashMap<>();
    private int changed;
    private int done;
    private UUID before = new UUID(-1, -1);

    ReplayRun(TenantId tenant, String template, Prepared draft, int total, Walker walker) {
        this.tenant = tenant;
        this.template = template;
        this.draft = draft;
        this.total = total;
        this.walker = walker;
    }

    public int total() {
        return total;
    }

    public boolean isDone() {
        return done >= total;
    }

    TenantId tenant() {
        return tenant;
    }

    String template() {
        return template;
    }

    /** Those of the next page were made before this one. */
    UUID before() {
        return before;
    }

    int left() {
        return total - done;
    }

    /** There are fewer than were counted: some were removed meanwhile. */
    void end() {
        done = total;
    }

    int done() {
        return done;
    }

    /** Compares the way by the draft with the one by the version of the request, with the same answers and the same people. */
    List<Difference> compare(PastRequest past, TemplateDefinition version, JsonNode facts) {
        Prepared own = versions.computeIfAbsent(past.version(), _ -> Prepared.of(version));
        Walked then = walk(own, past, facts);
        Walked now = walk(draft, past, facts);
        List<Difference> differences = new Comparison(then.walk(), version, now).differences();
        int last =
                past.forms().keySet().stream().mapToInt(number -> number).max().orElse(1);
        gaps.add(version.form(), draft.definition().form(), version.form().normalize(past.form(last)));
        count(differences);
        before = past.id().value();
        done++;
        return differences;
    }

    private Walked walk(Prepared by, PastRequest past, JsonNode facts) {
        return walker.walk(
                by,
                new Walker.Imagined(
                        past.requester(),
                        facts,
                        revision -> by.definition().form().normalize(past.form(revision)),
                        past.submittedAt()),
                past.answers());
    }

    private void count(List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        changed++;
        differences.stream().map(Difference::kind).distinct().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        Set<Text> newSteps = new HashSet<>();
        Set<Text> lostSteps = new HashSet<>();
        for (Difference difference : differences) {
            if (difference instanceof Difference.Added one) {
                newSteps.add(one.name());
            } else if (difference instanceof Difference.Gone one) {
                lostSteps.add(one.name());
            }
        }
        newSteps.forEach(step -> added.merge(step, 1, Integer::sum));
        lostSteps.forEach(step -> gone.merge(step, 1, Integer::sum));
    }

    ReplayPage.Sums sums() {
        return new ReplayPage.Sums(changed, kinds, added, gone, gaps.sum());
    }
}
