package dev.countersign.bench;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.trial.ReplayBegin;
import dev.countersign.trial.ReplayPage;
import dev.countersign.trial.ReplayRun;
import dev.countersign.trial.Replays;
import java.util.Optional;

/** Replays the newest requests with a draft that lacks their last step, as the page of a draft does. */
final class Replay {

    /**
     * What was replayed.
     *
     * @param changed how many would take another way
     */
    record Replayed(int requests, int changed, long nanos) {}

    private final TemplateDrafts drafts;
    private final Replays replays;
    private final Actor administrator;

    Replay(RunningProduct product, Actor administrator) {
        this.drafts = product.get(TemplateDrafts.class);
        this.replays = product.get(Replays.class);
        this.administrator = administrator;
    }

    Replayed run() {
        BeginResult begun = drafts.begin(administrator, new DraftOrigin.Template(Organisation.TEMPLATE));
        TemplateDraftId draft = ((BeginResult.Begun) begun).draft();
        drafts.change(
                administrator,
                draft,
                before -> Optional.of(
                        before.with(before.steps().subList(0, before.steps().size() - 1))));
        try {
            long begin = System.nanoTime();
            ReplayRun run = ((ReplayBegin.Begun) replays.begin(administrator, draft, Replays.MOST)).run();
            int done = 0;
            int changed = 0;
            Optional<ReplayPage> page = replays.next(administrator, run);
            while (page.isPresent()) {
                done = page.get().done();
                changed = page.get().sums().changed();
                page = replays.next(administrator, run);
            }
            return new Replayed(done, changed, System.nanoTime() - begin);
        } finally {
            drafts.discard(administrator, draft);
        }
    }
}
