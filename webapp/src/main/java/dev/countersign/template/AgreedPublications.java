package dev.countersign.template;

import dev.countersign.people.Actor;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Publishes what somebody else has agreed to, in the name of who would publish it and with the rights that they have then. No page calls it. */
@Component
public class AgreedPublications {

    private final Publishing publishing;
    private final DraftRepository drafts;
    private final CatalogueRepository catalogue;
    private final CaseGate cases;
    private final DraftWork work;

    AgreedPublications(
            Publishing publishing,
            DraftRepository drafts,
            CatalogueRepository catalogue,
            CaseGate cases,
            DraftWork work) {
        this.publishing = publishing;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.cases = cases;
        this.work = work;
    }

    /**
     * Publishes it. A draft that was changed since stays, and continues the new version. Call it outside a transaction.
     *
     * @param waits whether it still waits, asked in the transaction that records the version
     * @param recorded runs in that transaction, with the number of the version
     */
    public PublishResult publish(
            Actor proposer,
            ProposedPublication agreed,
            Predicate<Actor> waits,
            java.util.function.IntConsumer recorded) {
        String key = agreed.definition().key();
        return publishing.publish(
                proposer,
                new Publishing.Attempt(
                        new Publication(agreed.definition(), agreed.source(), agreed.note()),
                        present -> waits.test(present) ? Optional.empty() : Optional.of(new PublishResult.Changed()),
                        _ -> {},
                        present -> {
                            agreed.draft().ifPresent(draft -> end(present, draft, agreed.edition(), key));
                            recorded.accept(catalogue.newestNumber(key).orElseThrow());
                        }));
    }

    private void end(Actor present, TemplateDraftId draft, int edition, String key) {
        cases.published(draft, key);
        Optional<DraftRepository.Row> now = drafts.lock(draft);
        if (now.filter(row -> row.edition() == edition).isPresent()) {
            work.published(present, now.get());
        } else if (now.isPresent()) {
            drafts.continueWith(draft, key);
        }
    }
}
