package dev.countersign.agreement;

import dev.countersign.agreement.Proposal.Status;
import dev.countersign.live.Changes;
import dev.countersign.request.RequestEnded;
import dev.countersign.template.TemplateDraftId;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears how the requests for an agreement end, in the transaction that ends them. */
@Component
class Answered {

    private final ProposalRepository proposals;
    private final PublishCall call;
    private final Changes changes;
    private final Clock clock;

    Answered(ProposalRepository proposals, PublishCall call, Changes changes, Clock clock) {
        this.proposals = proposals;
        this.call = call;
        this.changes = changes;
        this.clock = clock;
    }

    @EventListener
    void on(RequestEnded ended) {
        if (!ended.template().equals(Asking.TEMPLATE.key())) {
            return;
        }
        proposals
                .ofRequest(ended.request())
                .filter(row -> row.status() == Status.ASKED)
                .ifPresent(row -> {
                    Status status = switch (ended) {
                        case RequestEnded.Approved _ -> Status.AGREED;
                        case RequestEnded.Denied _ -> Status.DENIED;
                        case RequestEnded.Expired _, RequestEnded.Failed _, RequestEnded.Withdrawn _ -> Status.ENDED;
                    };
                    proposals.become(row.id(), status, "", clock.instant());
                    if (status == Status.AGREED) {
                        call.put(new PublishCall.Ref(ended.tenant().value(), row.id()));
                    }
                    row.draft()
                            .map(TemplateDraftId::value)
                            .ifPresent(draft -> changes.announce(ended.tenant(), draft, List.of()));
                });
    }
}
