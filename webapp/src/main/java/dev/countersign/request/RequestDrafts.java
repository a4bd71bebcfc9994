package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people have typed into forms and not sent, so that it survives the tab and the browser. Everybody has their own. */
@Service
public class RequestDrafts {

    /** The most characters of one. What is longer stays in the tab only. The database enforces this limit, too. */
    static final int LONGEST = 300_000;

    /** Of a person; the oldest are dropped. */
    static final int MOST = 20;

    private static final int LONGEST_FORM = 200;

    private final ActorTransaction acting;
    private final RequestDraftRepository drafts;
    private final Clock clock;

    RequestDrafts(ActorTransaction acting, RequestDraftRepository drafts, Clock clock) {
        this.acting = acting;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Keeps what was typed so far.
     *
     * @param form the name of the form
     * @param submission the id with which it will be sent
     * @param content as the page wrote it; nothing is kept for an empty one
     */
    public void keep(Actor actor, String form, UUID submission, String content) {
        String text = StorableText.of(content);
        String name = StorableText.of(form);
        if (text.length() > LONGEST || name.isEmpty() || name.length() > LONGEST_FORM) {
            return;
        }
        acting.call(actor, present -> {
            if (text.isEmpty()) {
                drafts.forget(present.person(), submission);
            } else {
                drafts.put(present, name, submission, text, clock.instant());
                drafts.keepNewest(present.person(), MOST);
            }
            return present;
        });
    }

    /** The newest of a form. */
    public Optional<StoredDraft> newest(Actor actor, String form) {
        return acting.call(actor, present -> drafts.newest(present.person(), StorableText.of(form)));
    }

    /** It was sent, or is not wanted any more. */
    public void forget(Actor actor, UUID submission) {
        acting.call(actor, present -> {
            drafts.forget(present.person(), submission);
            return present;
        });
    }
}
