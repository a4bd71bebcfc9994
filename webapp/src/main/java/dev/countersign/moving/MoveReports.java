package dev.countersign.moving;

import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestRows;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what became of requests that were moved in one act. It authorizes nobody. */
@Component
class MoveReports {

    /** The batches that are listed. */
    private static final int MOST = 10;

    private final BatchRepository batches;
    private final RequestRows rows;
    private final Templates templates;
    private final People people;

    MoveReports(BatchRepository batches, RequestRows rows, Templates templates, People people) {
        this.batches = batches;
        this.rows = rows;
        this.templates = templates;
        this.people = people;
    }

    List<MoveBatch> latest(TenantId tenant, String template) {
        List<BatchRepository.Batch> found = batches.latest(template, MOST);
        Map<PersonId, PersonName> names = people.names(
                tenant, found.stream().map(BatchRepository.Batch::by).collect(Collectors.toSet()));
        return found.stream().flatMap(batch -> batch(tenant, batch, names)).toList();
    }

    Optional<MoveReport> report(TenantId tenant, UUID id, Optional<MoveReport.Position> after) {
        return batches.find(id)
                .flatMap(found -> batch(tenant, found, people.names(tenant, List.of(found.by())))
                        .findFirst())
                .map(batch -> report(tenant, batch, after));
    }

    private MoveReport report(TenantId tenant, MoveBatch batch, Optional<MoveReport.Position> after) {
        List<BatchRepository.Item> items = batches.items(batch.id(), after, Moves.PAGE + 1);
        List<BatchRepository.Item> page = items.subList(0, Math.min(Moves.PAGE, items.size()));
        Map<RequestId, RequestRow> found =
                rows.of(tenant, page.stream().map(BatchRepository.Item::request).toList()).stream()
                        .collect(Collectors.toMap(RequestRow::id, Function.identity()));
        return new MoveReport(
                batch,
                page.stream()
                        .flatMap(item -> Stream.ofNullable(found.get(item.request()))
                                .map(row ->
                                        new MoveReport.Line(row, item.status().equals("WAITING"), item.refusal())))
                        .toList(),
                items.size() > Moves.PAGE
                        ? Optional.of(new MoveReport.Position(
                                page.getLast().status(), page.getLast().request()))
                        : Optional.empty());
    }

    private Stream<MoveBatch> batch(TenantId tenant, BatchRepository.Batch batch, Map<PersonId, PersonName> names) {
        PersonName by = names.get(batch.by());
        if (by == null) {
            return Stream.empty();
        }
        Map<String, Integer> counts = batches.counts(batch.id());
        return Stream.of(new MoveBatch(
                batch.id(),
                number(tenant, batch.from()),
                number(tenant, batch.to()),
                by,
                batch.reason(),
                batch.at(),
                batch.ended(),
                counts.getOrDefault("WAITING", 0),
                counts.getOrDefault("MOVED", 0),
                counts.getOrDefault("REFUSED", 0)));
    }

    private int number(TenantId tenant, TemplateVersionId version) {
        return templates.find(tenant, version).map(TemplateVersion::version).orElse(0);
    }
}
